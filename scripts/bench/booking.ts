// npm run bench -- booking: holds on one flight and on many, with and without group commit; whole trips; a flight sold out.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FlightOnWire } from '#contracts/flight';
import type { OfferListOnWire, OfferOnWire } from '#contracts/offer';
import type { InventoryOnWire } from '#contracts/staff';
import { localAccounts } from '../../workers/identity/local-accounts.ts';
import { buildStale } from '../build.ts';
import { type Doors, doorsOn } from '../demo/connect.ts';
import { findOffers, flightOf, freeSeats, hold, pay } from '../demo/shop.ts';
import { deployables } from '../deployables.ts';
import { freePort } from '../free-port.ts';
import { withLocalDatabases } from '../local-databases.ts';
import { replaceEnvironment } from '../local-settings.ts';
import { prepareHouse } from '../prepare.ts';
import { serveHouse } from '../served-house.ts';
import { waitUntilReady } from '../wait-until-ready.ts';
import { type Goal, goalsTable } from './goals.ts';
import { benchHolds, playRound } from './holds.ts';
import { benchWatchers } from './watchers.ts';

const hotFlight = {
  name: 'hot-flight',
  config: 'scripts/bench/hot-flight/wrangler.toml',
  envInterface: 'HotFlightEnv',
  envFile: '',
  gzipLimitKib: 200,
};
const accountCount = 20;
const tripCount = 200;
const travellerCount = 2000;
const seatsForSale = 180;
const sellOutDay = 6;
/** How many fares a traveller tries before giving up. */
const mostFares = 12;
const password = 'a passphrase for the bench';

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

export async function benchBooking(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'skyhold-bench-'));
  await buildStale([...deployables, hotFlight]);
  const bench = await freePort();
  const house = await prepareHouse({
    ...process.env,
    STATE_DIR: directory,
    PORT: String(await freePort()),
    ADMIN_PORT: String(await freePort()),
    SELLING_DAYS: '8',
    RATE_LIMITS: 'off',
    PASSWORD_COST: 'low',
    HOLDS_PER_FLIGHT: '999',
    HOLDS_PER_ACCOUNT: '9999',
  });
  const staff = await makePeople(directory, house.environment.PASSWORD_PEPPER ?? '');
  replaceEnvironment({ ...house.environment, WRANGLER_LOG: 'error' });
  const served = { ...house, configs: [...house.configs, hotFlight], doors: { 'hot-flight': bench } };
  const runtime = await serveHouse({ ...served, stateDirectory: directory, onLine: () => {} });
  try {
    await Promise.all([house.ports.gateway, house.ports.admin].map((port) => waitUntilReady(port, 60)));
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    const { default: workerd } = await import('workerd/package.json', { with: { type: 'json' } });
    const machine = `workerd ${workerd.version} · Node ${process.version} · ${availableParallelism()} cores`;
    console.log(`\n${new Date().toISOString()} · commit ${commit} · ${machine}\n`);
    const goals = await benchHolds(bench);
    await benchWatchers((round) => playRound(bench, round));
    const doors = doorsOn(house.ports);
    const tokens = await Promise.all(
      Array.from({ length: accountCount }, (_, index) => doors.signIn({ email: emailOf(index), password })),
    );
    await benchTrips(doors, tokens);
    goals.push(await sellOut(doors, tokens, await doors.signIn(staff, doors.admin)));
    console.log(`\n${goalsTable(goals)}`);
  } finally {
    await runtime.dispose();
    await house.state.leave();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Hold, pay, ticket, through the public door; many flights, as trips have. */
async function benchTrips(doors: Doors, tokens: string[]): Promise<void> {
  const found = await Promise.all([2, 3, 4, 5].map((day) => findOffers(doors, 'LHR', 'CDG', day)));
  // The dearest class is the last to be sold out.
  const offers = found
    .flat()
    .sort((one, other) => other.total.amount - one.total.amount)
    .slice(0, 20);
  const took: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const travel = async () => {
    for (let number = next++; number < tripCount; number = next++) {
      const offer = offers[number % offers.length];
      if (!offer) return;
      const token = tokens[number % tokens.length] ?? '';
      const askedAt = performance.now();
      const held = await hold(doors, { token, email: `trip-${number}@bench.example`, offer });
      if (held.status !== 201) throw new Error(`Holding answered ${held.status} ${held.body.code ?? ''}`);
      const paid = await pay(doors, token, held.body);
      if (paid.body.booking?.tickets.length !== 1)
        throw new Error(`Paying answered ${paid.status} ${paid.body.code ?? ''}`);
      took.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: 16 }, travel));
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  took.sort((one, other) => one - other);
  const at = (share: number) => `${Math.round(took[Math.floor(took.length * share)] ?? 0)} ms`;
  console.log(
    `\nWhole trips (hold, pay, ticket) over HTTP: ${(took.length / elapsedSeconds).toFixed(0)} a second, p50 ${at(0.5)}, p99 ${at(0.99)}.`,
  );
}

