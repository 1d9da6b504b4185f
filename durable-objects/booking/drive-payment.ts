// Moves the payment in motion on, step by step, until it is settled or has to wait for somebody outside.
import type { EventId, Instant } from '#domain/ids';
import { advancePayment, isSettled } from '#domain/payment-steps';
import { ok } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { groupCommit } from '../kit/group-commit.ts';
import { savePaymentProgress, theBooking } from './booking-store.ts';
import { loadSegmentsAsSeated, saveHoldOfSegment, saveSeats } from './itinerary.rows.ts';
import { findPayment, type PaymentRow, paymentInMotion } from './payment.rows.ts';
import { type Deps as StepDeps, type Taken, takeStep } from './take-step.ts';

export type Deps = {
  sql: SqlStorage;
  commit: ReturnType<typeof groupCommit>;
  step: StepDeps;
  newEventId(): EventId;
};

/** More steps than any payment takes; a loop that does not end would hold the object for ever. */
const mostSteps = 30;

/** Takes steps while they have answers. What is put off stays stored with its time, for the alarm. */
export async function drivePayment(deps: Deps, caller: Caller): Promise<void> {
  for (let taken = 0; taken < mostSteps; taken++) {
    const payment = paymentInMotion(deps.sql);
    if (!payment) return;
    const booking = theBooking(deps.sql);
    const facts = {
      bookingId: booking.bookingId,
      amount: { amountMinor: payment.amountMinor, currency: booking.currency },
      segments: loadSegmentsAsSeated(deps.sql),
      now: booking.lastNow,
    };
    const outcome = await takeStep(deps.step, caller, payment, facts);
    const moved = await deps.commit((now) => ok(store(deps, payment, outcome, now)));
    if (!moved.ok || moved.value === 'waits') return;
  }
}

/** The state is read again after every answer from outside: a step that has moved on meanwhile is not moved twice. */
function store(deps: Deps, taken: PaymentRow, outcome: Taken, now: Instant): 'goes_on' | 'waits' {
  const current = findPayment(deps.sql, taken.paymentId);
  if (!current || current.progress.step !== taken.progress.step) return 'goes_on';
  for (const { flightId, holdId, seats } of outcome.newHolds ?? []) {
    saveHoldOfSegment(deps.sql, flightId, holdId);
    saveSeats(
      deps.sql,
      seats.map(({ passengerId, seat }) => ({ flightId, passengerId, seat })),
    );
  }
  const progress = advancePayment(current.progress, outcome.heard, now);
  savePaymentProgress(deps.sql, current, progress, deps.newEventId, now);
  return isSettled(progress.step) || progress.nextTryAt !== null ? 'waits' : 'goes_on';
}
