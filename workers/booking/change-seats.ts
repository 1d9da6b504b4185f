// Changes seats of a booking; the booking itself moves them on every flight or on none.
import type { BookingOnWire, ChangeSeatsRequest } from '#contracts/booking';
import type { BookingObject } from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import type { Failure } from '#domain/errors';
import type { BookingId, UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { requestHash } from './request-identity.ts';

export type Deps = {
  bookingAt(id: BookingId): BookingObject;
  /** Copies the booking into the index, so that its version there is the one answered. */
  index(ownerId: UserId, booking: BookingOnWire): Promise<BookingOnWire>;
};

export type Input = {
  bookingId: BookingId;
  idempotencyKey: string | null;
  expectedVersion: number | null;
  request: ChangeSeatsRequest;
};

export async function changeSeats(
  deps: Deps,
  caller: Caller,
  { bookingId, idempotencyKey, expectedVersion, request }: Input,
): Promise<Result<Answered<BookingOnWire>, Failure>> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  const changed = await deps.bookingAt(bookingId).changeSeats(caller, {
    key: idempotencyKey,
    requestHash: await requestHash(request),
    expectedVersion,
    seats: request.seats.map((wish) => ({
      passengerId: wish.passenger_id,
      flightId: wish.flight_id,
      seat: wish.seat,
    })),
  });
  if (!changed.ok) return changed;
  return ok({ ...changed.value, body: await deps.index(caller.userId, changed.value.body) });
}
