// Paying: whether an attempt may start, what is answered at its end, and the attempts there were.
import type { PaymentOnWire } from '#contracts/booking';
import type { PayBooking } from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import { checkPayment, isOutdated } from '#domain/booking';
import type { Failure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { beginPayment, isSettled } from '#domain/payment-steps';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { afterSeatChanges } from './after-seat-changes.ts';
import { saveStatus } from './booking.rows.ts';
import { theBooking } from './booking-store.ts';
import type { Going } from './keep-going.ts';
import { findPaymentByKey, insertPayment, loadPayments, type PaymentRow } from './payment.rows.ts';
import { presentBooking, presentPayment } from './present-booking.ts';
import { actorOf, recordEvent } from './record-event.ts';
import { seatChangeInMotion } from './seat-change.rows.ts';
import { knownTo, type Shell } from './shell.ts';

/** Starts an attempt, or finds the one this key began, drives it as far as it goes, and answers how it stands. */
export async function payBooking(
  shell: Shell,
  going: Going,
  caller: Caller,
  command: PayBooking,
): Promise<Result<Answered<PaymentOnWire>, Failure>> {
  const known = knownTo(shell.sql, caller);
  if (!known.ok) return known;
  const begun = await afterSeatChanges(shell, going, caller, (now) => beginPaying(shell, caller, command, now));
  if (!begun.ok) return begun;
  await going.drive(caller);
  await going.giveSeatsBack(caller);
  return answerToPayment(shell.sql, command, shell.now(), begun.value.isReplay);
}

/** Every attempt to pay, newest first, each as it was answered once it is settled. */
export async function listPayments({ sql, now }: Shell, caller: Caller): Promise<Result<PaymentOnWire[], Failure>> {
  const known = knownTo(sql, caller);
  if (!known.ok) return known;
  const whole = presentBooking(sql, known.value, now());
  return ok(loadPayments(sql).map((payment) => payment.answer ?? presentPayment(payment, whole)));
}

/** The attempt this key began, if it did; another request under the same key is refused before anything else. */
function findRepeated(sql: SqlStorage, command: PayBooking): Result<PaymentRow | undefined, Failure> {
  const known = findPaymentByKey(sql, command.key);
  if (known && known.requestHash !== command.requestHash) return err({ code: 'idempotency_key_reused' });
  return ok(known);
}

/** Stores an attempt before anything is asked of anybody, unless it is a repeat; to be run in one transaction. */
function beginPaying(
  { sql, newId, paymentSeconds }: Shell,
  caller: Caller,
  command: PayBooking,
  now: Instant,
): Result<{ isReplay: boolean }, Failure> {
  const repeated = findRepeated(sql, command);
  if (!repeated.ok) return repeated;
  if (repeated.value) return ok({ isReplay: true });
  if (seatChangeInMotion(sql)) return err({ code: 'busy', retryAfterSeconds: 2 });
  const booking = theBooking(sql);
  if (isOutdated(booking, command)) return err({ code: 'version_mismatch' });
  const refusal = checkPayment(booking, command.amount, now);
  if (refusal) return err(refusal);
  insertPayment(sql, {
    paymentId: command.paymentId,
    key: command.key,
    requestHash: command.requestHash,
    paymentMethod: command.paymentMethod,
    amountMinor: command.amount.amountMinor,
    createdAt: now,
    progress: beginPayment(now + paymentSeconds() * 1000),
  });
  saveStatus(sql, booking.status, 'processing');
  const facts = { payment_id: command.paymentId };
  recordEvent(sql, newId('evt'), { kind: 'payment.started', actor: actorOf(caller), facts }, now);
  return ok({ isReplay: false });
}

/** A settled attempt answers the same for ever; one that is still moving answers 202 and how it stands. */
function answerToPayment(
  sql: SqlStorage,
  command: PayBooking,
  now: Instant,
  isReplay: boolean,
): Result<Answered<PaymentOnWire>, Failure> {
  const payment = findPaymentByKey(sql, command.key);
  invariant(payment, 'an attempt that began can be found');
  const { step, reason, areSeatsReleased } = payment.progress;
  const isDeclined = step === 'declined' || step === 'voided';
  // Who is told of a decline pays again; without seats there is nothing left to pay for.
  if (step === 'hold_expired' || step === 'refunded' || (isDeclined && areSeatsReleased)) {
    return err({ code: 'hold_expired' });
  }
  if (isDeclined) return err({ code: 'payment_declined', reason: reason ?? 'declined' });
  const body = payment.answer ?? presentPayment(payment, presentBooking(sql, theBooking(sql), now));
  return ok({ status: isSettled(step) ? 201 : 202, body, isReplay });
}
