// The order of offers and the pages cut from it: by key, so that what did not change between two pages comes exactly once.
import type { OffersQuery } from '#contracts/offer';
import { arrivalOf, departureOf, type Itinerary, type TimedSegment, travelTimeOf } from '#domain/itinerary';

type Sort = OffersQuery['sort'];
export type Orderable = { key: string; itinerary: Itinerary<TimedSegment>; totalMinor: number };
/** The values an offer is ordered by; no two offers have the same, since the last one names the offer. */
export type OfferPosition = readonly [sorted: number, price: number, departure: number, key: string];

/** Departure and arrival are those of the outbound slice; the duration is that of all slices together. */
export function positionOf(offer: Orderable, sort: Sort): OfferPosition {
  const outbound = offer.itinerary[0] ?? [];
  const values = {
    price: offer.totalMinor,
    departure: departureOf(outbound),
    arrival: arrivalOf(outbound),
    duration: travelTimeOf(offer.itinerary),
  };
  return [values[keyOf(sort)], offer.totalMinor, departureOf(outbound), offer.key];
}

/** The offers after a position, and where the next page begins if there is one. */
export function pageAfter<Offer extends Orderable>(
  offers: readonly Offer[],
  sort: Sort,
  after: OfferPosition | null,
  limit: number,
): { shown: Offer[]; next: OfferPosition | null } {
  const compare = comparing(sort);
  const following = offers
    .map((offer) => ({ offer, position: positionOf(offer, sort) }))
    .filter(({ position }) => after === null || compare(position, after) > 0)
    .sort((left, right) => compare(left.position, right.position));
  const shown = following.slice(0, limit);
  const next = following.length > limit ? (shown.at(-1)?.position ?? null) : null;
  return { shown: shown.map(({ offer }) => offer), next };
}

/** A minus reverses what was asked to be sorted by; ties are broken the same way in both directions. */
function comparing(sort: Sort): (left: OfferPosition, right: OfferPosition) => number {
  const direction = sort.startsWith('-') ? -1 : 1;
  return (left, right) =>
    direction * (left[0] - right[0]) ||
    left[1] - right[1] ||
    left[2] - right[2] ||
    (left[3] < right[3] ? -1 : left[3] > right[3] ? 1 : 0);
}

function keyOf(sort: Sort): 'price' | 'departure' | 'arrival' | 'duration' {
  switch (sort) {
    case 'price':
    case '-price':
      return 'price';
    case 'departure':
    case '-departure':
      return 'departure';
    case 'arrival':
    case '-arrival':
      return 'arrival';
    case 'duration':
    case '-duration':
      return 'duration';
  }
}
