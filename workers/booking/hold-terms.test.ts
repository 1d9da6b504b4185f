// The terms of an account: its own limits where it has any, everybody's where it has none or cannot be asked about.
import { afterEach, expect, test, vi } from 'vitest';
import type { HoldLimits } from '#contracts/identity-service';
import { aCaller } from '../../tests/support/builders.ts';
import { holdTermsOf } from './hold-terms.ts';

const everybodys = { holdSeconds: 300, holdsPerFlight: 2, holdsPerAccount: 5 };
const never = () => new Promise<never>(() => {});

const termsGiven = (readHoldLimits: () => Promise<HoldLimits>, deadline: () => Promise<never> = never) =>
  holdTermsOf({ everybodys, readHoldLimits, deadline }, aCaller());

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  [{ perFlight: null, perAccount: null }, everybodys],
  [
    { perFlight: 20, perAccount: 200 },
    { ...everybodys, holdsPerFlight: 20, holdsPerAccount: 200 },
  ],
  [
    { perFlight: null, perAccount: 200 },
    { ...everybodys, holdsPerAccount: 200 },
  ],
  [
    { perFlight: 1, perAccount: 1 },
    { ...everybodys, holdsPerFlight: 1, holdsPerAccount: 1 },
  ],
])('an account with %o', async (own, terms) => {
  expect(await termsGiven(async () => own)).toEqual(terms);
});

test.each([
  ['fails', () => Promise.reject(new Error('away')), never],
  ['does not answer in time', never, () => Promise.reject(new Error('too late'))],
] as const)('when identity %s, everybody’s terms hold, and the log says so', async (_, ask, deadline) => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});

  expect(await termsGiven(ask, deadline)).toEqual(everybodys);

  expect(warned).toHaveBeenCalledWith(expect.stringContaining('hold_limits_unknown'));
});
