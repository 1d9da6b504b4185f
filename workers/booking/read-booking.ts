// Reads one booking from its object: as its owner, as staff, or for a mail.
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type { BookingObject } from '#contracts/booking-object';
import type { BookingForMail } from '#contracts/booking-service';
import type { TimelineEntryOnWire } from '#contracts/timeline';
import type { Failure } from '#domain/errors';
import type { BookingId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

export type Deps = { bookingAt(id: BookingId): BookingObject };

/** The object decides who may see it; everybody else hears that it does not exist. */
export async function readBooking(deps: Deps, caller: Caller, id: BookingId): Promise<Result<BookingOnWire, Failure>> {
  const record = await deps.bookingAt(id).read(caller);
  return record.ok ? ok(record.value.booking) : record;
}

export async function listPayments(
  deps: Deps,
  caller: Caller,
  id: BookingId,
): Promise<Result<PaymentOnWire[], Failure>> {
  return deps.bookingAt(id).payments(caller);
}

export async function readTimeline(
  deps: Deps,
  caller: Caller,
  id: BookingId,
): Promise<Result<TimelineEntryOnWire[], Failure>> {
  return deps.bookingAt(id).timeline(caller);
}

/** For notifications only: the booking as it is now, with the language to write in. */
export async function readForMail(deps: Deps, caller: Caller, id: BookingId): Promise<Result<BookingForMail, Failure>> {
  if (caller.kind !== 'system') return err({ code: 'forbidden' });
  const record = await deps.bookingAt(id).read(caller);
  if (!record.ok) return record;
  const { booking } = record.value;
  return ok({ booking, language: booking.contact.language });
}
