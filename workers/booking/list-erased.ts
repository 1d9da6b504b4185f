// Which bookings were erased, for the part of the house that keeps the mails about them.
import type { ErasedBooking } from '#contracts/booking-service';
import type { Instant } from '#domain/ids';
import type { Caller } from '#platform/caller';
import type { ErasureStore } from './erasure.store.ts';

export type Deps = { erasures: Pick<ErasureStore, 'erasedBookings'>; now(): Instant };

/**
 * An erasure is listed a minute after it happened: by then none with an earlier time can still be on its way into the
 * database, and a mail that was being written meanwhile is sent or given up, so that whoever follows the list misses neither.
 */
const settledMilliseconds = 60_000;
const mostEntries = 500;

export async function listErasedBookings(
  deps: Deps,
  caller: Caller,
  after: ErasedBooking | null,
  limit: number,
): Promise<ErasedBooking[]> {
  if (caller.kind !== 'system') return [];
  return deps.erasures.erasedBookings(after, deps.now() - settledMilliseconds, Math.min(limit, mostEntries));
}
