// Staff change cities, airports and aircraft over a real D1: by version, with an audit row, and never what is in use.
import { env } from 'cloudflare:workers';
import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { describe, expect, test } from 'vitest';
import type { CreateAirport } from '#contracts/catalogue-admin';
import { type CreateAircraftType, createAircraftTypeBody } from '#contracts/catalogue-aircraft';
import { audit } from '#database/catalog-audit';
import { flightChanges, flights } from '#database/catalog-flights';
import { aCaller } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, saveCatalogue, saveRoute, uniqueCode } from '../../tests/support/catalogue.ts';
import { aStaffMember } from '../../tests/support/staff.ts';
import { catalogueOf } from './catalogue.deps.ts';
import {
  changeAircraftType,
  createAircraftType,
  deleteAircraftType,
  listAircraftTypes,
  readAircraftType,
} from './change-aircraft.ts';
import {
  changeAirport,
  createAirport,
  deleteAirport,
  listAirportRecords,
  readAirportRecord,
} from './change-airports.ts';
import { changeCity, createCity, deleteCity, readCityRecord } from './change-cities.ts';
import { findPlaces } from './find-places.ts';
import { sheetsOf } from './sheets.deps.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const db = drizzle(env.CATALOG);
const catalogue = catalogueOf(env as unknown as SearchEnv, { waitUntil: () => {} }, { now: () => now });
const admin = aStaffMember();

const refusal = (code: string) => ({ ok: false, error: { code } });
const wrongField = (pointer: string) => ({
  ok: false,
  error: { code: 'invalid_request', errors: [expect.objectContaining({ pointer })] },
});
const auditOf = (entity: string, entityId: string) =>
  db
    .select()
    .from(audit)
    .where(and(eq(audit.entity, entity), eq(audit.entityId, entityId)))
    .orderBy(audit.seq);
const found = async (q: string) => (await findPlaces(catalogue, admin, { q, limit: 20 })).data.map(({ code }) => code);

const aCityBody = () => ({ code: uniqueCode(), name: 'Springfield', country: 'US', time_zone: 'America/Chicago' });
const anAirportBody = (city: string, change: Partial<CreateAirport> = {}): CreateAirport => ({
  iata: uniqueCode(),
  name: 'Springfield Field',
  city,
  country: 'US',
  time_zone: 'America/Chicago',
  latitude: 40,
  longitude: -90,
  terminals: ['1'],
  ...change,
});
const cityOfItsOwn = async () => {
  const body = aCityBody();
  await createCity(catalogue, admin, body);
  return body.code;
};
const airportOfItsOwn = async () => {
  const body = anAirportBody(await cityOfItsOwn());
  await createAirport(catalogue, admin, body);
  return body;
};

