// Staff change flights over a real D1: plans are raised, objects and bookings told, and search sees it at once.
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { describe, expect, test } from 'vitest';
import type { CreateFlight } from '#contracts/catalogue-admin';
import type { FlightChangeMessage } from '#contracts/queue-messages';
import { audit } from '#database/catalog-audit';
import { flightChanges, type flights } from '#database/catalog-flights';
import { flightAt } from '#objects/flight/flight.address';
import { newId } from '#platform/new-id';
import { aCaller, aHold } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { aStaffMember } from '../../tests/support/staff.ts';
import { catalogueOf } from './catalogue.deps.ts';
import { changeFlight, createFlight } from './change-flights.ts';
import { pushFlightPlans } from './push-flight-plans.job.ts';
import { listFlightRecords, readFlightRecord } from './read-flight-records.ts';
import { readPlan } from './read-plan.ts';
import { sheetsOf } from './sheets.deps.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const db = drizzle(env.CATALOG);
const searchEnv = env as unknown as SearchEnv;
const lifetime = { waitUntil: () => {} };
const clock = { now: () => now };
const admin = aStaffMember();
const refusal = (code: string) => ({ ok: false, error: { code } });
const wrongField = (pointer: string) => ({
  ok: false,
  error: { code: 'invalid_request', errors: [expect.objectContaining({ pointer })] },
});

/** The catalogue with a queue that remembers what was sent, or is down. */
function aCatalogue({ queueIsDown = false } = {}) {
  const told: FlightChangeMessage[] = [];
  const send = async (message: FlightChangeMessage) => {
    if (queueIsDown) throw new Error('the queue is down');
    told.push(message);
  };
  const queue = { send } as unknown as SearchEnv['FLIGHT_CHANGES'];
  return { told, catalogue: catalogueOf({ ...searchEnv, FLIGHT_CHANGES: queue }, lifetime, clock) };
}
const { catalogue } = aCatalogue();

let nextNumber = 1000;
const aFlightBody = (
  route: { origin: string; destination: string },
  change: Partial<CreateFlight> = {},
): CreateFlight => ({
  flight_number: `Z1${nextNumber++}`,
  ...route,
  departing_at_local: '2026-12-05T09:30',
  arriving_at_local: '2026-12-05T11:45',
  aircraft: 'A20N',
  ...change,
});
async function aFlight(change: Partial<typeof flights.$inferInsert> = {}) {
  const route = await saveRoute(env.CATALOG);
  const row = aFlightRow({ ...route, ...change });
  await saveCatalogue(env.CATALOG, { flights: [row], fares: [aFareRow(route)] });
  return { ...row, ...route };
}
const flightsOnSheet = async (row: { origin: string; destination: string; departureDate: string }) => {
  const [sheet] = await sheetsOf(searchEnv, lifetime, clock).readSheets([
    { origin: row.origin, destination: row.destination, date: row.departureDate },
  ]);
  return sheet?.value.flights ?? [];
};

describe('a one-off flight', () => {
  test('is created from wall times, on sale at once, and remembered in the audit', async () => {
    const route = await saveRoute(env.CATALOG);
    await flightsOnSheet({ ...route, departureDate: '2026-12-05' });
    const body = aFlightBody(route, { gate: 'K42', origin_terminal: '2E' });

    const outcome = await createFlight(catalogue, admin, body);

    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.value).toMatchObject({
      flight_number: body.flight_number,
      departing_at: '2026-12-05T09:30:00+01:00',
      arriving_at: '2026-12-05T11:45:00-05:00',
      duration: 'PT8H15M',
      status: 'scheduled',
      gate: 'K42',
      schedule_id: null,
      departure_date: '2026-12-05',
      version: 1,
      opened_at: null,
    });
    expect((await flightsOnSheet({ ...route, departureDate: '2026-12-05' })).map(({ flightId }) => flightId)).toEqual([
      outcome.value.id,
    ]);
    expect(await readFlightRecord(catalogue, admin, outcome.value.id)).toEqual(outcome);
    expect((await db.select().from(audit).where(eq(audit.entityId, outcome.value.id))).length).toBe(1);
    expect(await createFlight(catalogue, admin, body)).toEqual(refusal('already_exists'));
  });

  test.each<[string, Partial<CreateFlight>, string]>([
    ['an unknown airport', { destination: 'QQQ' }, '/destination'],
    ['an aircraft nobody has', { aircraft: 'C172' }, '/aircraft'],
    ['an aircraft of another type', { registration: 'EI-QQQ' }, '/registration'],
    ['a landing before the take-off', { arriving_at_local: '2026-12-05T03:00' }, '/arriving_at_local'],
    ['a landing days later', { arriving_at_local: '2026-12-08T03:00' }, '/arriving_at_local'],
    [
      'a departure in the past',
      { departing_at_local: '2026-11-20T09:30', arriving_at_local: '2026-11-20T11:45' },
      '/departing_at_local',
    ],
    [
      'a time the clocks jump over',
      { departing_at_local: '2027-03-28T02:30', arriving_at_local: '2027-03-28T08:45' },
      '/departing_at_local',
    ],
  ])('is refused with %s', async (_what, change, pointer) => {
    const route = await saveRoute(env.CATALOG);

    expect(await createFlight(catalogue, admin, aFlightBody(route, change))).toMatchObject(wrongField(pointer));
    expect(await listFlightRecords(catalogue, admin, { ...route, limit: 10 })).toMatchObject({ value: { data: [] } });
  });

  test('does not go where it came from', async () => {
    const { origin } = await saveRoute(env.CATALOG);

    expect(await createFlight(catalogue, admin, aFlightBody({ origin, destination: origin }))).toMatchObject(
      wrongField('/destination'),
    );
  });
});

