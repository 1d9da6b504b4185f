// Money: decimals by currency, rounding half to even, splits that add up.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyExponent, decimalText, shareOf, splitEvenly, sumMoney } from '#domain/money';

test.each([
  [12_999, 'EUR', '129.99'],
  [130, 'JPY', '130'],
  [1_234, 'KWD', '1.234'],
  [5, 'KWD', '0.005'],
  [-5, 'EUR', '-0.05'],
  [-12_345, 'KWD', '-12.345'],
  [0, 'EUR', '0.00'],
  [-0, 'JPY', '0'],
  [10_000, 'CLF', '1.0000'],
  [Number.MAX_SAFE_INTEGER, 'EUR', '90071992547409.91'],
])('%i %s is written %s', (amountMinor, currency, expected) => {
  expect(decimalText({ amountMinor, currency })).toBe(expected);
});

test.each([0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%f is no amount of money', (amountMinor) => {
  expect(() => decimalText({ amountMinor, currency: 'EUR' })).toThrow('whole number of minor units');
});

test.each([
  ['EUR', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
  ['UYW', 4],
])('%s has %i decimals', (currency, expected) => {
  expect(currencyExponent(currency)).toBe(expected);
});

describe('sums', () => {
  test('amounts of one currency add up, and none is nothing', () => {
    const amounts = [
      { amountMinor: 100, currency: 'EUR' },
      { amountMinor: -30, currency: 'EUR' },
    ];

    expect(sumMoney('EUR', amounts)).toEqual({ amountMinor: 70, currency: 'EUR' });
    expect(sumMoney('EUR', [])).toEqual({ amountMinor: 0, currency: 'EUR' });
  });

  test('another currency, or more than a number can hold, is a bug', () => {
    expect(() => sumMoney('EUR', [{ amountMinor: 1, currency: 'USD' }])).toThrow('one currency');
    const most = { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'EUR' };
    expect(() => sumMoney('EUR', [most, most])).toThrow('safe integer');
  });
});

describe('a share is rounded once, half to even', () => {
  test.each([
    [12_340, 750, 926],
    [12_380, 750, 928],
    [-12_340, 750, -926],
    [-12_380, 750, -928],
    [12_341, 750, 926],
    [1, 4_999, 0],
    [1, 5_000, 0],
    [1, 5_001, 1],
    [3, 5_000, 2],
    [0, 750, 0],
    [Number.MAX_SAFE_INTEGER, 10_000, Number.MAX_SAFE_INTEGER],
  ])('%i × %i basis points is %i', (amountMinor, basisPoints, expected) => {
    expect(shareOf(amountMinor, basisPoints)).toBe(expected);
  });

  test.each([
    [12_340, 750, 10, 930],
    [12_400, 750, 10, 930],
    [20_000, 1_025, 100, 2_000],
    [20_000, 1_075, 100, 2_200],
  ])('%i × %i basis points in steps of %i is %i', (amountMinor, basisPoints, stepMinor, expected) => {
    expect(shareOf(amountMinor, basisPoints, stepMinor)).toBe(expected);
  });

  test('never more than half a minor unit from the exact share', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 20_000 }), (amountMinor, basisPoints) => {
        const distance =
          BigInt(amountMinor) * BigInt(basisPoints) - 10_000n * BigInt(shareOf(amountMinor, basisPoints));
        expect(distance <= 5_000n && distance >= -5_000n).toBe(true);
      }),
    );
  });
});

describe('splits', () => {
  test.each([
    [1_000, 3, [334, 333, 333]],
    [-1_000, 3, [-333, -333, -334]],
    [2, 3, [1, 1, 0]],
    [0, 2, [0, 0]],
    [7, 1, [7]],
  ])('%i over %i', (amountMinor, partCount, expected) => {
    expect(splitEvenly(amountMinor, partCount)).toEqual(expected);
  });

  test('parts add up and differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 50 }), (amountMinor, partCount) => {
        const parts = splitEvenly(amountMinor, partCount);
        expect(parts).toHaveLength(partCount);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amountMinor));
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each([0, -1, 1.5])('into %f parts is a bug', (partCount) => {
    expect(() => splitEvenly(100, partCount)).toThrow('at least one part');
  });
});
