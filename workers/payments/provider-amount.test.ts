// Amounts as the provider counts them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceStepMinor } from '#domain/money';
import { fromProviderAmount, toProviderAmount } from './provider-amount.ts';

test.each([
  ['EUR', 12_999, 12_999],
  ['JPY', 500, 500],
  ['KWD', 5_120, 5_120],
  ['ISK', 500, 50_000],
  ['UGX', 500, 50_000],
  ['MGA', 50_000, 500],
])('%s %i is %i there, and back', (currency, amountMinor, there) => {
  expect(toProviderAmount({ amountMinor, currency })).toBe(there);
  expect(fromProviderAmount(there, currency.toLowerCase())).toBe(amountMinor);
});

test.each([
  ['KWD', 5_125],
  ['MGA', 50_001],
])('%s %i cannot be expressed there and is a bug of ours', (currency, amountMinor) => {
  expect(() => toProviderAmount({ amountMinor, currency })).toThrow('Broken invariant');
});

test('every price made in steps of its currency can be expressed there, and comes back the same', () => {
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'BHD', 'TND', 'ISK', 'UGX', 'MGA');
  fc.assert(
    fc.property(currency, fc.integer({ min: 0, max: 1_000_000 }), (code, steps) => {
      const amountMinor = steps * priceStepMinor(code);

      expect(fromProviderAmount(toProviderAmount({ amountMinor, currency: code }), code)).toBe(amountMinor);
    }),
  );
});
