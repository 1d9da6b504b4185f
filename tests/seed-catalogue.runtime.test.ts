// Seeding is repeatable: a second run changes nothing, another day rolls forward, and what staff did stays.
import { env } from 'cloudflare:workers';
import { count, eq, max } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test } from 'vitest';
import { fares } from '#database/catalog-fares';
import { flights, schedules } from '#database/catalog-flights';
import { airports, cities, placeKeys } from '#database/catalog-places';
import { seedCatalogue } from '../scripts/seed-catalogue.ts';

const db = drizzle(env.CATALOG);
const day = Date.parse('2026-11-20T09:00:00Z');
const seed = (today: number, refresh = false) => seedCatalogue({ catalog: env.CATALOG, today, refresh });
const everything = async () => [
  await db.select().from(cities),
  await db.select().from(airports),
  await db.select().from(placeKeys),
  await db.select().from(fares),
  await db.select().from(schedules),
  await db.select().from(flights),
];

test('sixty days of flights between more than 70 airports are there after one run', async () => {
  const outcome = await seed(day);

  expect(outcome.seeded).toBe(true);
  expect(outcome.flightsCreated).toBeGreaterThan(15_000);
  expect(await db.select({ last: max(flights.departureDate) }).from(flights)).toEqual([{ last: '2027-01-19' }]);
  expect((await db.select({ all: count() }).from(airports))[0]?.all).toBeGreaterThanOrEqual(70);
});

test('a second run on the same day changes nothing', async () => {
  const before = await everything();

  expect(await seed(day)).toEqual({ seeded: false, flightsCreated: 0 });
  expect(await everything()).toEqual(before);
});

test('a route and a day are one seek of an index', async () => {
  const plan = await env.CATALOG.prepare(
    'EXPLAIN QUERY PLAN SELECT * FROM flights WHERE origin = ? AND destination = ? AND departure_date = ?',
  )
    .bind('CDG', 'JFK', '2026-12-05')
    .all<{ detail: string }>();

  expect(plan.results.map(({ detail }) => detail)).toEqual([
    'SEARCH flights USING INDEX flights_by_route (origin=? AND destination=? AND departure_date=?)',
  ]);
});

test('the next day adds the flights of one day and touches no other', async () => {
  const ofChristmasEve = eq(flights.departureDate, '2026-12-24');
  const before = await db.select().from(flights).where(ofChristmasEve);

  const { flightsCreated } = await seed(day + 86_400_000);

  expect(flightsCreated).toBeGreaterThan(200);
  expect(await db.select({ last: max(flights.departureDate) }).from(flights)).toEqual([{ last: '2027-01-20' }]);
  expect(await db.select().from(flights).where(ofChristmasEve)).toEqual(before);
});

test('a name that staff changed stays, and a row they lost comes back when asked to', async () => {
  await db.update(airports).set({ name: 'Renamed by staff', version: 2 }).where(eq(airports.iata, 'CDG'));
  await db.delete(airports).where(eq(airports.iata, 'LDH'));
  const names = async () => (await db.select().from(airports)).map(({ iata, name }) => `${iata} ${name}`);

  await seed(day);
  expect(await names()).not.toContain('LDH Lord Howe Island');

  await seed(day, true);
  expect(await names()).toEqual(expect.arrayContaining(['CDG Renamed by staff', 'LDH Lord Howe Island']));
});
