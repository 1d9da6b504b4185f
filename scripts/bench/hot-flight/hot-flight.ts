// Holds seats on objects as fast as they answer, and times each hold: the real Flight, the same without group commit, a bare insert.
import { DurableObject } from 'cloudflare:workers';
import type { FlightObject, HoldSeats, SeatsHeld } from '#contracts/flight-object';
import { ok, type Result } from '../../../domain/result.ts';
import { Flight } from '../../../durable-objects/flight/flight.object.ts';
import { type Busy, groupCommit } from '../../../durable-objects/kit/group-commit.ts';
import { runtimeParts } from '../../../durable-objects/kit/parts.ts';
import type { Caller } from '../../../shared/platform/caller.ts';
import { newId } from '../../../shared/platform/new-id.ts';
import { aCabin, aFlightPlan, aHold, aPassenger } from '../../../tests/support/builders.ts';

export { Flight };

/** Every call is a batch of its own: what group commit is measured against. */
export class UngroupedFlight extends Flight {
  constructor(ctx: DurableObjectState, env: ObjectsEnv) {
    super(ctx, env, { ...runtimeParts, nextTurn: (run) => run() });
  }
}

/**
 * The least a stored claim can cost: one row, in a shared transaction or in one of its own. Passing an order to an object
 * and its answer back costs more than the row, so there is also an insert that is called and answers as a hold is.
 */
export class BareInsert extends DurableObject {
  readonly #commit = groupCommit({
    transactionSync: (run) => this.ctx.storage.transactionSync(run),
    nextTurn: (run) => runtimeParts.nextTurn(run),
    begin: () => Date.now(),
    afterCommit: () => {},
    afterRollback: () => {},
  });

  async open(): Promise<void> {
    this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS claims (seat TEXT PRIMARY KEY, hold_id TEXT NOT NULL)');
  }

  async insert(seat: string, holdId: string): Promise<void> {
    this.ctx.storage.transactionSync(() => this.#write(seat, holdId));
  }

  async insertGrouped(seat: string, holdId: string): Promise<void> {
    await this.#commit(() => ok(this.#write(seat, holdId)));
  }

  async insertOrder(_caller: Caller, { holdId, expiresAt, party }: HoldSeats): Promise<Result<SeatsHeld, Busy>> {
    const seats = party.map(({ passengerId, seat }) => ({ passengerId, seat, priceMinor: 0 }));
    return this.#commit(() => {
      for (const { seat } of seats) if (seat !== null) this.#write(seat, holdId);
      return ok({ holdId, expiresAt, seats, version: 1 });
    });
  }

  #write(seat: string, holdId: string): void {
    this.ctx.storage.sql.exec('INSERT INTO claims (seat, hold_id) VALUES (?, ?)', seat, holdId);
  }
}

type Env = Record<'GROUPED' | 'UNGROUPED' | 'BARE', { getByName(name: string): unknown }>;
type Bare = Pick<BareInsert, 'open' | 'insert' | 'insertGrouped' | 'insertOrder'>;
export type Kind = 'grouped' | 'ungrouped' | 'bare grouped' | 'bare ordered' | 'bare';
/** Of so many flights, a few at once are sold together; the next ones follow without a rest. */
export type Round = {
  kind: Kind;
  round: string;
  flights: number;
  flightsAtOnce: number;
  holdsEach: number;
  callsAtOnce: number;
  watchers: number;
};
export type Timed = { perSecond: number; p50Ms: number; p99Ms: number; held: number; messagesHeard: number };

const rowCount = 60;
/** Longer than any bench: thousands of holds that expire, and flights that tell of it, are not what is measured. */
const holdMilliseconds = 86_400_000;
const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
const plan = aFlightPlan({
  flightId: 'flt_hot',
  layout: {
    cabins: [aCabin({ columns: ['A', 'B', 'C', '', 'D', 'E', 'F'], lastRow: rowCount, exitRows: [], features: {} })],
  },
  classLimits: [{ cabin: 'economy', bookingClass: 'Y', limit: rowCount * letters.length }],
});
const seats = Array.from({ length: rowCount }, (_, row) => letters.map((letter) => `${row + 1}${letter}`)).flat();

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.method === 'GET') return new Response('ok');
    return Response.json(await play(env, await request.json<Round>()));
  },
};

