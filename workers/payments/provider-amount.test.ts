// Amounts as the provider counts them.
import { expect, test } from 'vitest';
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
