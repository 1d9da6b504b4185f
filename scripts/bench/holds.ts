// Holds a second on one flight and on many, with and without group commit, beside objects that do nothing but insert.
import { setTimeout as pause } from 'node:timers/promises';
import { table } from '../table.ts';
import type { Goal } from './goals.ts';
import type { Kind, Round, Timed } from './hot-flight/hot-flight.ts';

const kinds: Kind[] = ['bare grouped', 'bare ordered', 'grouped', 'bare', 'ungrouped'];
const nameOf: Record<Kind, string> = {
  grouped: 'holds, group commit',
  ungrouped: 'holds, each alone',
  'bare grouped': 'bare inserts, group commit',
  'bare ordered': 'bare inserts, called as a hold is',
  bare: 'bare inserts, each alone',
};
/**
 * A hot flight is sold out whole, as large ones are. That is over in a twentieth of a second, so five follow each other in a
 * round. The rounds before are played until the runtime has seen enough of the code to have made it fast: some five
 * thousand calls.
 */
const plays = [
  { flights: 5, flightsAtOnce: 1, holdsEach: 360, rounds: 15, warmUpRounds: 3 },
  { flights: 20, flightsAtOnce: 20, holdsEach: 120, rounds: 5, warmUpRounds: 1 },
];
const callsAtOnce = 64;
/** A flight tells search a second after it changed. No round shall pay for that, so each kind starts after a rest. */
const restMilliseconds = 1_500;

const bareShareWanted = 0.7;
const ungroupedTimesWanted = 2;

/** In turns, so that a busy moment of the machine hits all kinds alike; the median round counts. Prints a table. */
export async function benchHolds(port: number): Promise<Goal[]> {
  const timed = [];
  for (const play of plays) timed.push({ ...play, ...(await timeKinds(port, play)) });
  const head = [
    'flights at once',
    'what',
    'a second',
    'p50 ms',
    'p99 ms',
    'x bare grouped',
    'x bare called alike',
    'x ungrouped',
  ];
  console.log(
    table(
      head,
      timed.flatMap(({ flightsAtOnce, ...kindsTimed }) => rowsOf(flightsAtOnce, kindsTimed)),
    ),
  );
  const [onOne] = timed;
  if (!onOne) throw new Error('Nothing was timed');
  const hot = onOne.grouped.perSecond;
  return [
    atLeast(bareShareWanted, 'x bare grouped inserts', hot / onOne['bare grouped'].perSecond),
    atLeast(bareShareWanted, 'x bare grouped inserts that are called alike', hot / onOne['bare ordered'].perSecond),
    atLeast(ungroupedTimesWanted, 'x holds each alone', hot / onOne.ungrouped.perSecond),
  ];
}

async function timeKinds(
  port: number,
  { rounds, warmUpRounds, ...sale }: (typeof plays)[number],
): Promise<Record<Kind, Timed>> {
  const play = (kind: Kind, round: string) =>
    playRound(port, { kind, round: `${sale.flightsAtOnce}/${round}`, ...sale, watchers: 0 });
  for (let round = 0; round < warmUpRounds; round++) {
    for (const kind of kinds) await play(kind, `warm-up ${round}`);
  }
  const timed: Record<Kind, Timed[]> = { grouped: [], ungrouped: [], 'bare grouped': [], 'bare ordered': [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    for (const kind of kinds) {
      await pause(restMilliseconds);
      timed[kind].push(await play(kind, `${round}`));
    }
  }
  return {
    grouped: medianOf(timed.grouped),
    ungrouped: medianOf(timed.ungrouped),
    'bare grouped': medianOf(timed['bare grouped']),
    'bare ordered': medianOf(timed['bare ordered']),
    bare: medianOf(timed.bare),
  };
}

/** One round on the bench's own Worker; fails unless every hold was granted. */
export async function playRound(port: number, round: Omit<Round, 'callsAtOnce'>): Promise<Timed> {
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: JSON.stringify({ ...round, callsAtOnce }),
  });
  if (answer.status !== 200)
    throw new Error(`A round answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  const timed = (await answer.json()) as Timed;
  const asked = round.flights * round.holdsEach;
  if (timed.held !== asked) throw new Error(`${timed.held} of ${asked} holds were granted`);
  return timed;
}

function medianOf(results: Timed[]): Timed {
  const [median] = results.sort((one, other) => one.perSecond - other.perSecond).slice(Math.floor(results.length / 2));
  if (!median) throw new Error('Nothing was timed');
  return median;
}

function rowsOf(flights: number, timed: Record<Kind, Timed>): string[][] {
  return kinds.map((kind) => {
    const { perSecond, p50Ms, p99Ms } = timed[kind];
    return [
      `${flights}`,
      nameOf[kind],
      perSecond.toFixed(0),
      p50Ms.toFixed(1),
      p99Ms.toFixed(1),
      (perSecond / timed['bare grouped'].perSecond).toFixed(2),
      (perSecond / timed['bare ordered'].perSecond).toFixed(2),
      (perSecond / timed.ungrouped.perSecond).toFixed(2),
    ];
  });
}

function atLeast(wanted: number, what: string, found: number): Goal {
  return {
    goal: `holds on one hot flight at ${wanted} ${what} or better`,
    isReached: found >= wanted,
    measured: `${found.toFixed(2)} x`,
  };
}
