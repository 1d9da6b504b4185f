// The live seat map of a Flight object in the real runtime: who watches is told, who left can come back, who sells does not wait.
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, test, vi } from 'vitest';
import { type LiveSeatMapMessage, liveSeatMapMessage } from '#contracts/flight';
import { aCaller, aFlightPlan, aHold, aPassenger, uniqueId } from '../../tests/support/builders.ts';
import { flightAt } from './flight.address.ts';
import { mostSockets } from './live-seat-map.ts';

const flights = (env as unknown as { FLIGHT: DurableObjectNamespace }).FLIGHT;
const caller = aCaller();

async function anOpenedFlight() {
  const watched = aFlight();
  await watched.flight.applyPlan(caller, watched.plan);
  return watched;
}

function aFlight() {
  const plan = aFlightPlan({ flightId: uniqueId('flt') });
  const flight = flightAt(flights, plan.flightId);
  const hold = async (seat: string, change: Parameters<typeof aHold>[1] = {}) => {
    const answer = await flight.hold(caller, aHold(plan, { party: [aPassenger({ seat })], ...change }));
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const upgrade = (after?: number) =>
    flight.fetch(
      new Request(`https://search/${plan.flightId}${after === undefined ? '' : `?after=${after}`}`, {
        headers: { Upgrade: 'websocket' },
      }),
    );
  const watch = async (after?: number) => watching((await upgrade(after)).webSocket);
  return { plan, flight, hold, upgrade, watch, stub: flights.getByName(plan.flightId) };
}

/** A socket as its watcher has it: messages in order, each waited for. */
function watching(socket: WebSocket | null) {
  if (!socket) throw new Error('no socket was opened');
  const heard: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    const next = waiting.shift();
    if (next) next(String(data));
    else heard.push(String(data));
  });
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  socket.accept();
  const text = (): Promise<string> => {
    const first = heard.shift();
    return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
  };
  const next = async (): Promise<LiveSeatMapMessage> => liveSeatMapMessage.parse(JSON.parse(await text()));
  return { socket, text, next, closed };
}

afterEach(() => {
  vi.useRealTimers();
});

test('who comes is told the seats that are not free, then what changes, in one chain of versions', async () => {
  const { plan, flight, hold, watch } = await anOpenedFlight();
  const held = await hold('1A');
  const watcher = await watch();
  const first = await watcher.next();

  await hold('1B');
  const second = await watcher.next();
  await flight.release(caller, held.holdId);
  const third = await watcher.next();

  expect(first).toMatchObject({ type: 'snapshot', flight_id: plan.flightId, seats: { '1A': 'held' } });
  expect(second).toMatchObject({ type: 'delta', previous_version: first.version, seats: { '1B': 'held' } });
  expect(third).toMatchObject({ type: 'delta', previous_version: second.version, seats: { '1A': 'free' } });
});

test('what happens within a quarter of a second is told at once', async () => {
  const { hold, watch, flight } = await anOpenedFlight();
  const watcher = await watch();
  const { version } = await watcher.next();

  const held = await Promise.all(['1A', '1B', '1C'].map((seat) => hold(seat)));
  await flight.confirm(caller, held[0]?.holdId ?? 'hld_none');

  expect(await watcher.next()).toEqual({
    type: 'delta',
    previous_version: version,
    version: version + 4,
    seats: { '1A': 'taken', '1B': 'held', '1C': 'held' },
  });
});

test('a flight nobody has opened is watched without being written, and tells its first hold', async () => {
  const { plan, flight, hold, watch } = aFlight();
  const watcher = await watch();
  const first = await watcher.next();
  const before = await flight.inventory(caller, plan);

  await flight.applyPlan(caller, plan);
  await hold('2C');

  expect(first).toMatchObject({ type: 'snapshot', version: 0, seats: {} });
  expect(before.version).toBe(0);
  expect(await watcher.next()).toMatchObject({ type: 'delta', previous_version: 0, seats: { '2C': 'held' } });
});

