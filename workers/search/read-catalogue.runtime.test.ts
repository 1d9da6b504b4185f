// Reading the catalogue over a real D1: places by what travellers type, pages with signed cursors, flights and their plans.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { flight } from '#contracts/flight';
import { airport, city, place } from '#contracts/place';
import { seatsOf } from '#domain/seat-map';
import { seedCatalogue } from '../../scripts/seed-catalogue.ts';
import { aCaller } from '../../tests/support/builders.ts';
import { catalogueOf } from './catalogue.deps.ts';
import { findFlights, readFlight } from './find-flights.ts';
import { findPlaces } from './find-places.ts';
import { listAirports, listCities, readAirport, readCity } from './read-places.ts';
import { readPlan } from './read-plan.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const catalogue = catalogueOf(env as unknown as SearchEnv, { waitUntil: () => {} }, { now: () => now });
const caller = aCaller();

beforeAll(() => seedCatalogue({ catalog: env.CATALOG, today: now, sellingDays: 2 }), 60_000);

const found = async (q: string, limit = 10) =>
  (await findPlaces(catalogue, caller, { q, limit })).data.map(({ type, code }) => `${type} ${code}`);

describe('places', () => {
  test.each([
    ['par', 'city PAR'],
    ['CDG', 'airport CDG'],
    ['zuri', 'city ZRH'],
    ['ZÜRICH', 'city ZRH'],
    ['sao p', 'city SAO'],
    ['heathrow', 'airport LHR'],
    ['de gaulle', 'airport CDG'],
    ['st johns', 'city YYT'],
    ["st. john's", 'city YYT'],
    ["o'hare", 'airport ORD'],
    ['reykjavik', 'city REK'],
  ])('typing %j finds %s first', async (typed, expected) => {
    const [first] = await found(typed);
    expect(first).toBe(expected);
  });

  test('a code comes before a name, a name before a later word, a city before an airport', async () => {
    expect(await found('lon')).toEqual(['city LON', 'airport LGW', 'airport LHR']);
    expect((await found('nice'))[0]).toBe('city NCE');
    expect((await found('man')).slice(0, 2)).toEqual(['city MAN', 'airport MAN']);
  });

  test('each place is named once, though several of its words fit', async () => {
    const all = await found('p', 20);
    expect(new Set(all).size).toBe(all.length);
  });

  test('a place is shown with its city and country, no more than asked for', async () => {
    const { data } = await findPlaces(catalogue, caller, { q: 'london', limit: 2 });

    expect(data).toEqual([
      { type: 'city', code: 'LON', name: 'London', city: 'LON', country: 'GB' },
      { type: 'airport', code: 'LGW', name: 'London Gatwick', city: 'LON', country: 'GB' },
    ]);
    for (const item of data) expect(place.parse(item)).toEqual(item);
  });

  test.each(['%', '_', '***', "'; DROP TABLE cities; --", 'zzzz', '\u{10FFFF}'])(
    '%j finds nothing and harms nothing',
    async (typed) => {
      expect(await found(typed)).toEqual([]);
    },
  );
});

describe('lists', () => {
  test('pages lead through every airport once, in the order of codes', async () => {
    const codes: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAirports(catalogue, caller, { limit: 20, after });
      if (!page.ok) throw new Error(page.error.code);
      codes.push(...page.value.data.map(({ iata }) => iata));
      after = page.value.next ?? undefined;
    } while (after);

    expect(codes.length).toBe(75);
    expect([...codes].sort()).toEqual(codes);
  });

  test('the last page has no next one, also when it is full', async () => {
    const whole = await listAirports(catalogue, caller, { limit: 75 });

    expect(whole).toMatchObject({ ok: true, value: { next: null } });
  });

  test('a tampered cursor, and the cursor of another list, are refused', async () => {
    const page = await listCities(catalogue, caller, { limit: 5 });
    const next = (page.ok && page.value.next) || '';

    expect(await listCities(catalogue, caller, { limit: 5, after: `${next}x` })).toEqual({
      ok: false,
      error: { code: 'invalid_cursor' },
    });
    expect(await listAirports(catalogue, caller, { limit: 5, after: next })).toEqual({
      ok: false,
      error: { code: 'invalid_cursor' },
    });
    expect((await listCities(catalogue, caller, { limit: 5, after: next })).ok).toBe(true);
  });
});