/** Two thousand travellers want one of the last seats of a flight at the same moment; who is too late for a fare takes the next. */
async function sellOut(doors: Doors, tokens: string[], staffToken: string): Promise<Goal> {
  const { flightId, free } = await largestFlight(doors);
  const forSale = Math.min(seatsForSale, free.length);
  await doors.admin(`/v1/flights/${flightId}/blocked-seats`, {
    method: 'PUT',
    token: staffToken,
    json: { seats: free.slice(forSale) },
  });
  const offerNow = sharedOffer(doors, flightId);
  const startedAt = performance.now();
  let lastSaleAt = startedAt;
  let asked = 0;
  const ends = await Promise.all(
    Array.from({ length: travellerCount }, async (_, index) => {
      const token = tokens[index % tokens.length] ?? '';
      for (let attempt = 0; attempt < mostFares; attempt++) {
        const offer = await offerNow(attempt);
        if (!offer) return 'sold out';
        asked++;
        const { status, body } = await hold(doors, { token, email: `racer-${index}@bench.example`, offer });
        if (status === 201) lastSaleAt = performance.now();
        if (body.code !== 'fare_sold_out') return body.code ?? `${status}`;
      }
      return 'fare_sold_out';
    }),
  );
  const all = seconds(performance.now() - startedAt);
  const told = [...Map.groupBy(ends, (end) => end)].map(([end, of]) => `${of.length} × ${end}`).join(', ');
  const { body } = await doors.admin<InventoryOnWire>(`/v1/flights/${flightId}/inventory`, { token: staffToken });
  const held = body.cabins.reduce((sum, cabin) => sum + cabin.held, 0);
  console.log(
    `${travellerCount} travellers for ${forSale} seats, ${asked} holds asked for: the last one sold after ${seconds(lastSaleAt - startedAt)}, all answered ` +
      `after ${all}: ${told}. The rows say ${held} held and ${body.adds_up ? 'add up' : 'DO NOT add up'}.`,
  );
  const sold = ends.filter((end) => end === '201').length;
  return {
    goal: `${travellerCount} travellers for ${forSale} seats, each sold once`,
    isReached: sold === forSale && held === forSale && body.adds_up,
    measured: `${sold} sold, ${held} held in the rows`,
  };
}

async function largestFlight(doors: Doors): Promise<{ flightId: string; free: string[] }> {
  const routes: [string, string][] = [
    ['CDG', 'JFK'],
    ['LHR', 'JFK'],
    ['LHR', 'CDG'],
  ];
  const offers = await Promise.all(
    routes.map(([origin, destination]) => findOffers(doors, origin, destination, sellOutDay)),
  );
  const ids = [...new Set(offers.flat().filter(isDirect).map(flightOf))];
  const flights = await Promise.all(
    ids.map(async (flightId) => ({ flightId, free: await freeSeats(doors, flightId) })),
  );
  const [largest] = flights.sort((one, other) => other.free.length - one.free.length);
  if (!largest) throw new Error('There is no flight');
  return largest;
}

const isDirect = (offer: OfferOnWire): boolean => offer.slices[0]?.segments.length === 1;

/** The offer of the day, searched again by the first who found it sold out; the others wait for that search. */
function sharedOffer(doors: Doors, flightId: string): (attempt: number) => Promise<OfferOnWire | undefined> {
  const searches: Promise<OfferOnWire | undefined>[] = [];
  return (attempt) => {
    searches[attempt] ??= searchAgain(doors, flightId, attempt);
    return searches[attempt];
  };
}

/** What search shows lags the flight by a few seconds. */
async function searchAgain(doors: Doors, flightId: string, attempt: number): Promise<OfferOnWire | undefined> {
  if (attempt > 0) await pause(3000);
  const { body: flight } = await doors.api<FlightOnWire>(`/v1/flights/${flightId}`);
  const day = flight.departing_at.slice(0, 10);
  const question = `origin=${flight.origin.iata}&destination=${flight.destination.iata}&departure_date=${day}&cabin=economy`;
  const { body } = await doors.api<OfferListOnWire>(`/v1/offers?${question}&max_connections=0&limit=100`);
  return body.data.filter((offer) => flightOf(offer) === flightId).at(-1);
}

function emailOf(index: number): string {
  return `bench-${index}@skyhold.example`;
}

async function makePeople(directory: string, pepper: string) {
  return withLocalDatabases(directory, async (databases) => {
    const accounts = localAccounts(databases.ACCOUNTS, { pepper, cost: 'low' }, 'bench');
    for (let index = 0; index < accountCount; index++) {
      await accounts.createTraveller({ email: emailOf(index), password, givenName: 'Bench', familyName: 'Traveller' });
    }
    const email = 'operations@skyhold.example';
    const staff = await accounts.createStaff(email, ['admin']);
    if (!staff.ok) throw new Error(`The staff account was not made: ${staff.error.code}`);
    return { email, password: staff.value.oneTimePassword };
  });
}
