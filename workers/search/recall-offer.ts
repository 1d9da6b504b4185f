// A signed offer put together again from what it names: its flights as they are now, its price exactly as it was promised.
import type { FlightChangeKind, flights } from '#database/catalog-flights';
import type { HoldFailure } from '#domain/errors';
import { isOnSale } from '#domain/flight-plan';
import type { FlightId, Instant } from '#domain/ids';
import { type PriceShare, priceShares, type SoldTax } from '#domain/price-shares';
import { type PricedSegment, type PriceLine, priceLines, totalOf } from '#domain/pricing';
import type { OpenedOffer, PromisedSegment } from './offer-token.ts';
import type { FlownSegment } from './present-offer.ts';
import { type Airports, pricedSegments } from './price-itinerary.ts';
import type { SheetAirport, SheetFare } from './sheet.ts';

type FlightRow = typeof flights.$inferSelect;

export type OfferFacts = {
  flights: FlightRow[];
  airports: SheetAirport[];
  fares: SheetFare[];
  taxes: SoldTax[];
  changes: { flightId: FlightId; planVersion: number; kinds: FlightChangeKind[] }[];
};

export type RecalledSegment = { promised: PromisedSegment; flight: FlightRow; flown: FlownSegment; fare: SheetFare };
export type RecalledOffer = {
  slices: RecalledSegment[][];
  airports: Airports;
  lines: PriceLine[];
  shares: PriceShare[];
};

/** Null if something it names is gone, or if the lines do not add up to the signed total: then nobody can honour it. */
export function recallOffer(offer: OpenedOffer, facts: OfferFacts): RecalledOffer | null {
  const airports: Airports = new Map(facts.airports.map((airport) => [airport.iata, airport]));
  const slices = offer.slices.map((slice) =>
    slice.flatMap((promised) => recallSegment(promised, facts, airports) ?? []),
  );
  const isWhole = slices.every((slice, index) => slice.length === offer.slices[index]?.length);
  if (!isWhole || facts.taxes.length !== offer.taxes.length) return null;
  const fares = slices.map((slice) => slice.map(({ fare }) => fare));
  const flown = slices.map((slice) => slice.map((segment) => segment.flown));
  const priced = pricedSegments(flown, fares, airports);
  const taxes = inOrderOf(offer, facts.taxes);
  const lines = priceLines(priced, taxes, offer.passengers);
  if (totalOf(lines) !== offer.totalMinor) return null;
  return { slices, airports, lines, shares: priceShares(withFlights(priced, slices), taxes) };
}

/** Why a promised segment cannot be flown as promised, whatever its price. */
export function refuseSegment(segment: RecalledSegment, facts: OfferFacts, now: Instant): HoldFailure | null {
  const { flight, promised } = segment;
  const flightId = flight.id;
  if (flight.status === 'cancelled') return { code: 'flight_cancelled', flightId };
  if (!isOnSale(flight, now)) return { code: 'sales_closed', flightId, closedAt: Math.min(now, flight.salesCloseAt) };
  const moved = facts.changes.some(
    (change) =>
      change.flightId === flightId && change.planVersion > promised.planVersion && change.kinds.includes('times'),
  );
  return moved ? { code: 'itinerary_changed', flightId } : null;
}

function recallSegment(promised: PromisedSegment, facts: OfferFacts, airports: Airports): RecalledSegment | null {
  const flight = facts.flights.find(({ id }) => id === promised.flightId);
  const fare = facts.fares.find(
    ({ fareId, fareVersion }) => fareId === promised.fareId && fareVersion === promised.fareVersion,
  );
  if (!flight || !fare || !airports.has(flight.origin) || !airports.has(flight.destination)) return null;
  return { promised, flight, flown: { ...flight, flightId: flight.id }, fare };
}

/** What is priced has the shape of what was promised, segment by segment. */
function withFlights(priced: PricedSegment[][], slices: RecalledSegment[][]) {
  return priced.map((segments, slice) =>
    segments.flatMap((segment, index) => {
      const flight = slices[slice]?.[index]?.flight;
      return flight ? [{ ...segment, flightId: flight.id }] : [];
    }),
  );
}

const inOrderOf = (offer: OpenedOffer, rules: SoldTax[]): SoldTax[] =>
  offer.taxes.flatMap(
    ({ code, version }) => rules.find((rule) => rule.code === code && rule.version === version) ?? [],
  );
