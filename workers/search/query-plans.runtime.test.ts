// How much of D1 travellers' questions read: so many queries and rows and no more, however large the catalogue is, by index only.
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OfferListOnWire } from '#contracts/offer';
import { flights } from '#database/catalog-flights';
import type { FlightId, OfferId } from '#domain/ids';
import { addDays } from '#domain/local-time';
import { aCaller } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, aTaxRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { plansOf, recording, rowsReadBy } from '../../tests/support/recorded-queries.ts';
import { aQuestion, noon } from '../../tests/support/searching.ts';
import { aStaffMember } from '../../tests/support/staff.ts';
import { aircraftStore } from './aircraft.store.ts';
import { availabilityStore } from './availability.store.ts';
import { catalogueOf } from './catalogue.deps.ts';
import { changeSchedule, createSchedule, deleteSchedule } from './change-schedules.ts';
import { fanStore } from './fan.store.ts';
import { faresStore } from './fares.store.ts';
import { flightChangesStore } from './flight-changes.store.ts';
import { flightsStore } from './flights.store.ts';
import type { OpenedOffer } from './offer-token.ts';
import { offersOf } from './offers.deps.ts';
import { offersStore } from './offers.store.ts';
import { placeChangesStore } from './place-changes.store.ts';
import { placesStore } from './places.store.ts';
import { publishSchedule } from './publish-schedule.ts';
import { listSchedules, readSchedule } from './read-schedules.ts';
import { rollOutSchedules } from './roll-out-schedules.job.ts';
import { schedulesStore } from './schedules.store.ts';
import { searchOffers } from './search-offers.ts';
import { sheetStore } from './sheet.store.ts';

type Route = { origin: string; destination: string };

/** A route with two flights a day, three taxes, and as many fares as three brands and three classes make. */
async function aSoldRoute(from = 'FR'): Promise<Route> {
  const route = await saveRoute(env.CATALOG, { from });
  const classes = ['Y', 'B', 'M'].flatMap((bookingClass) =>
    ['light', 'flex'].map((fareBrand) => ({ bookingClass, fareBrand })),
  );
  await saveCatalogue(env.CATALOG, {
    flights: [aFlightRow(route), aFlightRow(route)],
    fares: classes.map((sold) => aFareRow({ ...route, ...sold })),
  });
  return route;
}

/** A worker with nothing in any cache, and the queries it asks. */
function aColdWorker() {
  const { database, asked } = recording(env.CATALOG);
  const behind: Promise<unknown>[] = [];
  // Another instant than any before: what isolate memory and KV have is too old to be served.
  lastInstant += 600_000;
  const instant = lastInstant;
  const clock = { now: () => instant };
  const lifetime = { waitUntil: (work: Promise<unknown>) => void behind.push(work) };
  const recorded = { ...(env as unknown as SearchEnv), CATALOG: database };
  return {
    asked,
    offers: offersOf(recorded, lifetime, clock),
    catalogue: catalogueOf(recorded, lifetime, clock),
    settled: () => Promise.all(behind),
  };
}
let lastInstant = noon;

async function search(route: Route, change: Record<string, string> = {}) {
  const { offers, asked, settled } = aColdWorker();
  const outcome = await searchOffers(offers, aCaller(), aQuestion({ ...route, ...change }));
  await settled();
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { asked, list: outcome.value };
}

beforeAll(() => saveCatalogue(env.CATALOG, { taxRules: ['FR', 'FR', 'FR'].map((country) => aTaxRow({ country })) }));

