// Which refusals come with another offer, and that asking for one never makes a refusal worse.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '#domain/errors';
import { aCaller } from '../../tests/support/builders.ts';
import { withOfferInstead } from './offer-instead.ts';

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));

const soldOut: Failure = { code: 'fare_sold_out', flightId: 'flt_1', bookingClass: 'M', replacementOffer: null };

test('a fare that is sold out names the offer that search made for the class that was refused', async () => {
  const asked: unknown[] = [];
  const replacementOffer = async (...given: unknown[]) => {
    asked.push(given.slice(1));
    return 'off_next' as const;
  };

  const refusal = await withOfferInstead({ replacementOffer }, aCaller(), 'off_1', soldOut);

  expect(refusal).toEqual({ ...soldOut, replacementOffer: 'off_next' });
  expect(asked).toEqual([['off_1', { flightId: 'flt_1', bookingClass: 'M' }]]);
});

test('it stays a refusal when search cannot answer', async () => {
  const replacementOffer = () => Promise.reject(new Error('search is away'));

  expect(await withOfferInstead({ replacementOffer }, aCaller(), 'off_1', soldOut)).toEqual(soldOut);
});

test('any other refusal is handed on without asking anybody', async () => {
  const replacementOffer = () => Promise.reject(new Error('nobody asks'));
  const full: Failure = { code: 'not_enough_seats', flightId: 'flt_1', left: 0 };

  expect(await withOfferInstead({ replacementOffer }, aCaller(), 'off_1', full)).toBe(full);
});
