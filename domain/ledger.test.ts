// Double entry: every movement sums to zero, and what may come back is never more than what came.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancesOf, bounced, cancelled, captured, refundableMinor, refunded, returned, sold } from './ledger.ts';

const postingsOf = (...entries: ReturnType<typeof captured>[]) => entries.flatMap(({ postings }) => postings);

describe('the accounts of a booking', () => {
  test('a booking that was paid and ticketed owes nothing, and its price is income', () => {
    const postings = postingsOf(captured('pay_1', 12_999), sold('pay_1', 12_999));

    expect(balancesOf(postings)).toEqual({
      traveller: 0,
      provider: 12_999,
      sales: -12_999,
      penalties: 0,
      refunds_due: 0,
    });
  });

  test('money that came too late and went back leaves every account at zero', () => {
    const postings = postingsOf(captured('pay_1', 12_999), returned('pay_1', 12_999));

    expect(Object.values(balancesOf(postings)).every((balance) => balance === 0)).toBe(true);
  });

  test('a cancellation keeps its penalty and promises the rest', () => {
    const postings = postingsOf(captured('pay_1', 10_000), sold('pay_1', 10_000), cancelled('can_1', 10_000, 7_000));

    expect(balancesOf(postings)).toEqual({
      traveller: 0,
      provider: 10_000,
      sales: 0,
      penalties: -3_000,
      refunds_due: -7_000,
    });
  });

  test('a cancellation without a refund has no posting of nothing', () => {
    const { postings } = cancelled('can_1', 10_000, 0);

    expect(postings).toEqual([
      { account: 'sales', amountMinor: 10_000 },
      { account: 'penalties', amountMinor: -10_000 },
    ]);
  });

  test('more than was paid for it never comes back', () => {
    expect(() => cancelled('can_1', 10_000, 10_001)).toThrow('no more comes back');
  });
});

describe('what may still come back', () => {
  test.each([
    ['before anything was captured', [], 0],
    ['all of it once it was captured', [captured('pay_1', 10_000)], 10_000],
    ['less what is promised', [captured('pay_1', 10_000), cancelled('can_1', 5_000, 4_000)], 6_000],
    [
      'the same once the promise was kept',
      [captured('pay_1', 10_000), cancelled('can_1', 5_000, 4_000), refunded('can_1', 4_000)],
      6_000,
    ],
    [
      'the same while a refund that came back is owed again',
      [
        captured('pay_1', 10_000),
        cancelled('can_1', 5_000, 4_000),
        refunded('can_1:refund:0', 4_000),
        bounced('can_1:refund:0', 4_000),
      ],
      6_000,
    ],
    ['nothing once it was returned', [captured('pay_1', 10_000), returned('pay_1', 10_000)], 0],
  ])('%s', (_, entries, expected) => {
    expect(refundableMinor(postingsOf(...entries))).toBe(expected);
  });
});

test('whatever happens in whatever order, the ledger sums to zero after each entry', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });
  const anEntry = fc.oneof(
    amount.map((minor) => captured('pay_1', minor)),
    amount.map((minor) => sold('pay_1', minor)),
    amount.map((minor) => returned('pay_1', minor)),
    amount.map((minor) => refunded('can_1', minor)),
    amount.map((minor) => bounced('can_1', minor)),
    fc.tuple(amount, amount).map(([one, other]) => cancelled('can_1', Math.max(one, other), Math.min(one, other))),
  );

  fc.assert(
    fc.property(fc.array(anEntry), (entries) => {
      const sum = postingsOf(...entries).reduce((total, { amountMinor }) => total + amountMinor, 0);

      expect(sum).toBe(0);
    }),
  );
});
