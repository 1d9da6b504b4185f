// Runs one seed: an hour of trouble, then quiet until everything has come to rest, then the whole list of invariants.
import { aCaller } from '../support/builders.ts';
import { checkAtQuiet } from './checks-at-quiet.ts';
import { checkEveryMinute } from './checks-every-minute.ts';
import type { FaultCounts, FaultKind } from './faults.ts';
import { type CheckCounts, type Checks, openChecks, type Violation } from './invariants.ts';
import { checkFlightHistory } from './linearizability.ts';
import { messageOf } from './network.ts';
import { netOf } from './provider-refunds.ts';
import { bookingsOf } from './raw-storage.ts';
import { type Outcomes, whoGaveUp } from './repeating.ts';
import { deadInCommits, replayFlights } from './replay.ts';
import { simulatedGlobals } from './simulated-globals.ts';
import { bringStaff } from './staff.ts';
import { travel } from './travellers.ts';
import { bringTrouble, startCrons, watchSeats } from './trouble.ts';
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
  checks: CheckCounts;
  faults: FaultCounts;
  recoveries: FaultCounts;
  outcomes: Outcomes;
  endStates: Outcomes;
  fingerprint: string;
  lines: string[];
  travellerCount: number;
  eventCount: number;
  restartCount: number;
  checkedCalls: number;
  undecided: number;
  /** Of a real clock: what judging the histories took. */
  checkerMilliseconds: number;
  simulatedMilliseconds: number;
};

/** By then whatever the last fault held up must be decided: a quarter of an hour, and the clocks that were set right. */
const settledAt = faultsEndAt + 21 * minute;
const quietUntil = settledAt + 30 * minute;
const days = 6 * 86_400_000;

export async function runSeed(options: RunOptions): Promise<RunReport> {
  const { seed, off = new Set(), keepsLines = false } = options;
  const world = openWorld({ seed, off, keepsLines });
  const restoreGlobals = simulatedGlobals(world.timeline, (line) => world.overheard.push(line));
  try {
    return await play(world, options);
  } finally {
    restoreGlobals();
    world.close();
  }
}

async function play(world: World, { seed, mostTravellers = 99, lastMinute = 55 }: RunOptions): Promise<RunReport> {
  const { timeline, faults, objects } = world;
  const checks = openChecks();
  const outcomes: Outcomes = {};
  const travellerCount = sendTravellers(world, { mostTravellers, lastMinute, checks, outcomes });
  const memory = new Map<string, number>();
  bringTrouble(world, checks);
  bringStaff({ world, chance: world.chance.stream('staff'), outcomes }, lastMinute);
  watchSeats(world, lastMinute);
  const probe = () => {
    if (checks.violations.length === 0 && timeline.now() < settledAt) checkEveryMinute(world, memory, checks.must);
  };
  startCrons(world, probe, quietUntil);

  try {
    await timeline.runUntil(settledAt);
    checkAtQuiet(world, checks.must);
    // Slow retries of queues go on for a while; nothing they do may change what was decided.
    await timeline.runUntil(quietUntil);
    if (checks.violations.length === 0) checkAtQuiet(world, checks.must);
    if (checks.violations.length === 0) await repeatOldNews(world, checks);
  } catch (reason) {
    checks.violations.push({ invariant: 'L1', detail: messageOf(reason) });
  }
  if (checks.violations.length === 0) noteRecoveries(world);

  return {
    seed,
    ...judgeHistory(world, checks),
    checks: checks.counts,
    faults: faults.counts,
    recoveries: faults.recoveries,
    outcomes,
    endStates: endStatesOf(world),
    fingerprint: timeline.fingerprint(),
    lines: timeline.lines(),
    travellerCount,
    eventCount: timeline.ranCount(),
    restartCount: objects.restartCount(),
    simulatedMilliseconds: timeline.now() - startsAt,
  };
}

type Sending = { mostTravellers: number; lastMinute: number; checks: Checks; outcomes: Outcomes };

/** Few at a time and often at the same moment: a crowd hides what two can show. */
function sendTravellers(world: World, { mostTravellers, lastMinute, checks, outcomes }: Sending): number {
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
      void travel({ world, chance: own, must: checks.must, outcomes }, traveller);
    });
  }
  return sent;
}

/** E8: everything the provider ever told is told again within days, and changes nothing that was decided. */
async function repeatOldNews(world: World, { must }: Checks): Promise<void> {
  const { timeline, faults, provider } = world;
  if (provider.intents().length === 0 || !faults.wouldStrike('webhook_replayed')) return;
  const before = bookingsOf(world).map(truthOf);
  const nets = provider.intents().map(netOf);
  const newsCount = provider.replayNews(days);
  for (let count = 0; count < newsCount; count++) faults.count('webhook_replayed', 'old news');
  await timeline.runUntil(timeline.now() + days);
  const after = bookingsOf(world).map(truthOf);
  must('E8', JSON.stringify(after) === JSON.stringify(before), () => 'old news of the provider changed a booking');
  const areKept = provider.intents().every((intent, position) => netOf(intent) === nets[position]);
  must('E8', areKept, () => 'old news of the provider moved money');
  faults.recovered('old news');
}

const truthOf = ({ bookingId, status, paymentStatus, version, events }: ReturnType<typeof bookingsOf>[number]) => [
  bookingId,
  status,
  paymentStatus,
  version,
  events.length,
];

/** What struck a payment or a traveller is over when the booking is decided and its money is right, which was just checked. */
function noteRecoveries({ faults, provider, objects }: World): void {
  for (const { paymentId, refunds } of provider.intents()) {
    faults.recovered(paymentId);
    faults.recovered(`${paymentId}:refund`);
    for (const key of refunds.keys()) faults.recovered(key);
  }
  for (const { kind, name } of objects.hosts()) if (kind === 'Booking') faults.recovered(name);
  faults.recovered(whoGaveUp);
}

/** Two ways must agree: the search for an order that makes sense, and each answer against the rows of its time. */
function judgeHistory({ recorder }: World, { violations, must }: Checks) {
  const startedAt = performance.now();
  const history = checkFlightHistory(recorder.calls);
  const replay = replayFlights(recorder.calls, recorder.commits);
  must('S11', true, () => '');
  return {
    violations: [...violations, ...history.violations, ...replay.violations, ...deadInCommits(recorder.commits)],
    checkedCalls: history.checkedCalls,
    undecided: history.undecided + replay.undecided,
    checkerMilliseconds: performance.now() - startedAt,
  };
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
