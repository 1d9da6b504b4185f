// Nested availability: a booking class may sell what its own limit and every limit above it still leave.
import type { BookingClass, ClassLimit } from '#domain/flight-plan';
import type { Cabin } from '#domain/seat-map';

/** Claims of one class, held and taken together. */
export type ClaimedInClass = { cabin: Cabin; bookingClass: BookingClass; count: number };
export type AvailableInClass = { cabin: Cabin; bookingClass: BookingClass; available: number };

/**
 * Places left in each class, in the order of the limits, which is from the highest class of a cabin to its lowest.
 * A limit counts its class and all below it, so lower classes never take what is protected for higher ones, while a
 * higher class may take anything. Claims in a class the limits no longer name count against the cabin as a whole.
 */
export function availableByClass(
  limits: readonly ClassLimit[],
  claimed: readonly ClaimedInClass[],
): AvailableInClass[] {
  const walks = new Map<Cabin, Walk>();
  for (const { cabin, bookingClass, count } of claimed) {
    const walk = walkOf(walks, cabin);
    walk.claims.set(bookingClass, (walk.claims.get(bookingClass) ?? 0) + count);
    walk.atOrBelow += count;
    walk.unlimited += count;
  }
  for (const { cabin, bookingClass } of limits) {
    const walk = walkOf(walks, cabin);
    walk.unlimited -= walk.claims.get(bookingClass) ?? 0;
  }
  return limits.map(({ cabin, bookingClass, limit }) => {
    const walk = walkOf(walks, cabin);
    walk.available = Math.min(walk.available, limit - walk.atOrBelow);
    // What the class below counts: neither this class nor, from the highest on, the ones without a limit.
    walk.atOrBelow -= (walk.claims.get(bookingClass) ?? 0) + walk.unlimited;
    walk.unlimited = 0;
    return { cabin, bookingClass, available: Math.max(0, walk.available) };
  });
}

/** The most places anyone is told of: more would tell competitors how full a flight is. */
const mostShown = 9;

/** Places as travellers see them: what a class still may sell, never more than its cabin has free, never more than nine. */
export function placesShown(
  classes: readonly AvailableInClass[],
  freeCountIn: (cabin: Cabin) => number,
): AvailableInClass[] {
  return classes.map(({ cabin, bookingClass, available }) => ({
    cabin,
    bookingClass,
    available: Math.max(0, Math.min(available, freeCountIn(cabin), mostShown)),
  }));
}

/** One cabin on the way down its classes: claims at or below the present one, those of classes without a limit, the least left so far. */
type Walk = { claims: Map<BookingClass, number>; atOrBelow: number; unlimited: number; available: number };

function walkOf(walks: Map<Cabin, Walk>, cabin: Cabin): Walk {
  let walk = walks.get(cabin);
  if (!walk) {
    walk = { claims: new Map(), atOrBelow: 0, unlimited: 0, available: Number.POSITIVE_INFINITY };
    walks.set(cabin, walk);
  }
  return walk;
}
