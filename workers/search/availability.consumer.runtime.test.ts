// The availability queue over a real D1 and KV: newest wins, sheets follow, poison goes alone.
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test, vi } from 'vitest';
import type { AvailabilityMessage } from '#contracts/queue-messages';
import { availability } from '#database/catalog-flights';
import { aFareRow, aFlightRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { consumeAvailability } from './availability.consumer.ts';
import { availabilityStore } from './availability.store.ts';
import { type Sheet, sheetKey } from './sheet.ts';
import { sheetsOf } from './sheets.deps.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});
const searchEnv = env as unknown as SearchEnv;
const catalog = drizzle(env.CATALOG);
const { refreshSheetsOfFlights } = sheetsOf(searchEnv, createExecutionContext());
const deps = { ...availabilityStore(catalog), refreshSheetsOfFlights };

async function aFlightOnSale() {
  const route = await saveRoute(env.CATALOG);
  const flight = aFlightRow(route);
  await saveCatalogue(env.CATALOG, { flights: [flight], fares: [aFareRow(route)] });
  return { id: flight.id, routeDay: { ...route, date: flight.departureDate } };
}

const told = (id: `flt_${string}`, version: number, available: number): AvailabilityMessage => ({
  flight_id: id,
  version,
  plan_version: 1,
  classes: [{ cabin: 'economy', booking_class: 'M', available }],
});

async function consume(...bodies: unknown[]) {
  const messages = bodies.map((body, index) => ({ id: `m${index}`, timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch('availability', messages);
  const context = createExecutionContext();
  await consumeAvailability(deps, batch);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context);
  return { acked: explicitAcks, retried: retryMessages.map(({ msgId }) => msgId) };
}

async function placesLeft(id: `flt_${string}`) {
  const row = await catalog.select().from(availability).where(eq(availability.flightId, id)).get();
  return row && { version: row.version, available: row.classes[0]?.available };
}

test('the newest of a batch is saved and seen on the sheet, in whatever order the messages come', async () => {
  const { id, routeDay } = await aFlightOnSale();

  const outcome = await consume(told(id, 3, 7), told(id, 5, 2), told(id, 4, 6));

  expect(outcome).toEqual({ acked: ['m0', 'm1', 'm2'], retried: [] });
  expect(await placesLeft(id)).toEqual({ version: 5, available: 2 });
  const sheet = await searchEnv.SHEETS.get<Sheet>(sheetKey(routeDay), 'json');
  expect(sheet?.flights[0]?.available).toEqual([{ cabin: 'economy', bookingClass: 'M', available: 2 }]);
});

test('an older version that comes late changes nothing, and the same one twice neither', async () => {
  const { id } = await aFlightOnSale();
  await consume(told(id, 5, 2));

  await consume(told(id, 4, 9));
  await consume(told(id, 5, 2));

  expect(await placesLeft(id)).toEqual({ version: 5, available: 2 });
});

test('a message that breaks the contract is retried alone', async () => {
  const { id } = await aFlightOnSale();

  const outcome = await consume({ ...told(id, 1, 3), classes: 'many' }, told(id, 1, 4), 'nonsense');

  expect(outcome).toEqual({ acked: ['m1'], retried: ['m0', 'm2'] });
  expect(await placesLeft(id)).toEqual({ version: 1, available: 4 });
});

test('a flight that has left the catalogue does not hold up the others', async () => {
  const { id } = await aFlightOnSale();

  expect(await consume(told('flt_gone', 1, 3), told(id, 1, 3))).toEqual({ acked: ['m0', 'm1'], retried: [] });
});