describe('one by its code', () => {
  test('a city names its airports', async () => {
    const outcome = await readCity(catalogue, caller, 'PAR');

    expect(outcome).toEqual({
      ok: true,
      value: { code: 'PAR', name: 'Paris', country: 'FR', time_zone: 'Europe/Paris', airports: ['CDG', 'ORY'] },
    });
    expect(outcome.ok && city.parse(outcome.value)).toEqual(outcome.ok && outcome.value);
  });

  test('an airport has its zone and terminals', async () => {
    const outcome = await readAirport(catalogue, caller, 'KTM');

    expect(outcome).toMatchObject({
      ok: true,
      value: { time_zone: 'Asia/Kathmandu', country: 'NP', terminals: ['D', 'I'] },
    });
    expect(outcome.ok && airport.parse(outcome.value)).toEqual(outcome.ok && outcome.value);
  });

  test.each(['XXX', '', 'par'])('nothing has the code %j', async (code) => {
    expect(await readCity(catalogue, caller, code)).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await readAirport(catalogue, caller, code)).toEqual({ ok: false, error: { code: 'not_found' } });
  });
});

describe('flights', () => {
  const question = { flightNumber: 'Z1123', departureDate: '2026-11-21' };

  test('are found by number and local day, with local times, and read by id', async () => {
    const [byNumber, ...others] = await findFlights(catalogue, caller, question);

    expect(others).toEqual([]);
    expect(byNumber).toMatchObject({
      flight_number: 'Z1123',
      status: 'scheduled',
      origin: { iata: 'CDG', terminal: '2E', time_zone: 'Europe/Paris' },
      destination: { iata: 'DUB', terminal: '2' },
      departing_at: '2026-11-21T09:30:00+01:00',
      departing_at_utc: '2026-11-21T08:30:00.000Z',
      sales_close_at: '2026-11-21T07:30:00.000Z',
      aircraft: 'A20N',
      version: 1,
    });
    expect(flight.parse(byNumber)).toEqual(byNumber);
    expect(byNumber && (await readFlight(catalogue, caller, byNumber.id))).toEqual({ ok: true, value: byNumber });
  });

  test('no flight has another number or day, and no id that was guessed', async () => {
    expect(await findFlights(catalogue, caller, { ...question, flightNumber: 'Z19999' })).toEqual([]);
    expect(await findFlights(catalogue, caller, { ...question, departureDate: '2030-01-01' })).toEqual([]);
    expect(await readFlight(catalogue, caller, 'flt_guessed')).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  test('the plan has the seats of the aircraft, its class limits in each cabin from the highest down, and seat prices', async () => {
    const [sold] = await findFlights(catalogue, caller, question);
    const outcome = await readPlan(catalogue, caller, sold?.id ?? 'flt_none');
    if (!outcome.ok) throw new Error(outcome.error.code);
    const plan = outcome.value;

    expect(seatsOf(plan.layout).length).toBe(172);
    expect(plan.classLimits).toEqual([
      { cabin: 'business', bookingClass: 'J', limit: 16 },
      { cabin: 'business', bookingClass: 'C', limit: 12 },
      { cabin: 'business', bookingClass: 'D', limit: 8 },
      { cabin: 'economy', bookingClass: 'Y', limit: 156 },
      { cabin: 'economy', bookingClass: 'B', limit: 124 },
      { cabin: 'economy', bookingClass: 'M', limit: 78 },
    ]);
    expect(plan.seatPrices.byCabin.economy).toEqual({ standard: 1200, front_row: 2000, extra_legroom: 3500 });
    expect(plan).toMatchObject({
      planVersion: 1,
      status: 'scheduled',
      departingAt: Date.parse('2026-11-21T08:30:00Z'),
    });
  });

  test('a plan that was given out marks its flight as open, up to date, and since the first time only', async () => {
    const [sold] = await findFlights(catalogue, caller, { ...question, departureDate: '2026-11-22' });
    const id = sold?.id ?? 'flt_none';
    const later = catalogueOf(env as unknown as SearchEnv, { waitUntil: () => {} }, { now: () => now + 60_000 });

    await readPlan(catalogue, caller, id);
    await readPlan(later, caller, id);

    expect((await catalogue.flightOf(id))?.flight).toMatchObject({ openedAt: now, acknowledgedPlanVersion: 1 });
    expect(await catalogue.flightsNotAcknowledged(10)).not.toContain(id);
  });

  test('a flight nobody has has no plan', async () => {
    expect(await readPlan(catalogue, caller, 'flt_guessed')).toEqual({ ok: false, error: { code: 'not_found' } });
  });
});
