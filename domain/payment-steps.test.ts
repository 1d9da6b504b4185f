// The whole graph of a payment: each answer at each step, and a world of seats and money that answers as it likes.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advancePayment,
  beginPayment,
  bookingAfterPayment,
  isSettled,
  type PaymentProgress,
  type StepInMotion,
  type StepOutcome,
  settledSteps,
  stepsInMotion,
} from '#domain/payment-steps';

const now = 1_000_000;
const settleBy = now + 600_000;
const aPaymentAt = (step: PaymentProgress['step'], facts: Partial<PaymentProgress> = {}): PaymentProgress => ({
  ...beginPayment(settleBy),
  step,
  providerId: 'pi_1',
  ...facts,
});

const providerId = 'pi_1';
const answers: StepOutcome[] = [
  { outcome: 'holds_kept' },
  { outcome: 'holds_lost' },
  { outcome: 'seats_confirmed' },
  { outcome: 'seats_held_again' },
  { outcome: 'no_seats' },
  { outcome: 'seats_released' },
  { outcome: 'authorised', providerId },
  { outcome: 'captured', providerId },
  { outcome: 'voided', providerId },
  { outcome: 'processing', providerId },
  { outcome: 'requires_action', providerId, redirectUrl: 'https://bank.example/3ds' },
  { outcome: 'declined', providerId: null, reason: 'insufficient_funds' },
  { outcome: 'refunded' },
];

const whileAuthorising = {
  authorised: 'confirm',
  captured: 'confirm',
  voided: 'declined',
  declined: 'declined',
  requires_action: 'await_traveller',
  processing: 'await_provider',
} as const;
const leadsTo: Record<StepInMotion, Partial<Record<StepOutcome['outcome'], PaymentProgress['step']>>> = {
  keep: { holds_kept: 'authorise', holds_lost: 'hold_expired' },
  authorise: whileAuthorising,
  await_traveller: whileAuthorising,
  await_provider: whileAuthorising,
  confirm: { seats_confirmed: 'capture', holds_lost: 'hold_again' },
  hold_again: { seats_held_again: 'confirm', no_seats: 'release' },
  capture: { captured: 'succeeded', declined: 'release', voided: 'release' },
  release: { seats_released: 'void' },
  void: { voided: 'voided', declined: 'voided', captured: 'refund' },
  refund: { refunded: 'refunded' },
};

describe.each(stepsInMotion)('at %s', (step) => {
  test.each(answers.filter(({ outcome }) => outcome in leadsTo[step]))('$outcome moves it on', (heard) => {
    expect(advancePayment(aPaymentAt(step), heard, now).step).toBe(leadsTo[step][heard.outcome]);
  });

  test.each(answers.filter(({ outcome }) => !(outcome in leadsTo[step])))(
    '$outcome says nothing, so the step is taken again',
    (heard) => {
      const payment = aPaymentAt(step);

      expect(advancePayment(payment, heard, now)).toEqual({ ...payment, attempts: 1, nextTryAt: now + 2_000 });
    },
  );

  test('an unknown answer is asked for again, at growing distances of a minute at most', () => {
    const waits: number[] = [];
    let payment = aPaymentAt(step, { settleBy: Number.MAX_SAFE_INTEGER });
    for (let time = now; waits.length < 8; time = payment.nextTryAt ?? 0) {
      payment = advancePayment(payment, { outcome: 'unknown' }, time);
      waits.push((payment.nextTryAt ?? 0) - time);
    }

    expect(payment.step).toBe(step);
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });
});

test.each(settledSteps)('a payment that is %s stays as it is, whatever is heard', (step) => {
  const payment = aPaymentAt(step);

  for (const heard of [...answers, { outcome: 'unknown' } as const]) {
    expect(advancePayment(payment, heard, now)).toEqual(payment);
  }
});