describe('a city', () => {
  test('is created, found at once, and remembered in the audit', async () => {
    const body = { ...aCityBody(), name: 'Ōkunoshima' };

    const outcome = await createCity(catalogue, admin, body);

    expect(outcome).toEqual({ ok: true, value: { ...body, airports: [], version: 1 } });
    expect(await found('okuno')).toEqual([body.code]);
    expect(await auditOf('city', body.code)).toMatchObject([
      {
        at: now,
        actor: 'usr_staff',
        requestId: 'req_test',
        action: 'create',
        before: null,
        after: { name: 'Ōkunoshima' },
      },
    ]);
  });

  test('is created once; the second attempt leaves no trace', async () => {
    const body = aCityBody();
    await createCity(catalogue, admin, body);

    expect(await createCity(catalogue, admin, { ...body, name: 'Another' })).toEqual(refusal('already_exists'));
    expect(await readCityRecord(catalogue, admin, body.code)).toMatchObject({ value: { name: 'Springfield' } });
    expect((await auditOf('city', body.code)).length).toBe(1);
    expect(await found('another')).toEqual([]);
  });

  test('is changed from the version that was read, and found by its new name only', async () => {
    const code = await cityOfItsOwn();

    const outcome = await changeCity(catalogue, admin, code, 1, { name: 'Shelbyville' });

    expect(outcome).toMatchObject({ ok: true, value: { name: 'Shelbyville', country: 'US', version: 2 } });
    expect(await found('shelbyv')).toContain(code);
    expect(await found('springf')).not.toContain(code);
    expect((await auditOf('city', code))[1]).toMatchObject({
      action: 'change',
      before: { version: 1 },
      after: { version: 2 },
    });
  });

  test('of two changes made from one version one is refused, and leaves no trace', async () => {
    const code = await cityOfItsOwn();

    const outcomes = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => changeCity(catalogue, admin, code, 1, { name })),
    );

    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([
      refusal('version_mismatch'),
      refusal('version_mismatch'),
    ]);
    expect((await auditOf('city', code)).map(({ action }) => action)).toEqual(['create', 'change']);
  });

  test('is deleted only without airports, and is not found any more', async () => {
    const { iata, city } = await airportOfItsOwn();

    expect(await deleteCity(catalogue, admin, city, 1)).toEqual(refusal('in_use'));
    await deleteAirport(catalogue, admin, iata, 1);
    expect(await deleteCity(catalogue, admin, city, 1)).toEqual({ ok: true, value: null });
    expect(await readCityRecord(catalogue, admin, city)).toEqual(refusal('not_found'));
    expect(await found('springfield')).not.toContain(city);
  });

  test.each(['Mars/Olympus', '', '+02:00'])('does not lie in zone %j', async (time_zone) => {
    expect(await createCity(catalogue, admin, { ...aCityBody(), time_zone })).toMatchObject(wrongField('/time_zone'));
  });

  test('nobody has cannot be changed or deleted', async () => {
    expect(await changeCity(catalogue, admin, 'QQQ', 1, {})).toEqual(refusal('not_found'));
    expect(await deleteCity(catalogue, admin, 'QQQ', 1)).toEqual(refusal('not_found'));
  });
});

describe('an airport', () => {
  test('is created in a city of the catalogue, and the city names it', async () => {
    const body = await airportOfItsOwn();

    expect(await readAirportRecord(catalogue, admin, body.iata)).toEqual({ ok: true, value: { ...body, version: 1 } });
    expect(await readCityRecord(catalogue, admin, body.city)).toMatchObject({ value: { airports: [body.iata] } });
    expect(await createAirport(catalogue, admin, anAirportBody('QQQ'))).toMatchObject(wrongField('/city'));
    expect(await createAirport(catalogue, admin, body)).toEqual(refusal('already_exists'));
  });

  test('is changed field by field, by version', async () => {
    const { iata, name } = await airportOfItsOwn();

    expect(await changeAirport(catalogue, admin, iata, 1, { terminals: ['A', 'B'] })).toMatchObject({
      value: { name, terminals: ['A', 'B'], version: 2 },
    });
    expect(await changeAirport(catalogue, admin, iata, 1, { terminals: [] })).toEqual(refusal('version_mismatch'));
    expect(await changeAirport(catalogue, admin, iata, 2, { city: 'QQQ' })).toMatchObject(wrongField('/city'));
  });

  test('that is flown to is neither deleted nor moved to another zone, but may be renamed', async () => {
    const { origin, destination } = await saveRoute(env.CATALOG);
    await saveCatalogue(env.CATALOG, { flights: [aFlightRow({ origin, destination })] });

    for (const iata of [origin, destination]) {
      expect(await deleteAirport(catalogue, admin, iata, 1)).toEqual(refusal('in_use'));
      expect(await changeAirport(catalogue, admin, iata, 1, { time_zone: 'Asia/Tokyo' })).toEqual(refusal('in_use'));
      expect(await changeAirport(catalogue, admin, iata, 1, { name: 'Renamed' })).toMatchObject({ ok: true });
    }
  });

  test('records are listed page by page', async () => {
    await airportOfItsOwn();
    await airportOfItsOwn();

    const first = await listAirportRecords(catalogue, admin, { limit: 1 });

    expect(first).toMatchObject({
      ok: true,
      value: { data: [{ version: expect.any(Number) }], next: expect.any(String) },
    });
  });
});

