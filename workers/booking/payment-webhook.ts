// Takes a provider's call: the signature is checked over the raw bytes, then the booking asks the provider itself.
import type { BookingObject } from '#contracts/booking-object';
import type { ProviderEvent } from '#contracts/payments-service';
import type { Failure } from '#domain/errors';
import type { BookingId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

export type Deps = {
  verify(caller: Caller, raw: string, signature: string): Promise<Result<ProviderEvent, Failure>>;
  bookingAt(id: BookingId): BookingObject;
};

/** Answered after the durable write; an event that speaks of no booking of ours is accepted and ignored, as providers expect. */
export async function paymentWebhook(
  deps: Deps,
  caller: Caller,
  raw: string,
  signature: string,
): Promise<Result<{ received: true }, Failure>> {
  const event = await deps.verify(caller, raw, signature);
  if (!event.ok) return event;
  const { bookingId, eventId, kind } = event.value;
  if (bookingId === null) return ok({ received: true });
  const moved = await deps.bookingAt(bookingId).providerEvent(caller, eventId, kind);
  return moved.ok ? ok({ received: true }) : moved;
}
