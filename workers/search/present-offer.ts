// Offers, their segments and price lines as clients read them.
import type { FlightEndOnWire } from '#contracts/flight';
import { presentMoney } from '#contracts/money';
import type { OfferOnWire, PriceLineOnWire, SegmentOnWire } from '#contracts/offer';
import type { Slice } from '#domain/itinerary';
import { arrivalOf, departureOf, placesIn } from '#domain/itinerary';
import { durationBetween, offsetTimeOf } from '#domain/local-time';
import type { Currency } from '#domain/money';
import { lineTotal, type PassengerCounts, type PriceLine } from '#domain/pricing';
import type { SignedOffer } from './offer-token.ts';
import type { Airports, OfferedSegment, PricedOffer } from './price-itinerary.ts';
import type { SheetAirport, SheetFare, SheetFlight } from './sheet.ts';
import { presentConditions } from './sheet-records.ts';

export type FlownSegment = Omit<SheetFlight, 'available' | 'status' | 'salesCloseAt'>;
type SoldAs = Pick<SheetFare, 'cabin' | 'bookingClass' | 'fareBasis'>;

const utc = (instant: number): string => new Date(instant).toISOString();

export function presentOffer(
  offer: PricedOffer,
  lines: PriceLine[],
  { offerId, expiresAt }: SignedOffer,
  passengers: PassengerCounts,
  airports: Airports,
  currency: Currency,
): OfferOnWire {
  return {
    id: offerId,
    expires_at: utc(expiresAt),
    total: presentMoney({ amountMinor: offer.totalMinor, currency }),
    price_lines: lines.map((line) => presentPriceLine(line, currency)),
    passengers,
    fare_brand: offer.fareBrand,
    conditions: presentConditions(offer.conditions, currency),
    slices: offer.itinerary.map((slice, index) => presentSlice(slice, offer.fares[index] ?? [], airports)),
  };
}

function presentSlice(
  slice: Slice<OfferedSegment>,
  fares: SheetFare[],
  airports: Airports,
): OfferOnWire['slices'][number] {
  const segments = slice.flatMap((segment, index) => {
    const fare = fares[index];
    if (!fare) return [];
    return { ...presentSegment(segment, fare, airports), seats_left: placesIn(segment.available, fare) };
  });
  return sliceOf(segments, durationBetween(departureOf(slice), arrivalOf(slice)));
}

/** A slice from the segments it is made of; there is always at least one. */
export function sliceOf(segments: SegmentOnWire[], duration: string): OfferOnWire['slices'][number] {
  const [first, last] = [segments.at(0), segments.at(-1)];
  if (!first || !last) throw new Error('A slice has a segment.');
  return { origin: first.origin, destination: last.destination, duration, connections: segments.length - 1, segments };
}

export function presentSegment(
  flight: FlownSegment,
  sold: SoldAs,
  airports: Airports,
): Omit<SegmentOnWire, 'seats_left'> {
  const origin = airportIn(airports, flight.origin);
  const destination = airportIn(airports, flight.destination);
  return {
    flight_id: flight.flightId,
    carrier: flight.carrier,
    flight_number: flight.flightNumber,
    origin: presentEnd(origin, flight.originTerminal),
    destination: presentEnd(destination, flight.destinationTerminal),
    departing_at: offsetTimeOf(flight.departingAt, origin.timeZone),
    departing_at_utc: utc(flight.departingAt),
    arriving_at: offsetTimeOf(flight.arrivingAt, destination.timeZone),
    arriving_at_utc: utc(flight.arrivingAt),
    duration: durationBetween(flight.departingAt, flight.arrivingAt),
    aircraft: flight.aircraftType,
    cabin: sold.cabin,
    booking_class: sold.bookingClass,
    fare_basis: sold.fareBasis,
  };
}

export function presentPriceLine(line: PriceLine, currency: Currency): PriceLineOnWire {
  return {
    kind: line.kind,
    code: line.code,
    label: line.label,
    passenger_type: line.passengerType,
    quantity: line.quantity,
    unit: presentMoney({ amountMinor: line.unitMinor, currency }),
    total: presentMoney({ amountMinor: lineTotal(line), currency }),
  };
}

function airportIn(airports: Airports, iata: string): SheetAirport {
  const airport = airports.get(iata);
  if (!airport) throw new Error(`A flight leaves or reaches ${iata}, which is no airport of the catalogue.`);
  return airport;
}

const presentEnd = (airport: SheetAirport, terminal: string | null): FlightEndOnWire => ({
  iata: airport.iata,
  name: airport.name,
  city: airport.city,
  country: airport.country,
  time_zone: airport.timeZone,
  terminal,
});