describe('a cold search', () => {
  const flightsShown = (list: OfferListOnWire) =>
    new Set(list.data.map((offer) => offer.slices[0]?.segments[0]?.flight_id)).size;

  test('of a direct route and day reads three rows a flight and ten more at most, places included', async () => {
    const { asked, list } = await search(await aSoldRoute(), { max_connections: '0' });

    expect(flightsShown(list)).toBe(2);
    expect(asked).toHaveLength(2);
    expect(await rowsReadBy(env.CATALOG, asked)).toBeLessThanOrEqual(3 * 2 + 10);
  });

  test('reads no more where every flight has told how many places it has left', async () => {
    const route = await aSoldRoute();
    const flightsOf = await drizzle(env.CATALOG).select().from(flights).where(eq(flights.origin, route.origin));
    const classes = [{ cabin: 'economy' as const, booking_class: 'Y', available: 4 }];
    await availabilityStore(drizzle(env.CATALOG)).saveAvailability(
      flightsOf.map(({ id }) => ({ flight_id: id, version: 1, plan_version: 1, classes })),
    );

    const { asked, list } = await search(route, { max_connections: '0' });

    expect(flightsShown(list)).toBe(2);
    expect(await rowsReadBy(env.CATALOG, asked)).toBeLessThanOrEqual(3 * 2 + 10);
  });

  test.each(['0', '1', '2'])(
    'with %s connections at most reads no more when the catalogue is ten times as large',
    async (max_connections) => {
      const { asked } = await search(await aSoldRoute(), { max_connections });
      // The first neighbour counts: a search in an index also reads the entry behind its last.
      await aSoldRoute();
      const before = await rowsReadBy(env.CATALOG, asked);

      for (let others = 0; others < 10; others++) await aSoldRoute();

      expect(await rowsReadBy(env.CATALOG, asked)).toBe(before);
    },
  );

  test('with a connection takes three queries', async () => {
    const first = await aSoldRoute();
    const onward = await saveRoute(env.CATALOG);
    const second = { origin: first.destination, destination: onward.destination };
    await saveCatalogue(env.CATALOG, {
      flights: [
        aFlightRow({
          ...second,
          departingAt: Date.parse('2026-12-05T19:00:00Z'),
          arrivingAt: Date.parse('2026-12-05T22:00:00Z'),
          salesCloseAt: Date.parse('2026-12-05T18:00:00Z'),
        }),
      ],
      fares: [aFareRow(second)],
    });

    const { asked, list } = await search({ origin: first.origin, destination: second.destination });

    expect(list.data.map(({ slices }) => slices[0]?.connections)).toEqual([1, 1]);
    expect(asked).toHaveLength(3);
  });
});

type Stores = ReturnType<typeof storesOf>;
/** These change rows; how they find them is known from the keys they are given. */
type Writer =
  | 'saveCity'
  | 'removeCity'
  | 'saveAirport'
  | 'removeAirport'
  | 'saveAircraftType'
  | 'removeAircraftType'
  | 'addFare'
  | 'endFare'
  | 'addFlight'
  | 'saveFlight'
  | 'noteRolledOut'
  | 'markOpened'
  | 'acknowledgePlan'
  | 'saveAvailability';

const storesOf = (database: D1Database) => {
  const db = drizzle(database);
  return {
    ...placesStore(db),
    ...placeChangesStore(db),
    ...aircraftStore(db),
    ...faresStore(db),
    ...schedulesStore(db),
    ...flightsStore(db),
    ...flightChangesStore(db),
    ...availabilityStore(db),
    ...offersStore(db),
    ...sheetStore(db, 'EUR'),
    ...fanStore(db),
  };
};

/** Every reading of every store: one that is added has no row here, and does not compile until it has. */
const readingsOf = (
  store: Stores,
  { route, flightId, offer }: { route: Route; flightId: FlightId; offer: OpenedOffer },
): Record<Exclude<keyof Stores, Writer>, () => Promise<unknown>> => ({
  placesBeginningWith: () => store.placesBeginningWith('par', 10),
  citiesAfter: () => store.citiesAfter('', 10),
  cityOf: () => store.cityOf('PAR'),
  airportsAfter: () => store.airportsAfter('', 10),
  airportOf: () => store.airportOf(route.origin),
  airportsOf: () => store.airportsOf([route.origin, route.destination]),
  airportInUse: () => store.airportInUse(route.origin),
  aircraftTypesAfter: () => store.aircraftTypesAfter('', 10),
  aircraftTypeOf: () => store.aircraftTypeOf('A20N'),
  registrationConflict: () => store.registrationConflict('A20N', ['Z1-AAA']),
  currentFaresWhere: () =>
    Promise.all([{}, route, { origin: 'CDG' }].map((filters) => store.currentFaresWhere(filters, '', 10))),
  currentFareOf: () => store.currentFareOf('fare_1'),
  scheduleOf: () => store.scheduleOf('sch_1'),
  schedulesWhere: () => {
    const filters = [{}, route, { flightNumber: 'Z1101' }];
    return Promise.all(filters.map((filter) => store.schedulesWhere(filter, '', 10)));
  },
  schedulesNumbered: () => store.schedulesNumbered('Z1101'),
  schedulesToRollOut: () => store.schedulesToRollOut('2026-12-01', '2026-12-31'),
  flightOf: () => store.flightOf(flightId),
  flightsNumbered: () => store.flightsNumbered('Z1101', '2026-12-05'),
  flightsWhere: () => {
    const filters = [{}, route, { destination: 'CDG' }, { departureDate: '2026-12-05' }, { flightNumber: 'Z1101' }];
    return Promise.all(filters.map((filter) => store.flightsWhere(filter, '', 10)));
  },
  planFactsOf: () => store.planFactsOf([flightId]),
  flightsNotAcknowledged: () => store.flightsNotAcknowledged(10),
  isNotAcknowledged: () => store.isNotAcknowledged(flightId),
  flightParts: () => store.flightParts({ ...route, aircraftType: 'A20N', registration: 'Z1-AAA' }),
  comingDaysOf: () => store.comingDaysOf(route, noon),
  offerFacts: () => store.offerFacts(offer),
  loadSheets: () => store.loadSheets([{ ...route, date: '2026-12-05' }], noon),
  loadPlaces: () => store.loadPlaces([route.origin, route.destination], noon),
  routeDaysOf: () => store.routeDaysOf([flightId]),
  loadFans: () =>
    store.loadFans(
      [
        { code: route.origin, way: 'out' },
        { code: route.destination, way: 'in' },
      ],
      noon,
    ),
  fansWithRoutes: () => store.fansWithRoutes([route]),
  fansWithPlaces: () => store.fansWithPlaces([route.origin]),
});

