// What follows a cancellation: seats first, then money; silence is waited out, refusals end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceCancellation,
  beginCancellation,
  type CancellationOutcome,
  type CancellationProgress,
  isSettledCancellation,
  mostRefusals,
  paymentStatusAfterRefund,
  refundKeyOf,
  reopenRefund,
} from './cancellation-steps.ts';
import { balancesOf, cancelled, captured, refunded, sold } from './ledger.ts';

const now = 1_000_000_000;
const having = (heard: CancellationOutcome[], refundMinor = 100, jitter = 1) =>
  heard.reduce((state, one) => advanceCancellation(state, one, now, jitter), beginCancellation(refundMinor));
const released: CancellationOutcome = { outcome: 'seats_released' };
const refused: CancellationOutcome = { outcome: 'refused', reason: 'expired_or_canceled_card' };

test('seats go back before money does', () => {
  expect(beginCancellation(100).step).toBe('release');
  expect(having([released])).toMatchObject({ step: 'refund', nextTryAt: null });
  expect(having([released, { outcome: 'refunded' }])).toMatchObject({ step: 'succeeded' });
});

test('a cancellation without a refund is done once its seats are free', () => {
  expect(having([released], 0)).toMatchObject({ step: 'succeeded' });
});

test('an answer to another question is none', () => {
  expect(having([{ outcome: 'refunded' }])).toMatchObject({ step: 'release', attempts: 1 });
});

describe('a provider that does not answer', () => {
  const silent = (count: number, jitter = 1) =>
    having([released, ...Array<CancellationOutcome>(count).fill({ outcome: 'unknown' })], 100, jitter);

  test.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [40, 600_000],
  ])('is asked again after %i tries in %i ms, with the same key', (tries, wait) => {
    expect(silent(tries)).toMatchObject({ step: 'refund', refusals: 0, nextTryAt: now + wait });
  });

  test('is not asked by everybody at the same time', () => {
    expect(silent(5, 0).nextTryAt).toBe(now + 8_000);
  });

  test('says that money is on its way, and is asked more and more rarely', () => {
    const pending = (count: number) =>
      having([released, ...Array<CancellationOutcome>(count).fill({ outcome: 'pending' })]);

    expect([1, 2, 40].map((count) => pending(count).nextTryAt)).toEqual([now + 5_000, now + 10_000, now + 3_600_000]);
  });
});

describe('a provider that refuses', () => {
  test('is asked again a while later, with another key, since the first one is used up', () => {
    const once = having([released, refused]);

    expect(once).toMatchObject({ step: 'refund', refusals: 1, attempts: 0, nextTryAt: now + 10_000 });
    expect(refundKeyOf('can_1', having([released]))).toBe('can_1:refund:0');
    expect(refundKeyOf('can_1', once)).toBe('can_1:refund:1');
  });

  test('is not asked for ever: the refund is parked with its reason', () => {
    const parked = having([released, ...Array<CancellationOutcome>(mostRefusals).fill(refused)]);

    expect(parked).toMatchObject({ step: 'refund_failed', reason: 'expired_or_canceled_card', nextTryAt: null });
    expect(advanceCancellation(parked, { outcome: 'refunded' }, now, 1)).toBe(parked);
  });
});

describe('a refund that comes back after it had succeeded', () => {
  test('is looked at again under the key it was asked for by', () => {
    const done = having([released, { outcome: 'refunded' }]);

    const again = reopenRefund(done);

    expect(again).toMatchObject({ step: 'refund', nextTryAt: null });
    expect(again.attempts).toBeGreaterThan(0);
    expect(refundKeyOf('can_1', again)).toBe(refundKeyOf('can_1', done));
  });

  test('does not open what had nothing to give back', () => {
    const done = having([released], 0);

    expect(reopenRefund(done)).toBe(done);
  });
});

test.each([
  ['paid while nothing has gone back', [], 'paid'],
  ['partially refunded', [refunded('can_1', 60)], 'partially_refunded'],
  ['refunded once everything has', [refunded('can_1', 60), refunded('can_2', 40)], 'refunded'],
] as const)('a booking is %s', (_, entries, status) => {
  const postings = [captured('pay_1', 100), sold('pay_1', 100), cancelled('can_1', 100, 100), ...entries].flatMap(
    (entry) => entry.postings,
  );

  expect(paymentStatusAfterRefund(balancesOf(postings), 100)).toBe(status);
});

test('whatever is heard, a cancellation ends or knows when to go on', () => {
  const outcome = fc.constantFrom<CancellationOutcome>(
    released,
    refused,
    { outcome: 'refunded' },
    { outcome: 'pending' },
    { outcome: 'unknown' },
  );
  fc.assert(
    fc.property(fc.array(outcome), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (heard, jitter, refund) => {
      let state: CancellationProgress = beginCancellation(refund);
      for (const one of heard) {
        state = advanceCancellation(state, one, now, jitter);
        expect(isSettledCancellation(state.step) || state.nextTryAt === null || state.nextTryAt > now).toBe(true);
        expect(state.refusals).toBeLessThanOrEqual(mostRefusals);
      }
    }),
  );
});
