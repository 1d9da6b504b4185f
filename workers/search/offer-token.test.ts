// An offer id carries the whole promise; it fits into an address and cannot be made or altered by anyone else.
import { expect, test } from 'vitest';
import { expiryOf, type OfferPromise, openOffer, type PromisedSegment, signOffer } from './offer-token.ts';

const key = 'a-signing-key-of-more-than-32-characters';
const aSegment = (facts: Partial<PromisedSegment> = {}): PromisedSegment => ({
  flightId: 'flt_0123456789abcdefghjkmnpqrstvwxyz',
  planVersion: 3,
  cabin: 'economy',
  bookingClass: 'M',
  fareId: 'fare_0123456789abcdefghjkmnpqrs',
  fareVersion: 2,
  ...facts,
});
const aPromise = (facts: Partial<OfferPromise> = {}): OfferPromise => ({
  currency: 'EUR',
  totalMinor: 25_998,
  passengers: { adults: 2, children: 0, infants: 1 },
  fareBrand: 'light',
  conditions: {
    refundable: false,
    refundFeeMinor: null,
    changeable: true,
    changeFeeMinor: 4_000,
    bags: { cabin: 1, checked: 0 },
  },
  slices: [[aSegment()]],
  taxes: [{ code: 'FR1', version: 1 }],
  ...facts,
});

test('what was promised is read back whole, with its end', async () => {
  const promise = aPromise();

  const { offerId } = await signOffer(key, promise, 1_800_000_000_000);

  expect(await openOffer(key, offerId)).toEqual({ ...promise, expiresAt: 1_800_000_000_000 });
});

test('a return with two connections each way, three taxes a departure and the longest words still fits', async () => {
  const flight = aSegment({ cabin: 'premium_economy', planVersion: 99, fareVersion: 99 });
  const slice = [flight, flight, flight];
  const taxes = Array.from({ length: 18 }, (_, index) => ({ code: `TX${index}`, version: 10 }));

  const { offerId } = await signOffer(key, aPromise({ slices: [slice, slice], taxes }), 1_800_000_000_000);

  expect(offerId.length).toBeLessThanOrEqual(1_504);
});

test('no character of an id can be another one, be left out or be doubled', async () => {
  const { offerId } = await signOffer(key, aPromise(), 1_800_000_000_000);
  const others = ['A', 'b', '0', '_', '.', '=', ''];

  for (let at = 'off_'.length; at < offerId.length; at++) {
    const character = offerId[at] ?? '';
    for (const other of [...others, character + character]) {
      if (other === character) continue;
      const altered = `${offerId.slice(0, at)}${other}${offerId.slice(at + 1)}` as typeof offerId;
      expect([altered, await openOffer(key, altered)]).toEqual([altered, null]);
    }
  }
});

test.each(['off_', 'off_x', 'off_a.b.c', 'bkg_a', `off_${'x'.repeat(3_000)}`])('%s is nobody’s offer', async (id) => {
  expect(await openOffer(key, id as `off_${string}`)).toBeNull();
});

test('another airline’s key makes no offers of ours', async () => {
  const { offerId } = await signOffer('another-key-of-more-than-32-characters!!', aPromise(), 1_800_000_000_000);

  expect(await openOffer(key, offerId)).toBeNull();
});

test('the same offer made twice within a step has the same id; a promise never lives longer than the setting', async () => {
  const noon = Date.parse('2026-12-01T12:00:00Z');
  const [first, second] = [expiryOf(noon, 1_200), expiryOf(noon + 29_999, 1_200)];

  expect(second).toBe(first);
  expect((await signOffer(key, aPromise(), first)).offerId).toBe((await signOffer(key, aPromise(), second)).offerId);
  for (const seconds of [1, 2, 60, 1_200]) {
    for (const now of [noon, noon + 1, noon + 777, noon + 29_999]) {
      expect(expiryOf(now, seconds) - now).toBeLessThanOrEqual(seconds * 1_000);
      expect(expiryOf(now, seconds) - now).toBeGreaterThan(seconds * 970);
    }
  }
});
