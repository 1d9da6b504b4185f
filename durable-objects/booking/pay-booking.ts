// The beginning and the end of an attempt to pay: whether it may start, and what is answered.
import type { PaymentOnWire } from '#contracts/booking';
import type { PayBooking } from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import { checkPayment } from '#domain/booking';
import type { Failure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { beginPayment, isSettled } from '#domain/payment-steps';
import { err, ok, type Result } from '#domain/result';
import { saveStatus } from './booking.rows.ts';
import { theBooking } from './booking-store.ts';
import { findPaymentByKey, insertPayment, type PaymentRow } from './payment.rows.ts';
import { presentBooking, presentPayment } from './present-booking.ts';

/** The attempt this key began, if it did; another request under the same key is refused before anything else. */
function findRepeated(sql: SqlStorage, command: PayBooking): Result<PaymentRow | undefined, Failure> {
  const known = findPaymentByKey(sql, command.key);
  if (known && known.requestHash !== command.requestHash) return err({ code: 'idempotency_key_reused' });
  return ok(known);
}

/** Stores an attempt before anything is asked of anybody, unless it is a repeat; to be run in one transaction. */
export function beginPaying(
  sql: SqlStorage,
  command: PayBooking,
  paymentSeconds: number,
  now: Instant,
): Result<{ isReplay: boolean }, Failure> {
  const repeated = findRepeated(sql, command);
  if (!repeated.ok) return repeated;
  if (repeated.value) return ok({ isReplay: true });
  const booking = theBooking(sql);
  const refusal = checkPayment(booking, command.amount, now);
  if (refusal) return err(refusal);
  const settleBy = now + paymentSeconds * 1000;
  insertPayment(sql, {
    paymentId: command.paymentId,
    key: command.key,
    requestHash: command.requestHash,
    paymentMethod: command.paymentMethod,
    amountMinor: command.amount.amountMinor,
    createdAt: now,
    progress: beginPayment(settleBy),
  });
  saveStatus(sql, booking.status, 'processing');
  return ok({ isReplay: false });
}

/** A settled attempt answers the same for ever; one that is still moving answers 202 and how it stands. */
export function answerToPayment(
  sql: SqlStorage,
  command: PayBooking,
  now: Instant,
  isReplay: boolean,
): Result<Answered<PaymentOnWire>, Failure> {
  const payment = findPaymentByKey(sql, command.key);
  invariant(payment, 'an attempt that began can be found');
  const { step, reason } = payment.progress;
  if (step === 'declined' || step === 'voided') return err({ code: 'payment_declined', reason: reason ?? 'declined' });
  if (step === 'hold_expired' || step === 'refunded') return err({ code: 'hold_expired' });
  const body = payment.answer ?? presentPayment(payment, presentBooking(sql, theBooking(sql), now));
  return ok({ status: isSettled(step) ? 201 : 202, body, isReplay });
}
