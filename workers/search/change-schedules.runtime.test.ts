// Staff plan, publish and change schedules over a real D1 and real Flight objects: the unsold follow, the sold stay and are named.
import { env } from 'cloudflare:workers';
import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { describe, expect, test } from 'vitest';
import type { CreateSchedule, ScheduleOnWire } from '#contracts/catalogue-schedules';
import { audit } from '#database/catalog-audit';
import { flightChanges, flights } from '#database/catalog-flights';
import type { FlightId, ScheduleId } from '#domain/ids';
import { flightAt } from '#objects/flight/flight.address';
import { newId } from '#platform/new-id';
import { aCaller, aHold } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, anAircraftType, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { aStaffMember } from '../../tests/support/staff.ts';
import { catalogueOf } from './catalogue.deps.ts';
import { changeFlight } from './change-flights.ts';
import { changeSchedule, createSchedule, deleteSchedule } from './change-schedules.ts';
import { publishSchedule } from './publish-schedule.ts';
import { readPlan } from './read-plan.ts';
import { listSchedules, readSchedule } from './read-schedules.ts';
import { rollOutSchedules } from './roll-out-schedules.job.ts';
import { sheetsOf } from './sheets.deps.ts';

// Far ahead, since Flight objects keep the time of the machine and must still be selling.
const now = Date.parse('2090-11-20T12:00:00Z');
const db = drizzle(env.CATALOG);
const searchEnv = env as unknown as SearchEnv;
const lifetime = { waitUntil: () => {} };
const clock = { now: () => now };
const catalogue = catalogueOf(searchEnv, lifetime, clock);
const admin = aStaffMember();
const week = { from_date: '2090-12-01', to_date: '2090-12-07' };
const refusal = (code: string) => ({ ok: false, error: { code } });
const wrongField = (pointer: string, code: string) => ({
  ok: false,
  error: { code: 'invalid_request', errors: [expect.objectContaining({ pointer, code })] },
});

let nextNumber = 5000;
async function aScheduleBody(change: Partial<CreateSchedule> = {}): Promise<CreateSchedule> {
  const route = await saveRoute(env.CATALOG);
  await saveCatalogue(env.CATALOG, { aircraftTypes: [anAircraftType({ code: 'A21N' })], fares: [aFareRow(route)] });
  return {
    flight_number: `Z1${nextNumber++}`,
    ...route,
    departs_at_local: '09:30',
    arrives_at_local: '11:45',
    arrival_day_offset: 0,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    valid_from: '2090-11-01',
    aircraft: 'A20N',
    ...change,
  };
}

async function aSchedule(change: Partial<CreateSchedule> = {}): Promise<ScheduleOnWire> {
  const created = await createSchedule(catalogue, admin, await aScheduleBody(change));
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  return created.value;
}
async function aPublishedSchedule(change: Partial<CreateSchedule> = {}): Promise<ScheduleOnWire> {
  const schedule = await aSchedule(change);
  expect(await publishSchedule(catalogue, admin, schedule.id, week)).toMatchObject({ ok: true });
  return schedule;
}

const flightsOf = (schedule: ScheduleOnWire) =>
  db.select().from(flights).where(eq(flights.flightNumber, schedule.flight_number)).orderBy(flights.departureDate);
async function flightOn(schedule: ScheduleOnWire, day: string) {
  const flight = (await flightsOf(schedule)).find(({ departureDate }) => departureDate === day);
  if (!flight) throw new Error(`no flight on ${day}`);
  return flight;
}
const timeOf = (instant: number) => new Date(instant).toISOString().slice(11, 16);
const changesOf = (id: FlightId) => db.select().from(flightChanges).where(eq(flightChanges.flightId, id));
const auditOf = (id: string) =>
  db
    .select()
    .from(audit)
    .where(and(eq(audit.entity, 'schedule'), eq(audit.entityId, id)))
    .orderBy(audit.seq);
const flightsOnSheet = async ({ origin, destination }: ScheduleOnWire, date: string) => {
  const [sheet] = await sheetsOf(searchEnv, lifetime, clock).readSheets([{ origin, destination, date }]);
  return sheet?.value.flights ?? [];
};