test('the seats of a hold that dies become free on the map when its alarm rings', async () => {
  const { hold, watch, stub } = await anOpenedFlight();
  const held = await hold('1A');
  const watcher = await watch();
  await watcher.next();

  vi.useFakeTimers({ toFake: ['Date'], now: held.expiresAt });
  await runDurableObjectAlarm(stub);

  expect(await watcher.next()).toMatchObject({ type: 'delta', seats: { '1A': 'free' } });
});

test('who comes after a hold has died sees its seats free, alarm or not', async () => {
  const { hold, watch } = await anOpenedFlight();
  const held = await hold('1A');

  vi.useFakeTimers({ toFake: ['Date'], now: held.expiresAt });

  expect(await (await watch()).next()).toMatchObject({ type: 'snapshot', seats: {} });
});

test('who comes back with the version last seen is told what changed since, else everything', async () => {
  const { hold, watch } = await anOpenedFlight();
  const left = await watch();
  const { version } = await left.next();
  left.socket.close();
  await hold('1A');
  await hold('1B');

  const back = await (await watch(version)).next();
  const unchanged = await (await watch(back.version)).next();
  const tooOld = await (await watch(version - 1)).next();
  const fromTheFuture = await (await watch(back.version + 1)).next();

  expect(back).toMatchObject({ type: 'delta', previous_version: version, seats: { '1A': 'held', '1B': 'held' } });
  expect(unchanged).toEqual({ type: 'delta', previous_version: back.version, version: back.version, seats: {} });
  expect(tooOld).toMatchObject({ type: 'snapshot', version: back.version, seats: { '1A': 'held', '1B': 'held' } });
  expect(fromTheFuture).toMatchObject({ type: 'snapshot', version: back.version });
});

test('a watcher outlives the memory of the object and misses nothing', async () => {
  const { hold, watch, stub } = await anOpenedFlight();
  await hold('1A');
  const watcher = await watch();
  const first = await watcher.next();
  await evictDurableObject(stub);

  await hold('1B');

  expect(await watcher.next()).toMatchObject({
    type: 'delta',
    previous_version: first.version,
    seats: { '1B': 'held' },
  });
});

test('another plan begins the map anew for everybody', async () => {
  const { plan, flight, hold, watch } = await anOpenedFlight();
  await hold('1A');
  const watcher = await watch();
  await watcher.next();

  await flight.applyPlan(caller, { ...plan, planVersion: plan.planVersion + 1 });

  expect(await watcher.next()).toMatchObject({ type: 'snapshot', seats: { '1A': 'held' } });
});

test('ping is answered; who talks too much or too long is shown out, and the others stay', async () => {
  const { hold, watch } = await anOpenedFlight();
  const [quiet, loud, long] = [await watch(), await watch(), await watch()];
  await Promise.all([quiet.next(), loud.next(), long.next()]);

  quiet.socket.send('ping');
  for (let count = 0; count < 21; count++) loud.socket.send('hello');
  long.socket.send('x'.repeat(1025));

  expect(await quiet.text()).toBe('pong');
  expect(await Promise.all([loud.closed, long.closed])).toEqual([1008, 1009]);
  await hold('1A');
  expect(await quiet.next()).toMatchObject({ type: 'delta', seats: { '1A': 'held' } });
});

/** A thousand sockets take a busy machine longer than a test has by default. */
const patience = 60_000;

test(`no more than ${mostSockets} watch one flight; a place is free again when somebody leaves`, {
  timeout: patience,
}, async () => {
  const { watch, upgrade } = await anOpenedFlight();
  const watchers = await Promise.all(Array.from({ length: mostSockets }, () => watch()));

  const refused = await upgrade();
  watchers[0]?.socket.close();
  await watchers[0]?.closed;
  const next = await upgrade();

  expect(await refused.json()).toEqual({ code: 'busy', retryAfterSeconds: 10 });
  expect(next.status).toBe(101);
});