const aTypeBody = (change: Partial<CreateAircraftType> = {}): CreateAircraftType =>
  createAircraftTypeBody.parse({
    code: uniqueCode(),
    name: 'Test type',
    registrations: [`EI-${uniqueCode()}`],
    cabins: [
      {
        cabin: 'economy',
        columns: ['A', 'B', '', 'C', 'D'],
        first_row: 1,
        last_row: 10,
        exit_rows: [5],
        missing_seats: ['10D'],
      },
    ],
    ...change,
  });

describe('an aircraft type', () => {
  test('is created with cabins and aircraft, and read back the same', async () => {
    const body = aTypeBody();

    const outcome = await createAircraftType(catalogue, admin, body);

    expect(outcome).toMatchObject({ ok: true, value: { ...body, seat_count: 39, version: 1 } });
    expect(await readAircraftType(catalogue, admin, body.code)).toEqual(outcome);
    expect(await createAircraftType(catalogue, admin, { ...body, registrations: [] })).toEqual(
      refusal('already_exists'),
    );
    expect(await listAircraftTypes(catalogue, admin, { limit: 100 })).toMatchObject({ ok: true });
  });

  test('is refused with a cabin that does not add up, by the name of the field', async () => {
    const [cabin] = aTypeBody().cabins;
    if (!cabin) throw new Error('a type has a cabin');

    expect(
      await createAircraftType(catalogue, admin, aTypeBody({ cabins: [{ ...cabin, missing_seats: ['99A'] }] })),
    ).toMatchObject(wrongField('/cabins/0/missing_seats'));
    expect(
      await createAircraftType(catalogue, admin, aTypeBody({ cabins: [cabin, { ...cabin, cabin: 'business' }] })),
    ).toMatchObject(wrongField('/cabins/1/first_row'));
  });

  test('gains and loses aircraft, but none of another type and none that is planned for a flight', async () => {
    const [mine, other] = [aTypeBody(), aTypeBody()];
    await createAircraftType(catalogue, admin, mine);
    await createAircraftType(catalogue, admin, other);
    const { origin, destination } = await saveRoute(env.CATALOG);
    const [registration = ''] = mine.registrations;
    await saveCatalogue(env.CATALOG, {
      flights: [aFlightRow({ origin, destination, aircraftType: mine.code, registration })],
    });

    expect(
      await changeAircraftType(catalogue, admin, mine.code, 1, {
        registrations: [registration, ...other.registrations],
      }),
    ).toMatchObject(wrongField('/registrations'));
    expect(await changeAircraftType(catalogue, admin, mine.code, 1, { registrations: [] })).toEqual(refusal('in_use'));
    expect(
      await changeAircraftType(catalogue, admin, mine.code, 1, { registrations: [registration, 'EI-NEW'] }),
    ).toMatchObject({
      value: { registrations: ['EI-NEW', registration].sort(), version: 2 },
    });
  });

  test('with new seats raises the plan of its coming flights, not of those that have left; a new name raises none', async () => {
    const body = aTypeBody();
    await createAircraftType(catalogue, admin, body);
    const { origin, destination } = await saveRoute(env.CATALOG);
    const coming = aFlightRow({ origin, destination, aircraftType: body.code });
    const gone = aFlightRow({ origin, destination, aircraftType: body.code, departingAt: now - 1 });
    await saveCatalogue(env.CATALOG, { flights: [coming, gone] });
    const versions = async () =>
      (await db.select().from(flights).where(eq(flights.aircraftType, body.code)).orderBy(flights.departingAt)).map(
        ({ planVersion }) => planVersion,
      );

    await changeAircraftType(catalogue, admin, body.code, 1, { name: 'Renamed' });
    expect(await versions()).toEqual([1, 1]);

    await changeAircraftType(catalogue, admin, body.code, 2, {
      cabins: aTypeBody().cabins.map((cabin) => ({ ...cabin, last_row: 12 })),
    });
    expect(await versions()).toEqual([1, 2]);
    expect(await db.select().from(flightChanges).where(eq(flightChanges.flightId, coming.id))).toEqual([
      { flightId: coming.id, planVersion: 2, changedAt: now, kinds: ['aircraft'] },
    ]);
  });

  test('with other class limits is what search shows at once, though nobody put its sheets anew', async () => {
    const route = await saveRoute(env.CATALOG);
    const body = aTypeBody();
    await createAircraftType(catalogue, admin, body);
    await saveCatalogue(env.CATALOG, {
      flights: [aFlightRow({ ...route, aircraftType: body.code })],
      fares: [aFareRow(route)],
    });
    const left = async (at: number) => {
      const behind: Promise<unknown>[] = [];
      const lifetime = { waitUntil: (work: Promise<unknown>) => void behind.push(work) };
      const sheets = sheetsOf(env as unknown as SearchEnv, lifetime, { now: () => at });
      const [sheet] = await sheets.readSheets([{ ...route, date: '2026-12-05' }]);
      await Promise.all(behind);
      return sheet?.value.flights[0]?.available.find(({ cabin }) => cabin === 'economy')?.available;
    };
    expect(await left(now - 1_000)).toBe(9);

    await changeAircraftType(catalogue, admin, body.code, 1, {
      class_limits: [{ cabin: 'economy', booking_class: 'M', limit: 2 }],
    });

    expect(await left(now + 1)).toBe(2);
    expect(await left(now + 2_000)).toBe(2);
  });

  test('is deleted with its aircraft, unless it is flown', async () => {
    const [idle, flown] = [aTypeBody(), aTypeBody()];
    await createAircraftType(catalogue, admin, idle);
    await createAircraftType(catalogue, admin, flown);
    const { origin, destination } = await saveRoute(env.CATALOG);
    await saveCatalogue(env.CATALOG, { flights: [aFlightRow({ origin, destination, aircraftType: flown.code })] });

    expect(await deleteAircraftType(catalogue, admin, flown.code, 1)).toEqual(refusal('in_use'));
    expect(await deleteAircraftType(catalogue, admin, idle.code, 2)).toEqual(refusal('version_mismatch'));
    expect(await deleteAircraftType(catalogue, admin, idle.code, 1)).toEqual({ ok: true, value: null });
    expect(await readAircraftType(catalogue, admin, idle.code)).toEqual(refusal('not_found'));
    expect(await readAircraftType(catalogue, admin, flown.code)).toMatchObject({
      value: { registrations: flown.registrations },
    });
  });
});

describe('who may', () => {
  const travellerWithStaffRoles = aCaller({ roles: ['admin'] });

  test('agents and viewers read and change nothing', async () => {
    for (const caller of [aStaffMember('agent'), aStaffMember('viewer')]) {
      expect(await createCity(catalogue, caller, aCityBody())).toEqual(refusal('forbidden'));
      expect(await deleteAirport(catalogue, caller, 'QQQ', 1)).toEqual(refusal('forbidden'));
      expect(await createAircraftType(catalogue, caller, aTypeBody())).toEqual(refusal('forbidden'));
      expect(await listAirportRecords(catalogue, caller, { limit: 1 })).toMatchObject({ ok: true });
    }
  });

  test("a traveller's token opens nothing, whatever roles it names, and neither does none", async () => {
    expect(await createCity(catalogue, travellerWithStaffRoles, aCityBody())).toEqual(refusal('forbidden'));
    expect(await listAirportRecords(catalogue, travellerWithStaffRoles, { limit: 1 })).toEqual(refusal('forbidden'));
    expect(await createCity(catalogue, { kind: 'anonymous', requestId: 'req_test' }, aCityBody())).toEqual(
      refusal('unauthenticated'),
    );
  });
});