describe('the deadline of an authorisation', () => {
  const waiting = ['authorise', 'await_traveller', 'await_provider'] as const;
  const undecided = answers.filter(({ outcome }) => outcome === 'processing' || outcome === 'requires_action');

  test.each(waiting)('no next try of %s lies beyond it', (step) => {
    for (const heard of [...undecided, { outcome: 'unknown' } as const]) {
      expect(advancePayment(aPaymentAt(step), heard, settleBy - 1).nextTryAt).toBe(settleBy);
    }
  });

  test.each(waiting)('from it on, %s without a decision lets the money go', (step) => {
    for (const heard of [...undecided, { outcome: 'unknown' } as const]) {
      expect(advancePayment(aPaymentAt(step), heard, settleBy)).toMatchObject({ step: 'void', nextTryAt: null });
    }
  });

  test('a decision that comes with it still counts', () => {
    const payment = advancePayment(aPaymentAt('await_provider'), { outcome: 'authorised', providerId }, settleBy);

    expect(payment.step).toBe('confirm');
  });

  test.each(['capture', 'void', 'refund', 'confirm', 'release'] as const)('does not end %s', (step) => {
    expect(advancePayment(aPaymentAt(step), { outcome: 'unknown' }, settleBy + 1)).toMatchObject({
      step,
      nextTryAt: settleBy + 2_001,
    });
  });
});

test('the traveller keeps the address of the bank while the payment waits for them', () => {
  const asked = advancePayment(
    aPaymentAt('authorise', { providerId: null }),
    { outcome: 'requires_action', providerId: 'pi_9', redirectUrl: 'https://bank.example/3ds' },
    now,
  );

  expect(asked).toMatchObject({ providerId: 'pi_9', redirectUrl: 'https://bank.example/3ds', nextTryAt: now + 15_000 });
});

test('a refusal that names nobody keeps the id that is known', () => {
  const declined = advancePayment(
    aPaymentAt('await_provider'),
    { outcome: 'declined', providerId: null, reason: 'lost_card' },
    now,
  );

  expect(declined).toMatchObject({ step: 'declined', providerId: 'pi_1', reason: 'lost_card' });
});

test('seats are sought again three times, then the money goes back', () => {
  let payment = aPaymentAt('confirm');
  const walked: string[] = [];
  for (let round = 0; round < 4; round++) {
    payment = advancePayment(payment, { outcome: 'holds_lost' }, now);
    walked.push(payment.step);
    payment = advancePayment(payment, { outcome: 'seats_held_again' }, now);
  }

  expect(walked).toEqual(['hold_again', 'hold_again', 'hold_again', 'release']);
  expect(payment).toMatchObject({ step: 'release', reason: 'seats_gone' });
});

describe('what a payment makes of its booking', () => {
  test.each([
    ['succeeded', { paymentStatus: 'paid', becomes: 'confirmed' }],
    ['hold_expired', { paymentStatus: 'none', becomes: 'expired' }],
    ['declined', { paymentStatus: 'declined', becomes: undefined }],
    ['voided', { paymentStatus: 'declined', becomes: undefined }],
    ['refunded', { paymentStatus: 'refunded', becomes: 'expired' }],
    ['capture', { paymentStatus: 'processing', becomes: undefined }],
  ] as const)('%s before the deadline', (step, expected) => {
    expect(bookingAfterPayment(aPaymentAt(step), now + 1, now)).toEqual(expected);
  });

  test.each(['declined', 'voided'] as const)('%s at the deadline, or without seats, ends it', (step) => {
    expect(bookingAfterPayment(aPaymentAt(step), now, now).becomes).toBe('expired');
    expect(bookingAfterPayment(aPaymentAt(step, { areSeatsReleased: true }), now + 1, now).becomes).toBe('expired');
  });
});

type World = {
  seats: 'held' | 'lost' | 'confirmed' | 'released';
  money: 'none' | 'action' | 'processing' | 'reserved' | 'declined' | 'cancelled' | 'taken' | 'returned';
  heardCaptured: boolean;
};

/** What the world does with a step. Every draw of 0 is the kindest answer; other draws lose holds, answers and tempers. */
function take(world: World, step: StepInMotion, draw: () => number): StepOutcome {
  const among = <Choice>(...choices: Choice[]): Choice => choices[draw() % choices.length] as Choice;
  const isNeverTaken = among(false, false, false, true);
  if (isNeverTaken) return { outcome: 'unknown' };
  if (world.seats === 'held') world.seats = among('held', 'held', 'held', 'lost');
  const heard = effectOf(world, step, among);
  const isAnswerLost = among(false, false, false, true);
  if (isAnswerLost) return { outcome: 'unknown' };
  if (heard.outcome === 'captured') world.heardCaptured = true;
  return heard;
}

