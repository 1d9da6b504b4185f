// Moves the payment in motion on, step by step, until it is settled or has to wait for somebody outside.
import type { Instant } from '#domain/ids';
import { advancePayment, isSettled } from '#domain/payment-steps';
import { ok } from '#domain/result';
import type { Caller } from '#platform/caller';
import { savePaymentProgress, theBooking } from './booking-store.ts';
import { giveUpStruckSlices } from './carrier-cancels.ts';
import { saveHoldOfSegment } from './itinerary.rows.ts';
import { findPayment, type PaymentRow, paymentInMotion } from './payment.rows.ts';
import { loadSegmentsAsSeated, saveSeats } from './place.rows.ts';
import { actorOf } from './record-event.ts';
import type { Shell } from './shell.ts';
import { type Taken, takeStep } from './take-step.ts';

/** More steps than any payment takes; a loop that does not end would hold the object for ever. */
const mostSteps = 30;

/** Takes steps while they have answers. What is put off stays stored with its time, for the alarm. */
export async function drivePayment(shell: Shell, caller: Caller): Promise<void> {
  const { sql, commit, flightAt, payments } = shell;
  const world = { flightAt, payments, newHoldId: () => shell.newId('hld') };
  for (let taken = 0; taken < mostSteps; taken++) {
    const payment = paymentInMotion(sql);
    if (!payment) return;
    const booking = theBooking(sql);
    const facts = {
      bookingId: booking.bookingId,
      amount: { amountMinor: payment.amountMinor, currency: booking.currency },
      segments: loadSegmentsAsSeated(sql),
      now: booking.lastNow,
    };
    const outcome = await takeStep(world, caller, payment, facts);
    const moved = await commit((now) => ok(store(shell, caller, payment, outcome, now)));
    if (!moved.ok || moved.value === 'waits') return;
  }
}

/** The state is read again after every answer from outside: a step that has moved on meanwhile is not moved twice. */
function store(
  { sql, newId }: Shell,
  caller: Caller,
  taken: PaymentRow,
  { heard, newHolds }: Taken,
  now: Instant,
): 'goes_on' | 'waits' {
  const current = findPayment(sql, taken.paymentId);
  if (!current || current.progress.step !== taken.progress.step) return 'goes_on';
  for (const { flightId, holdId, seats } of newHolds ?? []) {
    saveHoldOfSegment(sql, flightId, holdId);
    saveSeats(
      sql,
      seats.map(({ passengerId, seat }) => ({ flightId, passengerId, seat })),
    );
  }
  const progress = advancePayment(current.progress, heard, now);
  savePaymentProgress(sql, current, { progress, heard, actor: actorOf(caller) }, () => newId('evt'), now);
  if (isSettled(progress.step)) giveUpStruckSlices({ sql, newId }, now);
  return isSettled(progress.step) || progress.nextTryAt !== null ? 'waits' : 'goes_on';
}
