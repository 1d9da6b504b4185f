// Erases one booking: in its object, which decides whether it may be, then in the index.
import type { BookingObject, BookingRecord } from '#contracts/booking-object';
import type { BookingId, Instant } from '#domain/ids';
import type { Caller } from '#platform/caller';

export type Deps = {
  bookingAt(id: BookingId): BookingObject;
  /** Copies the booking into the index, where without names and address no hash of them is left. */
  index(record: BookingRecord): Promise<unknown>;
  markErased(id: BookingId, at: Instant): Promise<void>;
  now(): Instant;
};

/** False while the booking still needs its people. Safe to repeat from any point it broke off at. */
export async function eraseBooking(deps: Deps, caller: Caller, id: BookingId): Promise<boolean> {
  const erased = await deps.bookingAt(id).erase(caller);
  if (!erased.ok) throw new Error(`The booking was not erased: ${erased.error.code}`);
  if (!erased.value.isErased) return false;
  const record = await deps.bookingAt(id).read(caller);
  if (!record.ok) throw new Error(`The booking was not read: ${record.error.code}`);
  await deps.index(record.value);
  await deps.markErased(id, deps.now());
  return true;
}
