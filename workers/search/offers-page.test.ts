// Ready pages: written once a second at most for everybody who asks the same, and never kept where they would tell an untruth.
import { expect, test } from 'vitest';
import { type OfferListOnWire, offersQuery } from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import { err, ok, type Result } from '#domain/result';
import { aCaller } from '../../tests/support/builders.ts';
import { newMemory } from './isolate-memory.ts';
import { answerWithPage, type OffersPage, offersPage } from './offers-page.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');

const aQuestion = (change: Record<string, string> = {}) =>
  offersQuery.parse({ origin: 'CDG', destination: 'JFK', departure_date: '2026-12-05', ...change });

/** A search that counts how often it is asked; its sheets were built at noon. */
function aSearch(source: 'cache' | 'database' = 'cache') {
  const search = {
    now: noon,
    searches: 0,
    answer: (): Result<OfferListOnWire, CommonFailure> =>
      ok({ data: [], next: null, meta: { as_of: new Date(noon).toISOString(), source, currency: 'EUR' } }),
    ask: (change: Record<string, string> = {}) => offersPage(deps, aCaller(), aQuestion(change)),
    send: () =>
      answerWithPage(
        deps,
        new Request('https://search/offers', { method: 'POST', body: JSON.stringify([aCaller(), aQuestion()]) }),
      ),
  };
  const deps = {
    pages: newMemory<OffersPage>(),
    now: () => search.now,
    searchOffers: async () => {
      search.searches++;
      return search.answer();
    },
  };
  return search;
}

test('the same question within a second is answered with the same text, without another search', async () => {
  const search = aSearch();
  const first = await search.ask();
  search.now += 999;

  expect(await search.ask()).toEqual(first);
  expect(first.ok && JSON.parse(new TextDecoder().decode(first.value))).toEqual({
    data: [],
    next: null,
    meta: { as_of: '2026-12-01T12:00:00.000Z', source: 'cache', currency: 'EUR' },
  });
  expect(search.searches).toBe(1);
});

test('after a second, and for any other question, it is searched again', async () => {
  const search = aSearch();
  await search.ask();
  await search.ask({ adults: '2' });
  search.now += 1_000;
  await search.ask();

  expect(search.searches).toBe(3);
});

test('a page read from the database says so once only, and a refusal is not kept at all', async () => {
  const fresh = aSearch('database');
  await fresh.ask();
  await fresh.ask();
  const refused = aSearch();
  refused.answer = () => err({ code: 'invalid_request', errors: [] });
  await refused.ask();
  await refused.ask();

  expect([fresh.searches, refused.searches]).toEqual([2, 2]);
});

test('a page is not shown when its sheets have become too old, however young the page', async () => {
  const search = aSearch();
  search.now = noon + 119_500;
  await search.ask();
  search.now = noon + 120_000;
  await search.ask();

  expect(search.searches).toBe(2);
});

test('the gateway is answered with the bytes, or with the failure as it is', async () => {
  const search = aSearch();
  const found = await search.send();
  search.now += 1_000;
  search.answer = () => err({ code: 'invalid_request', errors: [] });
  const refused = await search.send();

  expect([found.status, await found.json()]).toMatchObject([200, { data: [], meta: { source: 'cache' } }]);
  expect([refused.status, await refused.json()]).toEqual([422, { code: 'invalid_request', errors: [] }]);
});