describe('a change of a flight', () => {
  test('never brings a cancelled one back, since its travellers were told; all else of it may still change', async () => {
    const row = await aFlight();
    await changeFlight(catalogue, admin, row.id, 1, { status: 'cancelled' });

    const back = await changeFlight(catalogue, admin, row.id, 2, { status: 'scheduled' });
    const gate = await changeFlight(catalogue, admin, row.id, 2, { status: 'cancelled', gate: 'B7' });

    expect(back).toMatchObject(wrongField('/status'));
    expect(gate).toMatchObject({ ok: true, value: { status: 'cancelled', gate: 'B7', version: 3 } });
  });

  test('raises the plan, notes what changed, and is seen by search at once', async () => {
    const row = await aFlight();
    expect(await flightsOnSheet(row)).toMatchObject([{ flightId: row.id, planVersion: 1 }]);

    const outcome = await changeFlight(catalogue, admin, row.id, 1, { status: 'cancelled', gate: 'B7' });

    expect(outcome).toMatchObject({ ok: true, value: { status: 'cancelled', gate: 'B7', version: 2 } });
    expect(await flightsOnSheet(row)).toEqual([]);
    expect(await db.select().from(flightChanges).where(eq(flightChanges.flightId, row.id))).toEqual([
      { flightId: row.id, planVersion: 2, changedAt: now, kinds: ['status', 'gate'] },
    ]);
  });

  test('to a later time keeps its planned day and closes sales before the new time', async () => {
    const row = await aFlight();

    const outcome = await changeFlight(catalogue, admin, row.id, 1, {
      departing_at_local: '2026-12-06T00:30',
      arriving_at_local: '2026-12-06T02:45',
      status: 'delayed',
    });

    expect(outcome).toMatchObject({
      value: {
        departure_date: '2026-12-05',
        departing_at: '2026-12-06T00:30:00+01:00',
        sales_close_at: '2026-12-05T22:30:00.000Z',
        status: 'delayed',
      },
    });
  });

  test('that changes nothing raises nothing', async () => {
    const row = await aFlight();

    expect(await changeFlight(catalogue, admin, row.id, 1, { status: 'scheduled' })).toMatchObject({
      ok: true,
      value: { version: 1 },
    });
    expect(await db.select().from(flightChanges).where(eq(flightChanges.flightId, row.id))).toEqual([]);
  });

  test('is refused from an old version, on an unknown flight, and with times that cannot be', async () => {
    const row = await aFlight();

    expect(await changeFlight(catalogue, admin, row.id, 2, { gate: 'A1' })).toEqual(refusal('version_mismatch'));
    expect(await changeFlight(catalogue, admin, 'flt_guessed', 1, { gate: 'A1' })).toEqual(refusal('not_found'));
    expect(await changeFlight(catalogue, admin, row.id, 1, { departing_at_local: '2026-12-07T09:30' })).toMatchObject(
      wrongField('/arriving_at_local'),
    );
    expect(await changeFlight(catalogue, admin, row.id, 1, { aircraft: 'C172' })).toMatchObject(
      wrongField('/aircraft'),
    );
  });

  test('of several at once from one version one wins', async () => {
    const row = await aFlight();

    const outcomes = await Promise.all(
      ['A1', 'A2', 'A3'].map((gate) => changeFlight(catalogue, admin, row.id, 1, { gate })),
    );

    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    expect((await db.select().from(flightChanges).where(eq(flightChanges.flightId, row.id))).length).toBe(1);
    expect((await db.select().from(audit).where(eq(audit.entityId, row.id))).length).toBe(1);
  });
});