/** As the booking worker does: the plan is given out, the object opened with it, and one place held. */
async function open(id: FlightId) {
  const plan = await readPlan(catalogue, admin, id);
  if (!plan.ok) throw new Error(plan.error.code);
  await flightAt(env.FLIGHT, id).applyPlan(aCaller(), plan.value);
  return plan.value;
}
async function sell(id: FlightId) {
  const plan = await open(id);
  const command = aHold(plan, { bookingClass: 'M', accountId: newId('usr') });
  const held = await flightAt(env.FLIGHT, id).hold(aCaller(), command);
  if (!held.ok) throw new Error(JSON.stringify(held.error));
  return command.holdId;
}

describe('a schedule', () => {
  test('is created, read back and audited, and makes no flights by itself', async () => {
    const body = await aScheduleBody({ weekdays: [5, 1, 5], origin_terminal: '2E' });

    const created = await createSchedule(catalogue, admin, body);

    if (!created.ok) throw new Error(created.error.code);
    expect(created.value).toEqual({
      ...body,
      id: expect.stringMatching(/^sch_/),
      carrier: 'Z1',
      weekdays: [1, 5],
      valid_to: null,
      origin_terminal: '2E',
      destination_terminal: null,
      version: 1,
    });
    expect(await readSchedule(catalogue, admin, created.value.id)).toEqual(created);
    expect(await auditOf(created.value.id)).toMatchObject([{ action: 'create', actor: 'usr_staff', before: null }]);
    expect(await flightsOf(created.value)).toEqual([]);
  });

  test.each<[string, Partial<CreateSchedule>, string, string]>([
    ['an unknown origin', { origin: 'QQQ' }, '/origin', 'unknown_airport'],
    ['an unknown destination', { destination: 'QQQ' }, '/destination', 'unknown_airport'],
    ['an aircraft nobody has', { aircraft: 'C172' }, '/aircraft', 'unknown_aircraft'],
    ['an end before its beginning', { valid_to: '2090-10-31' }, '/valid_to', 'before_valid_from'],
    ['no weekday before its end', { weekdays: [7], valid_to: '2090-11-03' }, '/weekdays', 'never_flies'],
    ['a landing before the take-off', { arrives_at_local: '03:00' }, '/arrives_at_local', 'not_after_departure'],
    ['a landing days later', { arrival_day_offset: 2 }, '/arrives_at_local', 'too_long'],
  ])('is refused with %s', async (_what, change, pointer, code) => {
    const body = await aScheduleBody(change);

    expect(await createSchedule(catalogue, admin, body)).toMatchObject(wrongField(pointer, code));
    expect(await catalogue.schedulesNumbered(body.flight_number)).toEqual([]);
  });

  test('does not go where it came from', async () => {
    const body = await aScheduleBody();

    expect(await createSchedule(catalogue, admin, { ...body, destination: body.origin })).toMatchObject(
      wrongField('/destination', 'same_place'),
    );
  });

  test('leaves once a day: another of its number on a day it flies is refused, beside it is not', async () => {
    const body = await aScheduleBody({ weekdays: [1, 2, 3], valid_to: '2090-12-31' });
    const first = await createSchedule(catalogue, admin, body);
    const another = (change: Partial<CreateSchedule>) => createSchedule(catalogue, admin, { ...body, ...change });

    expect(await another({ weekdays: [3, 4] })).toMatchObject(wrongField('/flight_number', 'schedule_overlaps'));
    const weekend = await another({ weekdays: [6, 7] });
    const nextYear = await another({ valid_from: '2091-01-01', valid_to: null });
    expect([first.ok, weekend.ok, nextYear.ok]).toEqual([true, true, true]);
    if (!weekend.ok) throw new Error(weekend.error.code);
    expect(await changeSchedule(catalogue, admin, weekend.value.id, 1, { weekdays: [3, 6] })).toMatchObject(
      wrongField('/weekdays', 'schedule_overlaps'),
    );
  });

  test('of several alike that are created at once one is', async () => {
    const body = await aScheduleBody();

    const outcomes = await Promise.all([1, 2, 3].map(() => createSchedule(catalogue, admin, body)));

    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    expect((await catalogue.schedulesNumbered(body.flight_number)).length).toBe(1);
  });

  test('is found by number and route, page by page', async () => {
    const first = await aSchedule({ valid_to: '2090-11-30' });
    const { id: _id, version: _version, carrier: _carrier, ...same } = first;
    const second = await createSchedule(catalogue, admin, { ...same, valid_from: '2090-12-01', valid_to: null });
    const route = { origin: first.origin, destination: first.destination };
    const secondId = second.ok ? second.value.id : '';

    const page = await listSchedules(catalogue, admin, { ...route, limit: 1 });
    const next = (page.ok && page.value.next) || '';
    const rest = await listSchedules(catalogue, admin, { ...route, limit: 1, after: next });

    expect(page).toMatchObject({ value: { data: [{ id: first.id }] } });
    expect(rest).toMatchObject({ value: { data: [{ id: secondId }], next: null } });
    expect(await listSchedules(catalogue, admin, { flight_number: first.flight_number, limit: 9 })).toMatchObject({
      value: { data: [{ id: first.id }, { id: secondId }], next: null },
    });
    expect(await listSchedules(catalogue, admin, { limit: 1, after: next })).toEqual(refusal('invalid_cursor'));
  });
});

