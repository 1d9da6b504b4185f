// An offer as a search would make it now: the same flights, cabin, brand and people, at the present fares, taxes and places.
import type { Instant } from '#domain/ids';
import type { OpenedOffer } from './offer-token.ts';
import {
  combineSlices,
  type OfferedSegment,
  type PricedOffer,
  priceSlice,
  type Terms,
  taxesInForce,
} from './price-itinerary.ts';
import type { RecalledOffer } from './recall-offer.ts';
import type { RouteDay, Sheet } from './sheet.ts';

/** Null when a search would not offer this itinerary in this cabin and brand at all. */
export function sellAgain(
  offer: OpenedOffer,
  { slices, airports }: RecalledOffer,
  sheets: Sheet[],
  now: Instant,
): { offer: PricedOffer; terms: Terms } | null {
  const itinerary = slices.map((slice) => slice.flatMap(({ flight }) => offeredSegment(flight.id, sheets) ?? []));
  if (itinerary.flat().length !== slices.flat().length) return null;
  const terms = { airports, taxes: taxesInForce(sheets, now), party: offer.passengers, now };
  const cabin = offer.slices[0]?.[0]?.cabin;
  const sold = combineSlices(itinerary.map((slice) => priceSlice(slice, terms)));
  const same = sold.find((of) => of.cabin === cabin && of.fareBrand === offer.fareBrand);
  return same ? { offer: same, terms } : null;
}

export function offeredSegment(flightId: string, sheets: Sheet[]): OfferedSegment | null {
  for (const sheet of sheets) {
    const flight = sheet.flights.find((on) => on.flightId === flightId);
    if (flight) return { ...flight, sheet };
  }
  return null;
}

export const routeDayOf = (flight: { origin: string; destination: string; departureDate: string }): RouteDay => ({
  origin: flight.origin,
  destination: flight.destination,
  date: flight.departureDate,
});
