// Takes one step of a payment in the world outside and reports what was heard. It stores nothing and decides nothing.
import type { FlightObject } from '#contracts/flight-object';
import type { PaymentsService, ProviderAnswer, RefundAnswer } from '#contracts/payments-service';
import type { BookingId, FlightId, HoldId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import type { Money } from '#domain/money';
import type { StepOutcome } from '#domain/payment-steps';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';
import { releaseFlights } from './hold-flights.ts';
import type { SegmentRow } from './itinerary.rows.ts';
import type { PaymentRow } from './payment.rows.ts';

export type Deps = {
  flightAt(id: FlightId): FlightObject;
  payments: PaymentsService;
  newHoldId(): HoldId;
};

export type StepFacts = { bookingId: BookingId; amount: Money; segments: readonly SegmentRow[]; now: Instant };

/** What a step led to; seats held again carry the new holds, which the caller stores together with the outcome. */
export type Taken = { heard: StepOutcome; newHolds?: { flightId: FlightId; holdId: HoldId; seats: NewSeats }[] };
type NewSeats = { passengerId: SegmentRow['party'][number]['passengerId']; seat: string | null }[];

/** Nothing heard, or an exception on the way, is `unknown`: the step is taken again with the same key, never guessed. */
export async function takeStep(deps: Deps, caller: Caller, payment: PaymentRow, facts: StepFacts): Promise<Taken> {
  try {
    return await take(deps, caller, payment, facts);
  } catch (reason) {
    log('warn', 'payment_step_failed', {
      request_id: caller.requestId,
      id: payment.paymentId,
      step: payment.progress.step,
      error: errorText(reason),
    });
    return { heard: { outcome: 'unknown' } };
  }
}

async function take(deps: Deps, caller: Caller, payment: PaymentRow, facts: StepFacts): Promise<Taken> {
  const { paymentId, progress } = payment;
  const { bookingId, amount } = facts;
  const findable = { paymentId, providerId: progress.providerId, askedAt: payment.createdAt };
  switch (progress.step) {
    case 'keep':
      return keepHolds(deps, caller, progress.settleBy, facts);
    case 'authorise':
      return provider(
        await deps.payments.authorise(caller, { paymentId, bookingId, amount, paymentMethod: payment.paymentMethod }),
      );
    case 'await_traveller':
    case 'await_provider':
      return provider(await deps.payments.retrieve(caller, findable));
    case 'confirm':
      return confirmHolds(deps, caller, facts);
    case 'hold_again':
      return holdAgain(deps, caller, facts);
    case 'capture':
      return provider(await deps.payments.capture(caller, { paymentId, providerId: providerIdOf(payment), amount }));
    case 'release': {
      const holds = facts.segments.map((segment) => ({ command: segment }));
      const isReleased = await releaseFlights(deps, caller, holds);
      return { heard: { outcome: isReleased ? 'seats_released' : 'unknown' } };
    }
    case 'void':
      return provider(await deps.payments.void(caller, findable));
    case 'refund':
      return refund(
        await deps.payments.refund(caller, {
          refundKey: `${paymentId}:refund`,
          providerId: providerIdOf(payment),
          amount,
          isRepeat: progress.attempts > 0,
        }),
      );
    default:
      throw new Error(`A settled payment takes no step, and this one is ${progress.step}`);
  }
}

async function keepHolds(deps: Deps, caller: Caller, until: Instant, { segments }: StepFacts): Promise<Taken> {
  const answers = await Promise.all(
    segments.map(({ flightId, holdId }) => deps.flightAt(flightId).keep(caller, holdId, until)),
  );
  return { heard: { outcome: allHolds(answers, 'holds_kept') } };
}

async function confirmHolds(deps: Deps, caller: Caller, { segments }: StepFacts): Promise<Taken> {
  const answers = await Promise.all(
    segments.map(({ flightId, holdId }) => deps.flightAt(flightId).confirm(caller, holdId)),
  );
  return { heard: { outcome: allHolds(answers, 'seats_confirmed') } };
}

function allHolds<Good extends string>(
  answers: readonly ({ ok: true } | { ok: false; error: { code: string } })[],
  good: Good,
): Good | 'holds_lost' | 'unknown' {
  if (answers.every(({ ok }) => ok)) return good;
  const isBusy = answers.some((answer) => !answer.ok && answer.error.code === 'busy');
  return isBusy ? 'unknown' : 'holds_lost';
}

/**
 * Seeks seats for money that came late: each flight whose hold has died is asked for the same seats, then for any in the
 * cabin. A flight that still holds, or has confirmed, is left alone.
 */
async function holdAgain(deps: Deps, caller: Caller, facts: StepFacts): Promise<Taken> {
  const newHolds: NonNullable<Taken['newHolds']> = [];
  for (const segment of facts.segments) {
    const flight = deps.flightAt(segment.flightId);
    const until = facts.now + lateHoldMilliseconds;
    const kept = await flight.keep(caller, segment.holdId, until);
    if (kept.ok) continue;
    const sameSeats = lateHold(deps.newHoldId(), segment, facts, until);
    const held = await flight.hold(caller, sameSeats);
    const anySeats = { ...sameSeats, party: sameSeats.party.map((member) => ({ ...member, seat: null })) };
    const answer = held.ok ? held : await flight.hold(caller, { ...anySeats, holdId: deps.newHoldId() });
    if (!answer.ok) {
      if (answer.error.code === 'busy') return { heard: { outcome: 'unknown' } };
      await releaseFlights(
        deps,
        caller,
        newHolds.map((command) => ({ command })),
      );
      return { heard: { outcome: 'no_seats' } };
    }
    newHolds.push({ flightId: segment.flightId, holdId: answer.value.holdId, seats: answer.value.seats });
  }
  return { heard: { outcome: 'seats_held_again' }, newHolds };
}

/** Long enough to confirm and capture; if the booking never comes back, the seats free themselves. */
const lateHoldMilliseconds = 120_000;

function lateHold(holdId: HoldId, segment: SegmentRow, facts: StepFacts, expiresAt: Instant) {
  const { flightId, planVersion, departingAt, cabin, bookingClass, party } = segment;
  return {
    holdId,
    bookingId: facts.bookingId,
    accountId: 'usr_late_money' as const,
    flightId,
    planVersion,
    departingAt,
    cabin,
    bookingClass,
    expiresAt,
    party,
    holdLimit: 0,
    purpose: 'late_money' as const,
  };
}

function provider(answer: ProviderAnswer): Taken {
  return { heard: answer };
}

function refund(answer: RefundAnswer): Taken {
  const isOnItsWay = answer.outcome === 'refunded' || answer.outcome === 'pending';
  return { heard: { outcome: isOnItsWay ? 'refunded' : 'unknown' } };
}

function providerIdOf(payment: PaymentRow): string {
  invariant(payment.progress.providerId, 'money that was authorised has an id at the provider');
  return payment.progress.providerId;
}