function effectOf(world: World, step: StepInMotion, among: <Choice>(...choices: Choice[]) => Choice): StepOutcome {
  switch (step) {
    case 'keep':
      return { outcome: world.seats === 'held' ? 'holds_kept' : 'holds_lost' };
    case 'authorise':
      if (world.money === 'none') world.money = among('reserved', 'action', 'processing', 'declined', 'taken');
      return wordOf(world);
    case 'await_traveller':
    case 'await_provider':
      if (world.money === 'action') world.money = among('reserved', 'action', 'processing', 'declined', 'cancelled');
      if (world.money === 'processing') world.money = among('reserved', 'processing', 'declined', 'taken');
      return wordOf(world);
    case 'confirm':
      if (world.seats === 'held') world.seats = 'confirmed';
      return { outcome: world.seats === 'confirmed' ? 'seats_confirmed' : 'holds_lost' };
    case 'hold_again':
      if (world.seats === 'lost') world.seats = among('held', 'held', 'lost');
      return { outcome: world.seats === 'lost' ? 'no_seats' : 'seats_held_again' };
    case 'capture':
      if (world.money === 'reserved') world.money = among('taken', 'processing', 'cancelled', 'reserved');
      if (world.money === 'processing') world.money = among('taken', 'processing');
      return world.money === 'reserved' ? { outcome: 'declined', providerId, reason: 'refused' } : wordOf(world);
    case 'release':
      world.seats = 'released';
      return { outcome: 'seats_released' };
    case 'void':
      if (world.money === 'processing') world.money = among('reserved', 'processing', 'taken');
      else if (world.money === 'action' || world.money === 'reserved') world.money = among('cancelled', world.money);
      return wordOf(world);
    case 'refund':
      world.money = 'returned';
      return { outcome: 'refunded' };
  }
}

function wordOf({ money }: World): StepOutcome {
  switch (money) {
    case 'none':
      return { outcome: 'declined', providerId: null, reason: 'never_arrived' };
    case 'declined':
      return { outcome: 'declined', providerId, reason: 'card_declined' };
    case 'action':
      return { outcome: 'requires_action', providerId, redirectUrl: 'https://bank.example/3ds' };
    case 'processing':
      return { outcome: 'processing', providerId };
    case 'reserved':
      return { outcome: 'authorised', providerId };
    case 'cancelled':
      return { outcome: 'voided', providerId };
    default:
      return { outcome: 'captured', providerId };
  }
}

test('however seats and provider answer, the payment settles: with seats and money, or with neither', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 59 }), { minLength: 40, maxLength: 120 }),
      fc.nat({ max: 700_000 }),
      (draws, late) => {
        const world: World = { seats: 'held', money: 'none', heardCaptured: false };
        let next = 0;
        const draw = () => draws[next++] ?? 0;
        let payment = beginPayment(settleBy);
        let time = now;
        for (let steps = 0; !isSettled(payment.step); steps++) {
          // Past the last draw all is kind, and the longest kind way has fewer steps than this.
          expect(steps).toBeLessThan(draws.length + 20);
          payment = advancePayment(payment, take(world, payment.step, draw), time);
          if (payment.nextTryAt !== null) {
            expect(payment.nextTryAt).toBeGreaterThan(time);
            time = payment.nextTryAt + (draw() % 10 === 1 ? late : 0);
          }
        }

        const { becomes } = bookingAfterPayment(payment, Number.MAX_SAFE_INTEGER, time);
        expect(becomes === 'confirmed').toBe(payment.step === 'succeeded');
        if (payment.step === 'succeeded') {
          expect(world).toEqual({ seats: 'confirmed', money: 'taken', heardCaptured: true });
        } else {
          expect(['none', 'declined', 'cancelled', 'returned']).toContain(world.money);
          expect(world.seats).not.toBe('confirmed');
          if (world.seats === 'released') expect(becomes).toBe('expired');
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
