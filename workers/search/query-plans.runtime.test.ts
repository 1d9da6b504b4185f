// How much of D1 travellers' questions read: so many queries and rows and no more, however large the catalogue is, by index only.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FlightId, OfferId } from '#domain/ids';
import { addDays } from '#domain/local-time';
import { aCaller } from '../../tests/support/builders.ts';
import { aFareRow, aFlightRow, aTaxRow, saveCatalogue, saveRoute } from '../../tests/support/catalogue.ts';
import { plansOf, recording, rowsReadBy } from '../../tests/support/recorded-queries.ts';
import { aQuestion, noon } from '../../tests/support/searching.ts';
import { aStaffMember } from '../../tests/support/staff.ts';
import { catalogueOf } from './catalogue.deps.ts';
import { changeSchedule, createSchedule, deleteSchedule } from './change-schedules.ts';
import { findFlights, readFlight } from './find-flights.ts';
import { findPlaces } from './find-places.ts';
import { offersOf } from './offers.deps.ts';
import { publishSchedule } from './publish-schedule.ts';
import { readOffer } from './read-offer.ts';
import { readOfferAgain } from './read-offer-again.ts';
import { readPlan } from './read-plan.ts';
import { listSchedules, readSchedule } from './read-schedules.ts';
import { rollOutSchedules } from './roll-out-schedules.job.ts';
import { searchOffers } from './search-offers.ts';

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
  test('of a direct route and day reads three rows a flight and ten more at most, in two queries', async () => {
    const { asked, list } = await search(await aSoldRoute(), { max_connections: '0' });

    const flights = new Set(list.data.map((offer) => offer.slices[0]?.segments[0]?.flight_id));
    expect(flights.size).toBe(2);
    const [places, sheet, ...others] = asked;
    expect(others).toEqual([]);
    expect(await rowsReadBy(env.CATALOG, sheet ? [sheet] : [])).toBeLessThanOrEqual(3 * flights.size + 10);
    // Airports are kept by their codes, whatever the day, and so read once for all days.
    expect(await rowsReadBy(env.CATALOG, places ? [places] : [])).toBeLessThanOrEqual(14);
  });

  test('reads no more when the catalogue is ten times as large', async () => {
    const { asked } = await search(await aSoldRoute(), { max_connections: '0' });
    // The first neighbour counts: a search in an index also reads the entry behind its last.
    await aSoldRoute();
    const before = await rowsReadBy(env.CATALOG, asked);

    for (let others = 0; others < 10; others++) await aSoldRoute();

    expect(await rowsReadBy(env.CATALOG, asked)).toBe(before);
  });

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

test('whatever travellers ask, no query walks through a table that grows', async () => {
  const route = await aSoldRoute();
  const { asked, offers, catalogue, settled } = aColdWorker();
  const caller = aCaller();
  const direct = await searchOffers(offers, caller, aQuestion({ ...route, max_connections: '0' }));
  await searchOffers(offers, caller, aQuestion({ ...route, return_date: '2026-12-12', max_connections: '2' }));
  const offer = direct.ok ? direct.value.data[0] : undefined;
  const id = (offer?.id ?? 'off_none') as OfferId;
  const flightId = (offer?.slices[0]?.segments[0]?.flight_id ?? 'flt_none') as FlightId;
  await readOffer(offers, caller, id);
  await readOfferAgain(offers, caller, id);
  await readPlan(catalogue, caller, flightId);
  await readFlight(catalogue, caller, flightId);
  await findFlights(catalogue, caller, { flightNumber: 'Z1101', departureDate: '2026-12-05' });
  await findPlaces(catalogue, caller, { q: 'par', limit: 10 });
  await offers.refreshSheetsOfFlights([flightId]);
  await settled();

  const steps = await plansOf(env.CATALOG, asked);

  expect(asked.length).toBeGreaterThan(12);
  expect(walked(steps)).toEqual([]);
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
  expect(walked(steps).filter((step) => step !== 'SCAN schedules')).toEqual([]);
  expect(steps.filter((step) => step === 'SCAN schedules').length).toBeLessThanOrEqual(1);
});

/** A few dozen airports, brands, types and seat prices may be read whole; the recursion and the lists asked for are no tables. */
const walked = (steps: string[]): string[] => {
  const mayBeWalked =
    /^SCAN (airports|seat_prices|route|wanted|given|seen|json_each|best|CONSTANT ROW|\(subquery|value)/;
  return steps.filter((step) => step.startsWith('SCAN') && !mayBeWalked.test(step));
};