describe('publishing', () => {
  test('makes the flights of the range, which search shows at once, and a second time changes nothing', async () => {
    const schedule = await aSchedule({ weekdays: [1, 2, 3, 4, 5] });
    expect(await flightsOnSheet(schedule, '2090-12-01')).toEqual([]);

    const published = await publishSchedule(catalogue, admin, schedule.id, week);

    const counts = { schedule_id: schedule.id, ...week, changed: 0, withdrawn: 0, sold: [] };
    expect(published).toEqual({ ok: true, value: { ...counts, created: 5, unchanged: 0 } });
    expect(await flightsOnSheet(schedule, '2090-12-01')).toMatchObject([{ flightNumber: schedule.flight_number }]);
    const before = await flightsOf(schedule);
    expect(await publishSchedule(catalogue, admin, schedule.id, week)).toEqual({
      ok: true,
      value: { ...counts, created: 0, unchanged: 5 },
    });
    expect(await flightsOf(schedule)).toEqual(before);
    expect(await auditOf(schedule.id)).toMatchObject([{ action: 'create' }, { action: 'publish', after: week }, {}]);
  });

  test('and the cron job make each flight once', async () => {
    const schedule = await aPublishedSchedule();

    const { created } = await rollOutSchedules(catalogue, Date.parse('2090-12-02T12:00:00Z'), 8);

    expect(created).toBeGreaterThanOrEqual(3);
    expect((await flightsOf(schedule)).map(({ departureDate }) => departureDate)).toEqual(
      Array.from({ length: 10 }, (_, day) => `2090-12-${String(day + 1).padStart(2, '0')}`),
    );
    expect(await publishSchedule(catalogue, admin, schedule.id, week)).toMatchObject({
      value: { created: 0, unchanged: 7 },
    });
  });

  test('leaves alone a flight of its number and day that was made by hand', async () => {
    const schedule = await aSchedule();
    const byHand = aFlightRow({
      origin: schedule.origin,
      destination: schedule.destination,
      flightNumber: schedule.flight_number,
      departureDate: '2090-12-03',
    });
    await saveCatalogue(env.CATALOG, { flights: [byHand] });

    expect(await publishSchedule(catalogue, admin, schedule.id, week)).toMatchObject({ value: { created: 6 } });
    expect(await flightOn(schedule, '2090-12-03')).toMatchObject({ id: byHand.id, scheduleId: null });
  });

  test('brings a flight that was changed by hand back in line, unless it is late or cancelled', async () => {
    const schedule = await aPublishedSchedule();
    const [swapped, late, cancelled] = await Promise.all(
      ['2090-12-01', '2090-12-02', '2090-12-03'].map((day) => flightOn(schedule, day)),
    );
    if (!swapped || !late || !cancelled) throw new Error('three flights were made');
    await changeFlight(catalogue, admin, swapped.id, 1, { aircraft: 'A21N' });
    await changeFlight(catalogue, admin, late.id, 1, { aircraft: 'A21N', status: 'delayed' });
    await changeFlight(catalogue, admin, cancelled.id, 1, { status: 'cancelled' });

    const published = await publishSchedule(catalogue, admin, schedule.id, week);

    expect(published).toMatchObject({ value: { created: 0, changed: 1, withdrawn: 0, unchanged: 6 } });
    expect((await flightsOf(schedule)).slice(0, 3)).toMatchObject([
      { aircraftType: 'A20N', planVersion: 3 },
      { aircraftType: 'A21N', status: 'delayed', planVersion: 2 },
      { status: 'cancelled', planVersion: 2 },
    ]);
  });

  test.each([
    ['a day that is over', { from_date: '2090-11-19', to_date: '2090-12-01' }, '/from_date', 'in_the_past'],
    ['an end before the beginning', { from_date: '2090-12-02', to_date: '2090-12-01' }, '/to_date', 'before_from_date'],
    ['two years', { from_date: '2090-12-01', to_date: '2092-12-01' }, '/to_date', 'too_far_ahead'],
    ['the end of time', { from_date: '9999-12-01', to_date: '9999-12-31' }, '/to_date', 'too_far_ahead'],
  ])('is refused for %s', async (_what, range, pointer, code) => {
    const schedule = await aSchedule();

    expect(await publishSchedule(catalogue, admin, schedule.id, range)).toMatchObject(wrongField(pointer, code));
    expect(await flightsOf(schedule)).toEqual([]);
  });

  test('makes more than a year of flights at once', async () => {
    const schedule = await aSchedule();
    const range = { from_date: '2090-11-20', to_date: '2091-12-25' };

    expect(await publishSchedule(catalogue, admin, schedule.id, range)).toMatchObject({ value: { created: 400 } });

    expect((await flightsOf(schedule)).length).toBe(400);
    expect(await publishSchedule(catalogue, admin, schedule.id, range)).toMatchObject({ value: { unchanged: 400 } });
  });
});

