// Cancels a booking or a part of it: a quote first, then its confirmation; the booking itself moves seats and money.
import type { BookingOnWire } from '#contracts/booking';
import type { Answered } from '#contracts/booking-service';
import type {
  CancelBookingRequest,
  CancellationQuoteOnWire,
  CancellationQuoteRequest,
  ConfirmedCancellationOnWire,
} from '#contracts/cancellation';
import type { Failure } from '#domain/errors';
import type { BookingId, UserId } from '#domain/ids';
import { err, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { hearFlightNews, type Deps as NewsDeps } from './hear-flight-news.ts';
import { requestHash } from './request-identity.ts';

export type QuoteDeps = NewsDeps;

export type Deps = QuoteDeps & {
  /** A cancelled booking no longer counts as a hold of its account. */
  forgetHold(caller: Caller, account: UserId, id: BookingId): Promise<void>;
  /** Copies the booking into the index, so that its owner's list has it at once, and the watchdog knows what is still moving. */
  index(ownerId: UserId, booking: BookingOnWire): Promise<unknown>;
};

export type QuoteInput = { bookingId: BookingId; request: CancellationQuoteRequest };
export type Input = {
  bookingId: BookingId;
  idempotencyKey: string;
  expectedVersion?: number | null;
  request: CancelBookingRequest;
};

export async function quoteCancellation(
  deps: QuoteDeps,
  caller: Caller,
  { bookingId, request }: QuoteInput,
): Promise<Result<CancellationQuoteOnWire, Failure>> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  const { passenger_ids: passengerIds = null, flight_ids: flightIds = null } = request;
  await hearFlightNews(deps, caller, bookingId);
  return deps.bookingAt(bookingId).quote(caller, { passengerIds, flightIds });
}

export async function cancelBooking(
  deps: Deps,
  caller: Caller,
  { bookingId, idempotencyKey, expectedVersion = null, request }: Input,
): Promise<Result<Answered<ConfirmedCancellationOnWire>, Failure>> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  await hearFlightNews(deps, caller, bookingId);
  const booking = deps.bookingAt(bookingId);
  const answer = await booking.cancel(caller, {
    quoteId: request.quote_id,
    key: idempotencyKey,
    requestHash: await requestHash(request),
    expectedVersion,
  });
  if (!answer.ok) return answer;
  const record = await booking.read(caller);
  if (record.ok) {
    await deps.index(record.value.ownerId, record.value.booking);
    if (record.value.booking.status === 'cancelled') await deps.forgetHold(caller, record.value.ownerId, bookingId);
  }
  return answer;
}
