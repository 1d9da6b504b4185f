// What the payments worker promises to Booking objects: each verb carries a key, so that asking again never moves money twice.
import type { PaymentFailure } from '#domain/errors';
import type { BookingId, Instant, PaymentId } from '#domain/ids';
import type { Money } from '#domain/money';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';

/** The provider's word on one payment. `unknown` means nobody answered in time: ask again with the same key, never guess. */
export type ProviderAnswer =
  | { outcome: 'authorised'; providerId: string; amountMinor: number }
  | { outcome: 'captured'; providerId: string; capturedMinor: number; refundedMinor: number }
  | { outcome: 'voided'; providerId: string }
  | { outcome: 'declined'; providerId: string | null; reason: string }
  | { outcome: 'requires_action'; providerId: string; redirectUrl: string }
  /** The provider is still working on it and will say by webhook. */
  | { outcome: 'processing'; providerId: string }
  | { outcome: 'unknown' };

export type RefundAnswer =
  | { outcome: 'refunded' | 'pending'; refundId: string; amountMinor: number }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'unknown' };

export type AuthorisePayment = {
  paymentId: PaymentId;
  bookingId: BookingId;
  amount: Money;
  paymentMethod: string;
};

/**
 * A payment whose provider id may have been lost with an answer. `askedAt` is when it was first asked for: it bounds the
 * search, and tells whether the first request may still be running; without it a whole day is looked through.
 */
export type FindablePayment = { paymentId: PaymentId; providerId: string | null; askedAt?: Instant };

export type RefundPayment = { refundKey: string; providerId: string; amount: Money; isRepeat?: boolean };

/** A verified provider event: which payment it speaks of. What happened is read from the provider, not from the event. */
export type ProviderEvent = { eventId: string; kind: string; bookingId: BookingId | null; paymentId: PaymentId | null };

export interface PaymentsService {
  /** Reserves the money. Key: the payment id. */
  authorise(caller: Caller, command: AuthorisePayment): Promise<ProviderAnswer>;
  /** Takes reserved money. Key: the payment id and "capture". */
  capture(
    caller: Caller,
    command: { paymentId: PaymentId; providerId: string; amount: Money },
  ): Promise<ProviderAnswer>;
  /** Lets reserved money go, or undoes an authorisation nobody heard of, found by the payment id when `providerId` is null. */
  void(caller: Caller, command: FindablePayment): Promise<ProviderAnswer>;
  /**
   * Gives captured money back. Key: `refundKey`. With `isRepeat` the provider is first asked what became of it, since keys are
   * forgotten after a day and refunds may be under way for longer.
   */
  refund(caller: Caller, command: RefundPayment): Promise<RefundAnswer>;
  /** What the provider knows now; found by the payment id when `providerId` is null. `declined` with reason "never_arrived" when it knows nothing. */
  retrieve(caller: Caller, command: FindablePayment): Promise<ProviderAnswer>;
  /** Checks signature and age over the raw bytes with every live secret. */
  verify(caller: Caller, raw: string, signature: string): Promise<Result<ProviderEvent, PaymentFailure>>;
}
