// Pays a booking; the booking itself moves the money and the seats.
import type { PayBookingRequest, PaymentOnWire } from '#contracts/booking';
import type { Answered } from '#contracts/booking-service';
import type { Failure } from '#domain/errors';
import type { BookingId, UserId } from '#domain/ids';
import { err, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { hearFlightNews, type Deps as NewsDeps } from './hear-flight-news.ts';
import { paymentIdFor, requestHash } from './request-identity.ts';

export type Deps = NewsDeps & {
  /** A paid booking no longer counts as a hold of its account. */
  forgetHold(caller: Caller, account: UserId, id: BookingId): Promise<void>;
};

export type Input = {
  bookingId: BookingId;
  idempotencyKey: string;
  expectedVersion?: number | null;
  request: PayBookingRequest;
};

export async function payBooking(
  deps: Deps,
  caller: Caller,
  { bookingId, idempotencyKey, expectedVersion = null, request }: Input,
): Promise<Result<Answered<PaymentOnWire>, Failure>> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  await hearFlightNews(deps, caller, bookingId);
  const answer = await deps.bookingAt(bookingId).pay(caller, {
    paymentId: await paymentIdFor(bookingId, caller.userId, idempotencyKey),
    key: idempotencyKey,
    requestHash: await requestHash(request),
    paymentMethod: request.payment_method,
    amount: { amountMinor: request.amount.amount, currency: request.amount.currency },
    expectedVersion,
  });
  if (answer.ok && answer.value.body.status === 'succeeded') await deps.forgetHold(caller, caller.userId, bookingId);
  return answer;
}