describe('an open flight', () => {
  async function anOpenFlight(change: Partial<typeof flights.$inferInsert> = {}) {
    const row = await aFlight({
      departingAt: 4_102_444_800_000,
      arrivingAt: 4_102_448_400_000,
      salesCloseAt: 4_102_441_200_000,
      ...change,
    });
    const plan = await readPlan(catalogue, admin, row.id);
    if (!plan.ok) throw new Error(plan.error.code);
    const object = flightAt(env.FLIGHT, row.id);
    await object.applyPlan(aCaller(), plan.value);
    return { row, plan: plan.value, object };
  }

  test('that is cancelled sells nothing more, and its bookings are told once', async () => {
    const { row, plan, object } = await anOpenFlight();
    const { catalogue: watched, told } = aCatalogue();

    await changeFlight(watched, admin, row.id, 1, { status: 'cancelled' });

    expect(told).toEqual([{ flight_id: row.id, plan_version: 2 }]);
    expect(
      await object.hold(aCaller(), aHold(plan, { planVersion: 2, bookingClass: 'M', accountId: newId('usr') })),
    ).toMatchObject(refusal('flight_cancelled'));
    expect(await catalogue.flightsNotAcknowledged(1000)).not.toContain(row.id);
    await pushFlightPlans(watched);
    expect(told.filter(({ flight_id }) => flight_id === row.id).length).toBe(1);
  });

  test('is told by the cron job what could not be told at once', async () => {
    const { row } = await anOpenFlight();

    const outcome = await changeFlight(aCatalogue({ queueIsDown: true }).catalogue, admin, row.id, 1, { gate: 'B7' });
    expect(outcome.ok).toBe(true);
    expect(await catalogue.flightsNotAcknowledged(1000)).toContain(row.id);

    const { catalogue: recovered, told } = aCatalogue();
    expect(await pushFlightPlans(recovered)).toMatchObject({ failed: 0 });
    expect(told).toContainEqual({ flight_id: row.id, plan_version: 2 });
    expect(await catalogue.flightsNotAcknowledged(1000)).not.toContain(row.id);
  });

  test('whose telling fails does not keep the others waiting', async () => {
    const { row } = await anOpenFlight();
    await changeFlight(aCatalogue({ queueIsDown: true }).catalogue, admin, row.id, 1, { gate: 'B7' });

    const outcome = await pushFlightPlans(aCatalogue({ queueIsDown: true }).catalogue);

    expect(outcome.failed).toBeGreaterThan(0);
    expect(await catalogue.flightsNotAcknowledged(1000)).toContain(row.id);
    await pushFlightPlans(catalogue);
  });

  test('one that nobody has opened is not told, so that no object is made for it', async () => {
    const row = await aFlight();
    const { catalogue: watched, told } = aCatalogue();

    await changeFlight(watched, admin, row.id, 1, { status: 'cancelled' });

    expect(told).toEqual([]);
  });
});

describe('who may', () => {
  test('operations and admins change flights, agents and viewers do not', async () => {
    const route = await saveRoute(env.CATALOG);

    expect(await createFlight(catalogue, aStaffMember('operations'), aFlightBody(route))).toMatchObject({ ok: true });
    expect(await createFlight(catalogue, aStaffMember('agent'), aFlightBody(route))).toEqual(refusal('forbidden'));
    expect(await createFlight(catalogue, aStaffMember('viewer'), aFlightBody(route))).toEqual(refusal('forbidden'));
  });
});

describe('staff find flights', () => {
  test('by day, number and route, page by page in the order of days and numbers', async () => {
    const route = await saveRoute(env.CATALOG);
    const days = ['2026-12-06', '2026-12-05', '2026-12-07'];
    await saveCatalogue(env.CATALOG, {
      flights: days.map((departureDate) => aFlightRow({ ...route, departureDate, flightNumber: `Z1${route.origin}` })),
    });

    const first = await listFlightRecords(catalogue, admin, { ...route, limit: 2 });
    const next = (first.ok && first.value.next) || '';
    const second = await listFlightRecords(catalogue, admin, { ...route, limit: 2, after: next });

    expect(first).toMatchObject({
      value: { data: [{ departure_date: '2026-12-05' }, { departure_date: '2026-12-06' }] },
    });
    expect(second).toMatchObject({ value: { data: [{ departure_date: '2026-12-07' }], next: null } });
    expect(
      await listFlightRecords(catalogue, admin, {
        flight_number: `Z1${route.origin}`,
        departure_date: '2026-12-06',
        limit: 9,
      }),
    ).toMatchObject({
      value: { data: [{ departure_date: '2026-12-06' }], next: null },
    });
    expect(await listFlightRecords(catalogue, admin, { limit: 2, after: next })).toEqual(refusal('invalid_cursor'));
  });
});
