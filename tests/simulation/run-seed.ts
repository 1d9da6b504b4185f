// Runs one seed: an hour of trouble, then quiet until everything has come to rest, then the whole list of invariants.
import { aCaller } from '../support/builders.ts';
import type { FaultCounts, FaultKind } from './faults.ts';
import { checkAtQuiet, checkEveryMinute, type Violation } from './invariants.ts';
import { checkFlightHistory } from './linearizability.ts';
import { messageOf } from './network.ts';
import { simulatedGlobals } from './simulated-globals.ts';
import { type Complaints, type Outcomes, travel } from './travellers.ts';
import { faultsEndAt, minute, openWorld, startsAt, type World } from './world.ts';

export type RunOptions = {
  seed: number;
  off?: ReadonlySet<FaultKind>;
  /** At most so many travellers, and none who arrives after that minute. */
  mostTravellers?: number;
  lastMinute?: number;
  keepsLines?: boolean;
};

export type RunReport = {
  seed: number;
  violations: Violation[];
  faults: FaultCounts;
  outcomes: Outcomes;
  endStates: Outcomes;
  fingerprint: string;
  lines: string[];
  travellerCount: number;
  eventCount: number;
  restartCount: number;
  checkedCalls: number;
  undecided: number;
  simulatedMilliseconds: number;
};

/** By then whatever the last fault held up must be decided: a quarter of an hour, and the clocks that were set right. */
const settledAt = faultsEndAt + 21 * minute;
const quietUntil = settledAt + 30 * minute;

export async function runSeed(options: RunOptions): Promise<RunReport> {
  const { seed, off = new Set(), keepsLines = false } = options;
  const world = openWorld({ seed, off, keepsLines });
  const restoreGlobals = simulatedGlobals(world.timeline);
  try {
    return await play(world, options);
  } finally {
    restoreGlobals();
    world.close();
  }
}

async function play(world: World, { seed, mostTravellers = 99, lastMinute = 55 }: RunOptions): Promise<RunReport> {
  const { timeline, faults, recorder, objects } = world;
  const violations: Violation[] = [];
  const complaints: Complaints = [];
  const outcomes: Outcomes = {};
  const travellerCount = sendTravellers(world, { mostTravellers, lastMinute, complaints, outcomes });
  bringTrouble(world);
  startCron(world, violations);
  watchSeats(world, lastMinute);

  try {
    await timeline.runUntil(settledAt);
    violations.push(...checkAtQuiet(world));
    // Slow retries of queues go on for a while; nothing they do may change what was decided.
    await timeline.runUntil(quietUntil);
    if (violations.length === 0) violations.push(...checkAtQuiet(world));
  } catch (reason) {
    violations.push({ invariant: 'L1', detail: messageOf(reason) });
  }

  const history = checkFlightHistory(recorder.calls);
  violations.push(...complaints, ...history.violations);
  return {
    seed,
    violations,
    faults: faults.counts,
    outcomes,
    endStates: endStatesOf(world),
    fingerprint: timeline.fingerprint(),
    lines: timeline.lines(),
    travellerCount,
    eventCount: timeline.ranCount(),
    restartCount: objects.restartCount(),
    checkedCalls: history.checkedCalls,
    undecided: history.undecided,
    simulatedMilliseconds: timeline.now() - startsAt,
  };
}

type Sending = { mostTravellers: number; lastMinute: number; complaints: Complaints; outcomes: Outcomes };

/** Few at a time and often at the same moment: a crowd hides what two can show. */
function sendTravellers(world: World, { mostTravellers, lastMinute, complaints, outcomes }: Sending): number {
  const chance = world.chance.stream('travellers');
  const count = chance.pick([2, 3, 4, 6, 8, 12]);
  const rushes = [chance.between(0, 50), chance.between(0, 50)];
  let sent = 0;
  for (let number = 0; number < count; number++) {
    const own = chance.stream(`traveller ${number}`);
    const arrivesAt = own.isLucky(0.7)
      ? own.pick(rushes) * minute + own.between(0, 2_000)
      : own.between(0, 50 * minute);
    const account = own.isLucky(0.15) ? 0 : number;
    if (number >= mostTravellers || arrivesAt > lastMinute * minute) continue;
    sent++;
    const traveller = { name: `t${number}`, caller: aCaller({ userId: `usr_${account}`, requestId: 'req_simulated' }) };
    world.timeline.at(startsAt + arrivesAt, `traveller ${traveller.name} arrives`, () => {
      void travel({ world, chance: own, complaints, outcomes }, traveller);
    });
  }
  return sent;
}

/** Memory lost at any moment, clocks that jump and are set right, messages that make no sense. */
function bringTrouble(world: World): void {
  const chance = world.chance.stream('trouble');
  const { timeline, faults, objects } = world;
  for (let at = 0; at < 60; at += 2) {
    timeline.at(startsAt + at * minute + chance.between(0, 2 * minute - 1), '', () => {
      const hosts = objects.hosts();
      if (hosts.length === 0) return;
      if (faults.strikes('object_evicted')) objects.kill(chance.pick(hosts), 'it was evicted');
      if (faults.strikes('clock_step')) {
        const host = chance.pick(hosts);
        const offset = chance.pick([-300_000, -60_000, -1500, 0, 1500, 60_000, 300_000]);
        timeline.note(`${host.kind} ${host.name}: its clock is off by ${offset} ms`);
        world.stepClock(host, offset);
      }
      if (at % 20 === 0 && faults.strikes('queue_poison')) for (const queue of world.queues) queue.poison();
    });
  }
  timeline.at(faultsEndAt, 'the trouble ends', () => {
    for (const host of objects.hosts()) world.stepClock(host, 0);
  });
}

/** The watchdog and the probe of raw storage, once a minute. */
function startCron(world: World, violations: Violation[]): void {
  const { timeline, faults } = world;
  const memory = new Map<string, number>();
  const tick = () => {
    if (violations.length === 0 && timeline.now() < settledAt) violations.push(...checkEveryMinute(world, memory));
    if (!faults.strikes('cron_missed')) void world.watch().catch(() => {});
    timeline.after(minute, '', tick);
  };
  timeline.at(startsAt + minute, '', tick);
}

/** Somebody looks at a seat map now and then, for the history. */
function watchSeats(world: World, lastMinute: number): void {
  const chance = world.chance.stream('watchers');
  for (const plan of world.plans) {
    for (let count = 0; count < 8; count++) {
      const at = chance.between(0, 60 * minute);
      if (at > (lastMinute + 5) * minute) continue;
      const look = () =>
        void world
          .flight(plan)
          .seatStates({ kind: 'anonymous', requestId: 'req_simulated' }, plan)
          .catch(() => {});
      world.timeline.at(startsAt + at, '', look);
    }
  }
}

function endStatesOf(world: World): Outcomes {
  const states: Outcomes = {};
  for (const { kind, stored } of world.objects.hosts()) {
    if (kind !== 'Booking') continue;
    const row = stored.database.prepare("SELECT name FROM sqlite_master WHERE name = 'booking'").get()
      ? stored.database.prepare('SELECT status FROM booking').get()
      : undefined;
    const state = String(row?.status ?? 'nothing stored');
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}
