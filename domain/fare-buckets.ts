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
  return limits.map(({ cabin, bookingClass }) => {
    const ofCabin = limits.filter((limit) => limit.cabin === cabin);
    const own = ofCabin.findIndex((limit) => limit.bookingClass === bookingClass);
    const leftAtOrAbove = ofCabin.slice(0, own + 1).map(({ limit }, rank) => {
      const below = ofCabin.slice(rank).map((lower) => lower.bookingClass);
      return (
        limit - countOf(claimed, cabin, (named) => below.includes(named) || (rank === 0 && !isLimited(ofCabin, named)))
      );
    });
    return { cabin, bookingClass, available: Math.max(0, Math.min(...leftAtOrAbove)) };
  });
}

function isLimited(limits: readonly ClassLimit[], bookingClass: BookingClass): boolean {
  return limits.some((limit) => limit.bookingClass === bookingClass);
}

function countOf(claimed: readonly ClaimedInClass[], cabin: Cabin, counts: (named: BookingClass) => boolean): number {
  return claimed.reduce(
    (sum, claim) => (claim.cabin === cabin && counts(claim.bookingClass) ? sum + claim.count : sum),
    0,
  );
}
