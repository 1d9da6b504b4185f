// The fare calendar over a real D1 and KV: the lowest price of each day is the one a search finds.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { fareCalendar as onWire } from '#contracts/offer';
import { aCaller } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, aTaxRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { type Asked, listed, noon, searchAt } from '../../tests/support/searching.ts';
import { fareCalendar } from './fare-calendar.ts';

const days = (...numbers: number[]) => numbers.map((day) => `2026-12-${String(day).padStart(2, '0')}`);
const aFlightOn = (route: { origin: string; destination: string }, departureDate: string) =>
  aFlightRow({
    ...route,
    departureDate,
    departingAt: Date.parse(`${departureDate}T08:30:00Z`),
    arrivingAt: Date.parse(`${departureDate}T16:45:00Z`),
    salesCloseAt: Date.parse(`${departureDate}T07:30:00Z`),
  });

async function calendarOf(question: { origin: string; destination: string; month: string }, now = noon) {
  const { deps, settled } = searchAt(now);
  const outcome = await fareCalendar(deps, aCaller(), question);
  await settled();
  return outcome;
}
async function pricesOf(route: { origin: string; destination: string }) {
  const outcome = await calendarOf({ ...route, month: '2026-12' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

test('every day of the month is there, with the lowest total a search would list, or none', async () => {
  const route = await saveRoute(env.CATALOG);
  await saveCatalogue(env.CATALOG, {
    flights: days(4, 5, 5, 31).map((day) => aFlightOn(route, day)),
    fares: [aFareRow(route), aFareRow({ ...route, fareBrand: 'flex', adultMinor: 20_000 })],
    taxRules: [aTaxRow()],
  });
  await searchAt(noon).deps.refreshPlaces([]);

  const calendar = await pricesOf(route);

  expect(onWire.parse(calendar)).toEqual(calendar);
  expect(calendar.data).toHaveLength(31);
  expect(calendar.meta).toMatchObject({ max_connections: 0, currency: 'EUR' });
  const sold = calendar.data.filter(({ price }) => price !== null);
  expect(sold.map((day) => day.departure_date)).toEqual(days(4, 5, 31));
  for (const { departure_date, price } of sold) {
    const asked: Asked = { ...route, departure_date, max_connections: '0' };
    expect((await listed(asked)).data[0]?.total).toEqual(price);
  }
});

test('where nobody flies directly, the cheapest way with one change counts', async () => {
  const first = await saveRoute(env.CATALOG);
  const { destination } = await saveRoute(env.CATALOG);
  const second = { origin: first.destination, destination };
  await saveCatalogue(env.CATALOG, {
    flights: [
      aFlightOn(first, '2026-12-05'),
      aFlightRow({
        ...second,
        departingAt: Date.parse('2026-12-05T19:00:00Z'),
        arrivingAt: Date.parse('2026-12-05T22:00:00Z'),
        salesCloseAt: Date.parse('2026-12-05T18:00:00Z'),
      }),
    ],
    fares: [aFareRow(first), aFareRow({ ...second, adultMinor: 3_000 })],
  });
  await searchAt(noon).deps.refreshPlaces([]);

  const calendar = await pricesOf({ origin: first.origin, destination });

  expect(calendar.meta.max_connections).toBe(1);
  const sold = calendar.data.filter(({ price }) => price !== null);
  const [offer] = (await listed({ origin: first.origin, destination })).data;
  expect(sold).toEqual([{ departure_date: '2026-12-05', price: offer?.total }]);
});

describe('nobody can answer', () => {
  test.each([
    ['an unknown place', { origin: 'QQQ' }, 'origin'],
    ['a month gone by', { month: '2026-11' }, 'month'],
  ])('%s', async (_, change, pointer) => {
    const route = await saveRoute(env.CATALOG);

    const outcome = await calendarOf({ ...route, month: '2026-12', ...change });

    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid_request', errors: [{ pointer }] } });
  });

  test('a journey that ends where it begins', async () => {
    const { origin } = await saveRoute(env.CATALOG);

    const outcome = await calendarOf({ origin, destination: origin, month: '2026-12' });

    expect(outcome).toMatchObject({ ok: false, error: { errors: [{ pointer: 'destination' }] } });
  });
});
