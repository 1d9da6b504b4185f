// Every claim on a flight, passenger by passenger, for manifests and for telling bookings of a change.
import type { FlightClaim } from '#contracts/flight-object';
import type { Instant } from '#domain/ids';
import { isHoldAlive } from '#domain/seat-inventory';
import type { FlightMemory } from './flight-memory.ts';

/** The claims alive at `now`, in order of booking, then passenger. A seat change claims nothing for anybody yet. */
export function livingClaims(memory: FlightMemory, now: Instant): FlightClaim[] {
  const alive = [...memory.holds.values()].filter((hold) => hold.changesHoldId === null && isHoldAlive(hold, now));
  return alive
    .sort((one, other) => one.bookingId.localeCompare(other.bookingId, 'en'))
    .flatMap(({ bookingId, holdId, state, passengers }) =>
      passengers.map(({ passengerId, seat }) => ({
        bookingId,
        holdId,
        state: state === 'confirmed' ? state : 'held',
        passengerId,
        seat,
      })),
    );
}
