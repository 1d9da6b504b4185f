// What watchers of a live seat map cost the sale: holds a second on one flight nobody watches, and on one five hundred watch.
import { table } from '../table.ts';
import type { Round, Timed } from './hot-flight/hot-flight.ts';

const rounds = 7;
const sale = { kind: 'grouped', flights: 1, flightsAtOnce: 1, holdsEach: 360 } as const;
const audiences = [0, 500];

/** In turns, so that a busy moment of the machine hits both alike; the median round counts. */
export async function benchWatchers(play: (round: Omit<Round, 'callsAtOnce'>) => Promise<Timed>): Promise<void> {
  const timed = new Map<number, Timed[]>(audiences.map((watchers) => [watchers, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const watchers of audiences) {
      const result = await play({ ...sale, round: `watched-${watchers}-${round}`, watchers });
      // The first round warms the runtime up.
      if (round > 0) timed.get(watchers)?.push(result);
    }
  }
  const rows = [...timed].map(([watchers, results]) => {
    const heard = results.map(({ messagesHeard }) => messagesHeard / Math.max(1, watchers));
    return [
      `${watchers}`,
      middle(results.map(({ perSecond }) => perSecond)).toFixed(0),
      middle(results.map(({ p50Ms }) => p50Ms)).toFixed(1),
      middle(results.map(({ p99Ms }) => p99Ms)).toFixed(1),
      middle(heard).toFixed(1),
    ];
  });
  console.log(`\n${table(['watchers', 'holds a second', 'p50 ms', 'p99 ms', 'messages each'], rows)}`);
}

function middle(figures: number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0;
}