describe('a change of a schedule', () => {
  test('is followed by its unsold flights, each with a newer plan, and search shows it at once', async () => {
    const schedule = await aPublishedSchedule();
    expect(await flightsOnSheet(schedule, '2090-12-01')).toMatchObject([{ planVersion: 1 }]);

    const changed = await changeSchedule(catalogue, admin, schedule.id, 1, {
      departs_at_local: '10:30',
      arrives_at_local: '12:45',
      destination_terminal: '4',
    });

    expect(changed).toEqual({
      ok: true,
      value: {
        ...schedule,
        departs_at_local: '10:30',
        arrives_at_local: '12:45',
        destination_terminal: '4',
        version: 2,
        flights: { created: 0, changed: 7, withdrawn: 0, unchanged: 0, sold: [] },
      },
    });
    const all = await flightsOf(schedule);
    expect(all.map(({ departingAt, salesCloseAt }) => [timeOf(departingAt), timeOf(salesCloseAt)])).toEqual(
      all.map(() => ['09:30', '08:30']),
    );
    expect(await changesOf(all[0]?.id ?? 'flt_none')).toEqual([
      { flightId: all[0]?.id, planVersion: 2, changedAt: now, kinds: ['times', 'terminal'] },
    ]);
    expect(await flightsOnSheet(schedule, '2090-12-01')).toMatchObject([
      { planVersion: 2, departingAt: all[0]?.departingAt, destinationTerminal: '4' },
    ]);
    expect(await auditOf(schedule.id)).toMatchObject([{}, {}, { action: 'change', before: schedule }]);
  });

  test('names the sold flights with their passengers and leaves them exactly as they are', async () => {
    const schedule = await aPublishedSchedule();
    const [held, ticketed] = [await flightOn(schedule, '2090-12-02'), await flightOn(schedule, '2090-12-04')];
    await sell(held.id);
    await flightAt(env.FLIGHT, ticketed.id).confirm(aCaller(), await sell(ticketed.id));
    const before = [await flightOn(schedule, '2090-12-02'), await flightOn(schedule, '2090-12-04')];

    const changed = await changeSchedule(catalogue, admin, schedule.id, 1, { departs_at_local: '10:00' });

    const named = { flight_number: schedule.flight_number };
    expect(changed).toMatchObject({
      value: {
        flights: {
          changed: 5,
          sold: [
            { ...named, flight_id: held.id, departure_date: '2090-12-02', held: 1, confirmed: 0 },
            { ...named, flight_id: ticketed.id, departure_date: '2090-12-04', held: 0, confirmed: 1 },
          ],
        },
      },
    });
    expect([await flightOn(schedule, '2090-12-02'), await flightOn(schedule, '2090-12-04')]).toEqual(before);
    expect(await publishSchedule(catalogue, admin, schedule.id, week)).toMatchObject({
      value: { changed: 0, unchanged: 5, sold: [{ flight_id: held.id }, { flight_id: ticketed.id }] },
    });
  });

  test('reaches an open flight that sold nothing, and its object', async () => {
    const schedule = await aPublishedSchedule();
    const { id } = await flightOn(schedule, '2090-12-02');
    await open(id);

    const changed = await changeSchedule(catalogue, admin, schedule.id, 1, { departs_at_local: '10:00' });

    expect(changed).toMatchObject({ value: { flights: { changed: 7, sold: [] } } });
    const flight = await flightOn(schedule, '2090-12-02');
    expect(flight).toMatchObject({ planVersion: 2, acknowledgedPlanVersion: 2 });
    const inventory = await flightAt(env.FLIGHT, id).inventory(aCaller(), (await catalogue.plansOf([id]))[0] as never);
    expect(inventory.planVersion).toBe(2);
  });

  test('withdraws unsold flights of days it flies no more, keeps sold ones, and puts them back when it flies again', async () => {
    const schedule = await aPublishedSchedule();
    const sold = await flightOn(schedule, '2090-12-06');
    await sell(sold.id);

    const shortened = await changeSchedule(catalogue, admin, schedule.id, 1, { valid_to: '2090-12-03' });

    expect(shortened).toMatchObject({
      value: { flights: { changed: 0, withdrawn: 3, unchanged: 3, sold: [{ flight_id: sold.id }] } },
    });
    expect((await flightsOf(schedule)).map(({ status }) => status)).toEqual([
      ...['scheduled', 'scheduled', 'scheduled', 'cancelled', 'cancelled', 'scheduled', 'cancelled'],
    ]);
    expect(await flightsOnSheet(schedule, '2090-12-05')).toEqual([]);
    const again = await changeSchedule(catalogue, admin, schedule.id, 2, { valid_to: null, departs_at_local: '10:00' });
    expect(again).toMatchObject({ value: { flights: { created: 3, changed: 3, sold: [{ flight_id: sold.id }] } } });
    expect(await flightOn(schedule, '2090-12-05')).toMatchObject({ status: 'scheduled', planVersion: 3 });
    expect(timeOf((await flightOn(schedule, '2090-12-05')).departingAt)).toBe('09:00');
    expect(await flightsOnSheet(schedule, '2090-12-05')).toMatchObject([{ planVersion: 3 }]);
  });

  test('does not bring back a withdrawn flight that somebody cancelled for good', async () => {
    const schedule = await aPublishedSchedule();
    await changeSchedule(catalogue, admin, schedule.id, 1, { valid_to: '2090-12-03' });
    const { id } = await flightOn(schedule, '2090-12-05');
    expect(await changeFlight(catalogue, admin, id, 2, { status: 'cancelled' })).toMatchObject({ ok: true });

    const again = await changeSchedule(catalogue, admin, schedule.id, 2, { valid_to: null });

    expect(again).toMatchObject({ value: { flights: { created: 3, unchanged: 4 } } });
    expect(await flightOn(schedule, '2090-12-05')).toMatchObject({ status: 'cancelled', planVersion: 3 });
  });

  test('makes the flights of new days at once, as far as it was rolled out', async () => {
    const schedule = await aPublishedSchedule({ weekdays: [1, 5] });

    const changed = await changeSchedule(catalogue, admin, schedule.id, 1, { weekdays: [1, 5, 7] });

    expect(changed).toMatchObject({ value: { flights: { created: 1, unchanged: 2 } } });
    expect(await flightsOnSheet(schedule, '2090-12-03')).toMatchObject([{ planVersion: 1 }]);
  });

  test('leaves what somebody changed by hand in another respect', async () => {
    const schedule = await aPublishedSchedule();
    const { id } = await flightOn(schedule, '2090-12-02');
    await changeFlight(catalogue, admin, id, 1, { aircraft: 'A21N' });

    await changeSchedule(catalogue, admin, schedule.id, 1, { origin_terminal: '2F' });

    expect(await flightOn(schedule, '2090-12-02')).toMatchObject({ aircraftType: 'A21N', originTerminal: '2F' });
  });

  test('that changes nothing raises nothing', async () => {
    const schedule = await aPublishedSchedule();

    expect(await changeSchedule(catalogue, admin, schedule.id, 1, { departs_at_local: '09:30' })).toMatchObject({
      ok: true,
      value: { version: 1 },
    });
  });

  test('is refused from an old version, of an unknown schedule, and where it could not be flown', async () => {
    const schedule = await aSchedule();
    const change = (body: Parameters<typeof changeSchedule>[4]) =>
      changeSchedule(catalogue, admin, schedule.id, 1, body);

    expect(await changeSchedule(catalogue, admin, schedule.id, 2, {})).toEqual(refusal('version_mismatch'));
    expect(await changeSchedule(catalogue, admin, 'sch_guessed', 1, {})).toEqual(refusal('not_found'));
    expect(await change({ aircraft: 'C172' })).toMatchObject(wrongField('/aircraft', 'unknown_aircraft'));
    expect(await change({ valid_to: '2090-01-01' })).toMatchObject(wrongField('/valid_to', 'before_valid_from'));
    expect(await change({ arrives_at_local: '01:00' })).toMatchObject(
      wrongField('/arrives_at_local', 'not_after_departure'),
    );
  });

  test('of several at once from one version one wins', async () => {
    const schedule = await aPublishedSchedule();

    const outcomes = await Promise.all(
      ['10:00', '10:10', '10:20'].map((departs_at_local) =>
        changeSchedule(catalogue, admin, schedule.id, 1, { departs_at_local }),
      ),
    );

    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    const [winner] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    expect(winner?.flights.changed).toBe(7);
    const times = new Set((await flightsOf(schedule)).map(({ departingAt }) => timeOf(departingAt)));
    expect([...times]).toEqual([winner?.departs_at_local.replace('10', '09')]);
  });
});

