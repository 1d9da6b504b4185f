// Pages for the gateway: they say for how long they may be shown again, and never for longer than their sheets are good.
import { expect, test } from 'vitest';
import { type OfferListOnWire, offersQuery } from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import { err, ok, type Result } from '#domain/result';
import { aCaller } from '../../tests/support/builders.ts';
import { answerWithPage } from './offers-page.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');
const aQuestion = offersQuery.parse({ origin: 'CDG', destination: 'JFK', departure_date: '2026-12-05' });

/** What the gateway is answered by a search that found this. */
function pageOf(found: Result<OfferListOnWire, CommonFailure>, now = noon): Promise<Response> {
  const body = JSON.stringify([aCaller(), aQuestion]);
  return answerWithPage(
    { now: () => now, searchOffers: async () => found },
    new Request('https://search/offers', { method: 'POST', body }),
  );
}
/** Its sheets were built at noon. */
const aList = (source: 'cache' | 'database' = 'cache'): OfferListOnWire => ({
  data: [],
  next: null,
  meta: { as_of: new Date(noon).toISOString(), source, currency: 'EUR' },
});
const cacheControlOf = async (list: OfferListOnWire, now?: number) =>
  (await pageOf(ok(list), now)).headers.get('Cache-Control');

test('a page from the cache may be shown for a second more', async () => {
  const page = await pageOf(ok(aList()));

  expect([page.status, page.headers.get('Cache-Control'), await page.json()]).toEqual([200, 'max-age=1', aList()]);
});

test('a page read from the database says so once only', async () => {
  expect(await cacheControlOf(aList('database'))).toBe('no-store');
});

test('a page is not kept when its sheets would become too old meanwhile', async () => {
  expect(await cacheControlOf(aList(), noon + 118_999)).toBe('max-age=1');
  expect(await cacheControlOf(aList(), noon + 119_000)).toBe('no-store');
});

test('a refusal is handed on as it is', async () => {
  const refused = await pageOf(err({ code: 'invalid_request', errors: [] }));

  expect([refused.status, await refused.json()]).toEqual([422, { code: 'invalid_request', errors: [] }]);
});
