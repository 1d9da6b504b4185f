// Rolling schedules out into a real D1: complete, once, day after day, whatever happened before.
import { env } from 'cloudflare:workers';
import { count, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { beforeEach, describe, expect, test } from 'vitest';
import { flightChanges, flights, schedules } from '#database/catalog-flights';
import { aCity, anAircraftType, anAirport, saveCatalogue } from '../../tests/support/catalogue.ts';
import { rollOutSchedules } from './roll-out-schedules.job.ts';
import { scheduledFlightsStore } from './scheduled-flights.store.ts';
import { type ScheduleRow, schedulesStore } from './schedules.store.ts';

const db = drizzle(env.CATALOG);
const store = { ...schedulesStore(db), ...scheduledFlightsStore(db) };
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

async function aSchedule(change: Partial<ScheduleRow> = {}): Promise<string> {
  const [from, to] = [aCity(), aCity({ timeZone: 'America/New_York' })];
  const [origin, destination] = [
    anAirport({ city: from.code }),
    anAirport({ city: to.code, timeZone: 'America/New_York' }),
  ];
  await saveCatalogue(env.CATALOG, {
    cities: [from, to],
    airports: [origin, destination],
    aircraftTypes: [anAircraftType()],
  });
  const flightNumber = `Z1${origin.iata}`;
  await db.insert(schedules).values({
    id: `sch_${origin.iata}`,
    carrier: 'Z1',
    flightNumber,
    origin: origin.iata,
    destination: destination.iata,
    departsAtLocal: '10:30',
    arrivesAtLocal: '13:00',
    arrivalDayOffset: 0,
    weekdays: 0b1111111,
    validFrom: '2026-01-01',
    validTo: null,
    aircraftType: 'A20N',
    originTerminal: '2E',
    destinationTerminal: null,
    ...change,
  });
  return flightNumber;
}

const datesOf = async (flightNumber: string) =>
  (
    await db
      .select({ day: flights.departureDate })
      .from(flights)
      .where(eq(flights.flightNumber, flightNumber))
      .orderBy(flights.departureDate)
  ).map(({ day }) => day);

beforeEach(async () => {
  await db.delete(flights);
  await db.delete(schedules);
});

describe('rolling out', () => {
  test('makes the flights from yesterday to the last selling day', async () => {
    const flightNumber = await aSchedule();

    expect(await rollOutSchedules(store, noon('2026-12-01'), 3)).toEqual({ created: 5 });
    expect(await datesOf(flightNumber)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']);
  });

  test('gives each flight its instants, sales close and terminals', async () => {
    const flightNumber = await aSchedule();

    await rollOutSchedules(store, noon('2026-12-01'), 0);

    const [, today] = await db
      .select()
      .from(flights)
      .where(eq(flights.flightNumber, flightNumber))
      .orderBy(flights.departureDate);
    expect(today).toMatchObject({
      departingAt: Date.parse('2026-12-01T09:30:00Z'),
      arrivingAt: Date.parse('2026-12-01T18:00:00Z'),
      salesCloseAt: Date.parse('2026-12-01T08:30:00Z'),
      status: 'scheduled',
      originTerminal: '2E',
      planVersion: 1,
      openedAt: null,
    });
  });

  test('a second run changes nothing, not even what staff have changed since', async () => {
    const flightNumber = await aSchedule();
    await rollOutSchedules(store, noon('2026-12-01'), 3);
    await db.update(flights).set({ status: 'cancelled', planVersion: 2 }).where(eq(flights.flightNumber, flightNumber));
    const before = await db.select().from(flights);

    expect(await rollOutSchedules(store, noon('2026-12-01'), 3)).toEqual({ created: 0 });
    expect(await db.select().from(flights)).toEqual(before);
  });

  test('the next day adds one day', async () => {
    const flightNumber = await aSchedule();
    await rollOutSchedules(store, noon('2026-12-01'), 3);

    expect(await rollOutSchedules(store, noon('2026-12-02'), 3)).toEqual({ created: 1 });
    expect((await datesOf(flightNumber)).at(-1)).toBe('2026-12-05');
  });

  test('a flight that is there already under its number and day, made by hand, is left alone', async () => {
    const flightNumber = await aSchedule();
    await rollOutSchedules(store, noon('2026-12-01'), 0);
    await db.update(flights).set({ scheduleId: null }).where(eq(flights.departureDate, '2026-12-01'));

    expect(await rollOutSchedules(store, noon('2026-12-01'), 0)).toEqual({ created: 0 });
    expect(await datesOf(flightNumber)).toEqual(['2026-11-30', '2026-12-01']);
  });

  test('a new schedule is rolled out though the others are complete', async () => {
    await aSchedule();
    await rollOutSchedules(store, noon('2026-12-01'), 3);
    await aSchedule();

    expect(await rollOutSchedules(store, noon('2026-12-01'), 3)).toEqual({ created: 5 });
  });

  test('a new schedule is rolled out though it does not fly on the last selling day', async () => {
    await aSchedule();
    await rollOutSchedules(store, noon('2026-12-01'), 10);
    const ending = await aSchedule({ validTo: '2026-12-02' });
    const onMondays = await aSchedule({ weekdays: 0b0000001 });

    expect(await rollOutSchedules(store, noon('2026-12-01'), 10)).toEqual({ created: 5 });
    expect(await datesOf(ending)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
    expect(await datesOf(onMondays)).toEqual(['2026-11-30', '2026-12-07']);
  });

  test('a run that was cut short is completed by the next', async () => {
    const flightNumber = await aSchedule();
    const cutShort: typeof store = {
      ...store,
      makeMissingFlights: async (rows, of, at) => {
        await store.makeMissingFlights(rows.slice(0, 2), of, at);
        throw new Error('the machine is gone');
      },
    };
    await expect(rollOutSchedules(cutShort, noon('2026-12-01'), 3)).rejects.toThrow();

    expect(await rollOutSchedules(store, noon('2026-12-01'), 3)).toEqual({ created: 3 });
    expect((await datesOf(flightNumber)).length).toBe(5);
  });

  test('a schedule that is changed between reading and writing makes nothing by its old times', async () => {
    const flightNumber = await aSchedule();
    const changedMeanwhile: typeof store = {
      ...store,
      schedulesToRollOut: async (from, to) => {
        const due = await store.schedulesToRollOut(from, to);
        await db.update(schedules).set({ departsAtLocal: '11:30', version: 2 });
        return due;
      },
    };

    expect(await rollOutSchedules(changedMeanwhile, noon('2026-12-01'), 0)).toEqual({ created: 0 });
    expect(await rollOutSchedules(store, noon('2026-12-01'), 0)).toEqual({ created: 2 });
    const made = await db.select().from(flights).where(eq(flights.flightNumber, flightNumber));
    expect(made.map(({ departingAt }) => new Date(departingAt).toISOString().slice(11, 16))).toEqual([
      '10:30',
      '10:30',
    ]);
  });

  test('a withdrawn flight comes back as the schedule makes it now, one that people cancelled does not', async () => {
    const flightNumber = await aSchedule();
    await rollOutSchedules(store, noon('2026-12-01'), 1);
    await db.update(flights).set({ status: 'cancelled', planVersion: 2 });
    await db.update(flights).set({ withdrawnAt: 1 }).where(eq(flights.departureDate, '2026-12-01'));
    await db.update(schedules).set({ departsAtLocal: '11:30', rolledOutTo: null, version: 2 });

    expect(await rollOutSchedules(store, noon('2026-12-01'), 1)).toEqual({ created: 1 });

    const all = await db
      .select()
      .from(flights)
      .where(eq(flights.flightNumber, flightNumber))
      .orderBy(flights.departureDate);
    expect(all.map(({ status, withdrawnAt, planVersion }) => ({ status, withdrawnAt, planVersion }))).toEqual([
      { status: 'cancelled', withdrawnAt: null, planVersion: 2 },
      { status: 'scheduled', withdrawnAt: null, planVersion: 3 },
      { status: 'cancelled', withdrawnAt: null, planVersion: 2 },
    ]);
    expect(all[1]?.departingAt).toBe(Date.parse('2026-12-01T10:30:00Z'));
    expect(
      await db
        .select()
        .from(flightChanges)
        .where(eq(flightChanges.flightId, all[1]?.id ?? 'flt_none')),
    ).toMatchObject([{ planVersion: 3, kinds: ['status', 'times', 'aircraft', 'terminal'] }]);
  });

  test('schedules that have ended or not begun make no flights', async () => {
    await aSchedule({ validTo: '2026-11-01' });
    await aSchedule({ validFrom: '2027-06-01' });

    expect(await rollOutSchedules(store, noon('2026-12-01'), 3)).toEqual({ created: 0 });
  });

  test('more flights than one statement takes are all made', async () => {
    for (let index = 0; index < 5; index++) await aSchedule();

    expect(await rollOutSchedules(store, noon('2026-12-01'), 400)).toEqual({ created: 5 * 402 });
    expect((await db.select({ all: count() }).from(flights))[0]?.all).toBe(5 * 402);
  });
});