/**
 * The steps that walk, but for lists given with the question, sub-queries, what an airline has a few of, and an index that
 * holds nothing but what is looked for.
 */
function walked(steps: string[]): string[] {
  const mayBeWalked =
    /VIRTUAL TABLE|CONSTANT ROW|^SCAN (best|tuples|seat_prices|\(subquery-\d+\)|flights USING INDEX flights_not_acknowledged)/;
  return steps.filter((step) => step.startsWith('SCAN') && !mayBeWalked.test(step));
}

describe('no query walks through a table that grows', () => {
  /** The whole timetable is for its roll-out alone. */
  const ofRollOut = /^SCAN schedules/;

  test('whatever is read', async () => {
    const route = await aSoldRoute();
    const { offers } = aColdWorker();
    const outcome = await searchOffers(offers, aCaller(), aQuestion({ ...route, max_connections: '0' }));
    const shown = outcome.ok ? outcome.value.data[0] : undefined;
    const offer = await offers.openOffer((shown?.id ?? 'off_none') as OfferId);
    const flightId = (shown?.slices[0]?.segments[0]?.flight_id ?? 'flt_none') as FlightId;
    if (!offer) throw new Error('There was an offer to read again.');
    const { database, asked } = recording(env.CATALOG);
    const readings = readingsOf(storesOf(database), { route, flightId, offer });

    const found: string[] = [];
    for (const [name, read] of Object.entries(readings)) {
      const from = asked.length;
      await read();
      const queries = asked.slice(from);
      expect(queries.length, `${name} asks the database`).toBeGreaterThan(0);
      const steps = walked(await plansOf(env.CATALOG, queries));
      found.push(
        ...steps
          .filter((step) => name !== 'schedulesToRollOut' || !ofRollOut.test(step))
          .map((step) => `${name}: ${step}`),
      );
    }

    expect(found).toEqual([]);
  });
});

test('whatever staff and the cron job do with schedules, no query walks through the flights', async () => {
  const route = await aSoldRoute();
  const { asked, catalogue, settled } = aColdWorker();
  const [staff, today] = [aStaffMember(), new Date(catalogue.now()).toISOString().slice(0, 10)];
  const created = await createSchedule(catalogue, staff, {
    ...route,
    flight_number: 'Z1999',
    departs_at_local: '09:30',
    arrives_at_local: '11:45',
    arrival_day_offset: 0,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    valid_from: today,
    aircraft: 'A20N',
  });
  if (!created.ok) throw new Error(created.error.code);
  const { id } = created.value;
  await publishSchedule(catalogue, staff, id, { from_date: addDays(today, 1), to_date: addDays(today, 9) });
  await changeSchedule(catalogue, staff, id, 1, { departs_at_local: '10:00' });
  await changeSchedule(catalogue, staff, id, 2, { valid_to: today });
  await rollOutSchedules(catalogue, catalogue.now(), 9);
  await deleteSchedule(catalogue, staff, id, 3);
  await readSchedule(catalogue, staff, id);
  await listSchedules(catalogue, staff, { ...route, limit: 10 });
  await listSchedules(catalogue, staff, { flight_number: 'Z1999', limit: 10 });
  await settled();

  const steps = await plansOf(env.CATALOG, asked);

  // The cron job looks at every schedule, of which there are as many as flights in a day or two.
  expect(asked.length).toBeGreaterThan(30);
  const found = walked(steps);
  expect(found.filter((step) => step !== 'SCAN schedules')).toEqual([]);
  expect(found.length).toBeLessThanOrEqual(1);
});
