// Takes one step of a cancellation in the world outside and reports what was heard. It stores nothing and decides nothing.
import type { RefundAnswer } from '#contracts/payments-service';
import { type CancellationOutcome, isSettledCancellation, refundKeyOf } from '#domain/cancellation-steps';
import { invariant } from '#domain/invariant';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';
import { theBooking } from './booking-store.ts';
import type { CancellationRow } from './cancellation.rows.ts';
import { releaseFlights } from './hold-flights.ts';
import { loadSegments } from './itinerary.rows.ts';
import { loadPayments } from './payment.rows.ts';
import type { Shell } from './shell.ts';

/** Nothing heard, or an exception on the way, is `unknown`: the step is taken again with the same key, never guessed. */
export async function takeCancellationStep(
  shell: Shell,
  caller: Caller,
  cancellation: CancellationRow,
): Promise<CancellationOutcome> {
  const { step } = cancellation.progress;
  invariant(!isSettledCancellation(step), 'a settled cancellation takes no step');
  try {
    return step === 'release' ? await release(shell, caller, cancellation) : await refund(shell, caller, cancellation);
  } catch (reason) {
    log('warn', 'cancellation_step_failed', {
      request_id: caller.requestId,
      id: cancellation.cancellationId,
      step,
      error: errorText(reason),
    });
    return { outcome: 'unknown' };
  }
}

/** Each flight frees the seats in the transaction that takes these passengers off its hold. */
async function release(shell: Shell, caller: Caller, { terms }: CancellationRow): Promise<CancellationOutcome> {
  const leaving = loadSegments(shell.sql)
    .filter(({ flightId }) => terms.flightIds.includes(flightId))
    .map(({ flightId, holdId }) => ({
      command: { flightId, holdId },
      passengerIds: terms.places.filter((place) => place.flightId === flightId).map(({ passengerId }) => passengerId),
    }));
  const isReleased = await releaseFlights(shell, caller, leaving);
  return { outcome: isReleased ? 'seats_released' : 'unknown' };
}

async function refund(shell: Shell, caller: Caller, cancellation: CancellationRow): Promise<CancellationOutcome> {
  const { cancellationId, progress } = cancellation;
  const paid = loadPayments(shell.sql).find((payment) => payment.progress.step === 'succeeded');
  invariant(paid?.progress.providerId, 'what comes back was paid by a payment that succeeded');
  const answer = await shell.payments.refund(caller, {
    refundKey: refundKeyOf(cancellationId, progress),
    providerId: paid.progress.providerId,
    amount: { amountMinor: progress.refundMinor, currency: theBooking(shell.sql).currency },
    isRepeat: progress.attempts > 0,
  });
  return heardOf(answer);
}

const heardOf = (answer: RefundAnswer): CancellationOutcome =>
  answer.outcome === 'refused' ? { outcome: 'refused', reason: answer.reason } : { outcome: answer.outcome };
