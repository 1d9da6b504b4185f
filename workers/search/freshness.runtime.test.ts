// How fresh searches are over a real D1 and KV: what changes is seen at once, what is not there is remembered, and what is away degrades.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { aCaller } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { recording } from '../../tests/support/recorded-queries.ts';
import { type Asked, aQuestion, noon } from '../../tests/support/searching.ts';
import { offersOf } from './offers.deps.ts';
import { searchOffers } from './search-offers.ts';

beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));

type Route = { origin: string; destination: string };
type Bindings = Partial<Pick<SearchEnv, 'CATALOG' | 'SHEETS'>>;
const away = () => Promise.reject(new Error('away'));
const catalogAway = { prepare: () => ({ bind: () => ({ all: away, raw: away, first: away }) }) };
const sheetsAway = { get: away, put: away };
const withoutCatalog = { CATALOG: catalogAway } as unknown as Bindings;
const withoutSheets = { SHEETS: sheetsAway } as unknown as Bindings;

/** The worker at an instant, later than what isolates remember, over these bindings. */
function workerAt(instant: number, bindings: Bindings = {}) {
  const behind: Promise<unknown>[] = [];
  const lifetime = { waitUntil: (work: Promise<unknown>) => void behind.push(work) };
  const deps = offersOf({ ...(env as unknown as SearchEnv), ...bindings }, lifetime, { now: () => instant });
  const ask = async (asked: Asked) => {
    const outcome = await searchOffers(deps, aCaller(), aQuestion(asked));
    await Promise.all(behind);
    return outcome;
  };
  const waysFound = async (asked: Asked) => {
    const outcome = await ask(asked);
    const found = outcome.ok ? outcome.value.data : [];
    return found.map(({ slices }) => (slices[0]?.segments ?? []).map((of) => of.origin.iata).join('-'));
  };
  return { deps, ask, waysFound };
}

/** Each route is flown two hours after the one before has arrived. */
async function saveChain(
  count: number,
): Promise<{ routes: Route[]; whole: Route; save(index: number): Promise<void> }> {
  const [first, ...others] = await Promise.all(Array.from({ length: count }, () => saveRoute(env.CATALOG)));
  const stops = [first?.origin ?? '', ...[first, ...others].map((route) => route?.destination ?? '')];
  const routes = stops.slice(1).map((destination, index) => ({ origin: stops[index] ?? '', destination }));
  const hour = (index: number) => Date.parse('2026-12-05T06:00:00Z') + index * 4 * 3_600_000;
  const save = (index: number) => {
    const route = routes[index] ?? { origin: '', destination: '' };
    const flight = aFlightRow({
      ...route,
      departingAt: hour(index),
      arrivingAt: hour(index) + 2 * 3_600_000,
      salesCloseAt: hour(index) - 3_600_000,
      originTerminal: null,
    });
    return saveCatalogue(env.CATALOG, { flights: [flight], fares: [aFareRow(route)] });
  };
  return { routes, whole: { origin: stops.at(0) ?? '', destination: stops.at(-1) ?? '' }, save };
}

describe('a new route', () => {
  test('is seen by those who searched for a connection a moment before', async () => {
    const { routes, whole, save } = await saveChain(2);
    await save(0);
    expect(await workerAt(noon).waysFound(whole)).toEqual([]);
    await save(1);

    await workerAt(noon + 100).deps.refreshSheets([{ ...(routes[1] as Route), date: '2026-12-05' }]);

    expect(await workerAt(noon + 2_000).waysFound(whole)).toEqual([routes.map(({ origin }) => origin).join('-')]);
  });

  test('is seen in the middle of a journey with two connections', async () => {
    const { routes, whole, save } = await saveChain(3);
    const asked = { ...whole, max_connections: '2' };
    await Promise.all([save(0), save(2)]);
    expect(await workerAt(noon).waysFound(asked)).toEqual([]);
    await save(1);

    await workerAt(noon + 100).deps.refreshSheets([{ ...(routes[1] as Route), date: '2026-12-05' }]);

    expect(await workerAt(noon + 2_000).waysFound(asked)).toEqual([routes.map(({ origin }) => origin).join('-')]);
  });
});

describe('what is not there', () => {
  test.each([
    ['an unknown place', { origin: 'XXA', destination: 'XXB' }],
    ['an unknown place, for those who fly direct', { origin: 'XXC', destination: 'XXD', max_connections: '0' }],
  ])('%s is looked for once', async (_, asked) => {
    await workerAt(noon).ask(asked);
    const { database, asked: queries } = recording(env.CATALOG);

    const outcome = await workerAt(noon + 2_000, { CATALOG: database }).ask(asked);

    expect(outcome.ok).toBe(false);
    expect(queries).toEqual([]);
  });

  test('a day without flights is looked for once', async () => {
    const route = await saveRoute(env.CATALOG);
    await workerAt(noon).ask(route);
    const { database, asked: queries } = recording(env.CATALOG);

    const outcome = await workerAt(noon + 2_000, { CATALOG: database }).ask(route);

    expect(outcome).toMatchObject({ ok: true, value: { data: [], meta: { source: 'cache' } } });
    expect(queries).toEqual([]);
  });
});

describe('when a part is away', () => {
  test('the database: a search is answered from the cache for 120 seconds, and then not with something older', async () => {
    const { whole, save } = await saveChain(2);
    await Promise.all([save(0), save(1)]);
    await workerAt(noon).ask(whole);

    expect(await workerAt(noon + 119_999, withoutCatalog).waysFound(whole)).toHaveLength(1);
    await expect(workerAt(noon + 120_000, withoutCatalog).ask(whole)).rejects.toThrow('Failed query');
  });

  test('the cache: a search is answered from the database', async () => {
    const { whole, save } = await saveChain(2);
    await Promise.all([save(0), save(1)]);

    expect(await workerAt(noon, withoutSheets).waysFound(whole)).toHaveLength(1);
  });
});