describe('a flight that is sold while its schedule is changed', () => {
  test('between question and write is found open, asked, and left', async () => {
    const schedule = await aPublishedSchedule();
    const { id } = await flightOn(schedule, '2090-12-02');
    const { scheduleDesk } = catalogue;
    let isFirst = true;
    const raced: typeof catalogue = {
      ...catalogue,
      scheduleDesk: {
        ...scheduleDesk,
        saveFollowing: async (...given) => {
          if (isFirst) await sell(id);
          isFirst = false;
          return scheduleDesk.saveFollowing(...given);
        },
      },
    };

    const changed = await changeSchedule(raced, admin, schedule.id, 1, { departs_at_local: '10:00' });

    expect(changed).toMatchObject({ value: { flights: { changed: 6, sold: [{ flight_id: id, held: 1 }] } } });
    expect(await flightOn(schedule, '2090-12-02')).toMatchObject({ planVersion: 1 });
    expect(timeOf((await flightOn(schedule, '2090-12-02')).departingAt)).toBe('08:30');
  });

  test('after the write is kept by its object, and the catalogue takes its change back', async () => {
    const schedule = await aPublishedSchedule();
    const { id } = await flightOn(schedule, '2090-12-02');
    const plan = await open(id);
    const raced: typeof catalogue = {
      ...catalogue,
      changeUnsold: async (caller, ids) => {
        if (ids.includes(id)) await flightAt(env.FLIGHT, id).hold(caller, aHold(plan, { bookingClass: 'M' }));
        return catalogue.changeUnsold(caller, ids);
      },
    };

    const changed = await changeSchedule(raced, admin, schedule.id, 1, { departs_at_local: '10:00' });

    expect(changed).toMatchObject({ value: { flights: { changed: 6, sold: [{ flight_id: id, held: 1 }] } } });
    const flight = await flightOn(schedule, '2090-12-02');
    expect([timeOf(flight.departingAt), flight.planVersion, flight.acknowledgedPlanVersion]).toEqual(['08:30', 3, 3]);
    expect((await flightAt(env.FLIGHT, id).claims(aCaller())).length).toBe(1);
  });
});