/**
 * Opens the flights and writes the orders out first, so that only the objects are timed; then holds one named seat after the
 * other on each, `callsAtOnce` in the air.
 */
async function play(env: Env, { kind, round, watchers, ...sale }: Round): Promise<Timed> {
  const audience = anAudience();
  const watch = (flight: FlightObject) => audience.watch(flight, watchers);
  const doors = await Promise.all(
    Array.from({ length: sale.flights }, (_, index) => openObject(env, kind, `${kind} ${round} ${index}`, watch)),
  );
  const calls: (() => Promise<boolean>)[] = [];
  for (let first = 0; first < doors.length; first += sale.flightsAtOnce) {
    const soldTogether = doors.slice(first, first + sale.flightsAtOnce);
    for (const seat of seats.slice(0, sale.holdsEach)) calls.push(...soldTogether.map((prepare) => prepare(seat)));
  }
  const took: number[] = [];
  let next = 0;
  let held = 0;
  const startedAt = performance.now();
  const work = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) {
      const askedAt = performance.now();
      if (await call()) held++;
      took.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: sale.callsAtOnce }, work));
  const seconds = (performance.now() - startedAt) / 1000;
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  const messagesHeard = await audience.leave();
  return { perSecond: took.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), held, messagesHeard };
}

/** People who watch the seat maps over sockets while others hold. */
function anAudience() {
  const sockets: WebSocket[] = [];
  let messagesHeard = 0;
  return {
    async watch(flight: FlightObject, count: number): Promise<void> {
      for (let number = 0; number < count; number++) {
        const request = new Request('https://search/flt_hot', { headers: { Upgrade: 'websocket' } });
        const { webSocket } = await flight.fetch(request);
        if (!webSocket) throw new Error('A flight refused a watcher');
        webSocket.addEventListener('message', () => messagesHeard++);
        webSocket.accept();
        sockets.push(webSocket);
      }
    },
    /** Waits for what was still on its way, then closes; answers how many messages were heard. */
    async leave(): Promise<number> {
      if (sockets.length === 0) return 0;
      await scheduler.wait(500);
      for (const socket of sockets) socket.close();
      return messagesHeard;
    },
  };
}

/** A new object, and how to write out the order for one of its seats; the order itself answers whether the seat is held. */
async function openObject(
  env: Env,
  kind: Kind,
  name: string,
  watch: (flight: FlightObject) => Promise<void>,
): Promise<(seat: string) => () => Promise<boolean>> {
  const caller: Caller = { kind: 'system', part: 'booking', requestId: newId('req') };
  const orderFor = (seat: string): HoldSeats =>
    aHold(plan, { party: [aPassenger({ seat })], expiresAt: Date.now() + holdMilliseconds });
  if (kind === 'grouped' || kind === 'ungrouped') {
    const flight = env[kind === 'grouped' ? 'GROUPED' : 'UNGROUPED'].getByName(name) as FlightObject;
    await flight.applyPlan(caller, plan);
    await watch(flight);
    return (seat) => {
      const order = orderFor(seat);
      return async () => (await flight.hold(caller, order)).ok;
    };
  }
  const object = env.BARE.getByName(name) as Bare;
  await object.open();
  return (seat) => {
    const order = orderFor(seat);
    if (kind === 'bare ordered') return async () => (await object.insertOrder(caller, order)).ok;
    return async () => {
      await (kind === 'bare' ? object.insert(seat, order.holdId) : object.insertGrouped(seat, order.holdId));
      return true;
    };
  };
}
