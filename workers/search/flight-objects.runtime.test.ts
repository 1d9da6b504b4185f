// Seat map, inventory and blocked seats by way of the real Flight object and D1 `catalog`.
import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test } from 'vitest';
import { flights } from '#database/catalog-flights';
import { aCaller } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { blockSeats } from './block-seats.ts';
import { offersOf } from './offers.deps.ts';
import { readInventory } from './read-inventory.ts';
import { readSeatMap } from './read-seat-map.ts';

const deps = offersOf(env as unknown as SearchEnv, createExecutionContext());
const catalog = drizzle(env.CATALOG);

async function aFlightOnSale() {
  const route = await saveRoute(env.CATALOG);
  const flight = aFlightRow({ ...route, departingAt: Date.now() + 86_400_000, salesCloseAt: Date.now() + 82_800_000 });
  await saveCatalogue(env.CATALOG, { flights: [flight], fares: [aFareRow(route)] });
  return flight.id;
}
const openedAt = async (id: `flt_${string}`) =>
  (await catalog.select().from(flights).where(eq(flights.id, id)).get())?.openedAt;
async function statesOf(id: `flt_${string}`) {
  const map = await readSeatMap(deps, aCaller(), id);
  if (!map.ok) throw new Error(map.error.code);
  const seats = map.value.cabins.flatMap(({ rows }) => rows.flatMap((row) => row.seats));
  return Object.fromEntries(seats.map(({ seat, state }) => [seat, state]));
}

test('the map of a flight nobody has claimed anything on is drawn from its plan, and opens nothing', async () => {
  const id = await aFlightOnSale();

  const states = await statesOf(id);

  expect(Object.keys(states)).toHaveLength(28);
  expect(new Set(Object.values(states))).toEqual(new Set(['free']));
  expect(await openedAt(id)).toBeNull();
});

test('blocked seats are replaced as a whole, seen on the map and counted; the flight is noted as open', async () => {
  const id = await aFlightOnSale();
  await blockSeats(deps, aCaller(), id, ['10A', '10B']);

  const blocked = await blockSeats(deps, aCaller(), id, ['10B', '11C', '11C']);

  expect(blocked.ok).toBe(true);
  const states = await statesOf(id);
  expect(Object.keys(states).filter((seat) => states[seat] === 'blocked')).toEqual(['10B', '11C']);
  const inventory = await readInventory(deps, aCaller(), id);
  expect(inventory).toMatchObject({ ok: true, value: { flightId: id, addsUp: true } });
  expect(await openedAt(id)).not.toBeNull();
});

test('a seat the aircraft does not have is refused and changes nothing', async () => {
  const id = await aFlightOnSale();

  const outcome = await blockSeats(deps, aCaller(), id, ['99Z']);

  expect(outcome).toMatchObject({ ok: false, error: { code: 'seat_not_on_aircraft', seats: ['99Z'] } });
  expect(Object.values(await statesOf(id))).not.toContain('blocked');
});

test('a flight nobody knows is not found', async () => {
  const unknown = { ok: false, error: { code: 'not_found' } };

  expect(await readSeatMap(deps, aCaller(), 'flt_nowhere')).toEqual(unknown);
  expect(await readInventory(deps, aCaller(), 'flt_nowhere')).toEqual(unknown);
  expect(await blockSeats(deps, aCaller(), 'flt_nowhere', ['1A'])).toEqual(unknown);
});