describe('deleting a schedule', () => {
  test('is refused while a coming flight of it may be flown, and takes nothing of the past along', async () => {
    const schedule = await aPublishedSchedule();
    const past = aFlightRow({
      origin: schedule.origin,
      destination: schedule.destination,
      flightNumber: schedule.flight_number,
      departureDate: '2090-11-01',
      departingAt: now - 1,
      scheduleId: schedule.id,
    });
    await saveCatalogue(env.CATALOG, { flights: [past] });

    expect(await deleteSchedule(catalogue, admin, schedule.id, 1)).toEqual(refusal('in_use'));
    await changeSchedule(catalogue, admin, schedule.id, 1, { valid_to: '2090-11-20' });
    expect(await deleteSchedule(catalogue, admin, schedule.id, 1)).toEqual(refusal('version_mismatch'));
    expect(await deleteSchedule(catalogue, admin, schedule.id, 2)).toEqual({ ok: true, value: null });

    expect(await readSchedule(catalogue, admin, schedule.id)).toEqual(refusal('not_found'));
    expect((await flightsOf(schedule)).map(({ status, scheduleId }) => [status, scheduleId])).toEqual([
      ['scheduled', null],
      ...Array.from({ length: 7 }, () => ['cancelled', null]),
    ]);
    expect((await auditOf(schedule.id)).at(-1)).toMatchObject({ action: 'delete', after: null });
  });

  test('leaves withdrawn flights to the next schedule of the number, on whatever route', async () => {
    const old = await aPublishedSchedule();
    await changeSchedule(catalogue, admin, old.id, 1, { valid_to: '2090-11-20' });
    await deleteSchedule(catalogue, admin, old.id, 2);

    const next = await aSchedule({ flight_number: old.flight_number });
    expect(await publishSchedule(catalogue, admin, next.id, week)).toMatchObject({
      value: { created: 7, unchanged: 0 },
    });

    expect(await flightsOf(next)).toMatchObject(
      Array.from({ length: 7 }, () => ({
        scheduleId: next.id,
        origin: next.origin,
        status: 'scheduled',
        planVersion: 3,
      })),
    );
  });

  test('is refused while a sold flight remains', async () => {
    const schedule = await aPublishedSchedule();
    await sell((await flightOn(schedule, '2090-12-02')).id);
    await changeSchedule(catalogue, admin, schedule.id, 1, { valid_to: '2090-11-20' });

    expect(await deleteSchedule(catalogue, admin, schedule.id, 2)).toEqual(refusal('in_use'));
  });
});

test('operations and admins plan, agents and viewers read', async () => {
  const body = await aScheduleBody();
  const id: ScheduleId = 'sch_any';

  expect(await createSchedule(catalogue, aStaffMember('operations'), body)).toMatchObject({ ok: true });
  for (const caller of [aStaffMember('agent'), aStaffMember('viewer')]) {
    expect(await createSchedule(catalogue, caller, body)).toEqual(refusal('forbidden'));
    expect(await changeSchedule(catalogue, caller, id, 1, {})).toEqual(refusal('forbidden'));
    expect(await deleteSchedule(catalogue, caller, id, 1)).toEqual(refusal('forbidden'));
    expect(await publishSchedule(catalogue, caller, id, week)).toEqual(refusal('forbidden'));
    expect(await listSchedules(catalogue, caller, { limit: 1 })).toMatchObject({ ok: true });
  }
});
