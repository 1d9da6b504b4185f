// Fans of routes over a real D1: what leads out of a place and into it, and in which fans a change is seen.
import { env } from 'cloudflare:workers';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test } from 'vitest';
import { aFlightRow, saveCatalogue, saveRouteOfCities } from '../../tests/support/catalogue.ts';
import { fanStore } from './fan.store.ts';
import type { FanOf } from './sheet.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');
const store = fanStore(drizzle(env.CATALOG));

async function aFlownRoute() {
  const saved = await saveRouteOfCities(env.CATALOG);
  await saveCatalogue(env.CATALOG, { flights: Array.from({ length: 3 }, () => aFlightRow(saved.route)) });
  return saved;
}
const routesIn = async (...fans: FanOf[]) =>
  (await store.loadFans(fans, noon)).map(({ routes }) => routes.map(({ at, other }) => `${at} ${other.iata}`));
const inOrder = (fans: FanOf[]) => fans.map(({ way, code }) => `${way} ${code}`).sort();

test('a fan has each route once, seen from its airport, by the code of the airport as by that of its city', async () => {
  const { route, originCity, destinationCity } = await aFlownRoute();
  const there = `${route.origin} ${route.destination}`;
  const back = `${route.destination} ${route.origin}`;

  const fans = await routesIn(
    { code: route.origin, way: 'out' },
    { code: originCity, way: 'out' },
    { code: originCity, way: 'in' },
    { code: destinationCity, way: 'in' },
    { code: route.destination, way: 'in' },
  );

  expect(fans).toEqual([[there], [there], [], [back], [back]]);
});

test('a fan tells the whole airport at the other end, and its own; an unknown code has neither', async () => {
  const { route, destinationCity } = await aFlownRoute();

  const [fan, unknown] = await store.loadFans(
    [
      { code: route.origin, way: 'out' },
      { code: 'XXX', way: 'out' },
    ],
    noon,
  );

  expect(fan).toMatchObject({ code: route.origin, way: 'out', builtAt: noon, airports: [{ iata: route.origin }] });
  expect(fan?.routes).toEqual([
    {
      at: route.origin,
      other: {
        iata: route.destination,
        name: 'Kennedy',
        city: destinationCity,
        country: 'US',
        timeZone: 'America/New_York',
        latitude: 49,
        longitude: 2.5,
      },
    },
  ]);
  expect(unknown).toEqual({ code: 'XXX', way: 'out', builtAt: noon, airports: [], routes: [] });
});

test('a new route is seen in the fans of its ends and of their cities', async () => {
  const { route, originCity, destinationCity } = await aFlownRoute();

  const changed = await store.fansWithRoutes([route, route]);

  expect(inOrder(changed)).toEqual(
    [`out ${route.origin}`, `out ${originCity}`, `in ${route.destination}`, `in ${destinationCity}`].sort(),
  );
});

test('a changed place is seen in its own fans and in those of every place with a route to it', async () => {
  const { route, originCity, destinationCity } = await aFlownRoute();

  const changed = await store.fansWithPlaces([destinationCity]);

  expect(inOrder(changed)).toEqual(
    [`in ${destinationCity}`, `out ${destinationCity}`, `out ${route.origin}`, `out ${originCity}`].sort(),
  );
});
