// What one cold search reads of D1: the verb itself over the real database, nothing cached, every statement counted.
import { type OffersQuery, offersQuery } from '#contracts/offer';
import { cacheAges } from '../../workers/search/isolate-memory.ts';
import { offersOf } from '../../workers/search/offers.deps.ts';
import { searchOffers } from '../../workers/search/search-offers.ts';

export type Reads = { queries: number; rowsRead: number; flightsShown: number };

let questionsAsked = 0;

const emptyCache = { get: async (keys: unknown) => (Array.isArray(keys) ? new Map() : null), put: async () => {} };

export async function readsOf(catalog: D1Database, question: Record<string, string>): Promise<Reads> {
  const asked: { sql: string; params: unknown[] }[] = [];
  const counted = {
    prepare: (sql: string) => ({
      bind: (...params: unknown[]) => {
        asked.push({ sql, params });
        return catalog.prepare(sql).bind(...params);
      },
    }),
  };
  const settings = { ENVIRONMENT: 'local', OFFER_SECONDS: '1200', CURRENCY: 'EUR', SELLING_DAYS: '60' };
  const secrets = { OFFER_KEYS: 'b'.repeat(64), SEARCH_CURSOR_KEY: 'b'.repeat(64) };
  const environment = { ...settings, ...secrets, CATALOG: counted, SHEETS: emptyCache } as unknown as SearchEnv;
  // An instant of its own, so that nothing an earlier question left in the memory of this process may be served.
  questionsAsked++;
  const now = Date.now() + questionsAsked * 10 * cacheAges.neverServedAfterMs;
  const deps = offersOf(environment, { waitUntil: () => {} }, { now: () => now });
  const anybody = { kind: 'anonymous', requestId: 'req_bench' } as const;
  const outcome = await searchOffers(deps, anybody, offersQuery.parse(question) satisfies OffersQuery);
  if (!outcome.ok || outcome.value.data.length === 0)
    throw new Error(`The bench found no offer: ${JSON.stringify(outcome)}`);
  const answers = await Promise.all(
    asked.map(({ sql, params }) =>
      catalog
        .prepare(sql)
        .bind(...params)
        .all(),
    ),
  );
  const shown = outcome.value.data.flatMap(({ slices }) => slices.flatMap(({ segments }) => segments));
  return {
    queries: asked.length,
    rowsRead: answers.reduce((sum, { meta }) => sum + meta.rows_read, 0),
    flightsShown: new Set(shown.map((segment) => segment.flight_id)).size,
  };
}
