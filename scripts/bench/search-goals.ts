// What the search bench measures, how it grows with the catalogue, and which goals that reaches; pure, so that it can be tested.
import type { BundleSize } from '../bundle.ts';
import type { Reads } from './count-reads.ts';
import type { Goal } from './goals.ts';
import type { Figures } from './load.ts';

export const kinds = ['direct', 'connecting'] as const;
export type Kind = (typeof kinds)[number];
export type Row = {
  flights: number;
  kind: Kind;
  from: 'cold' | 'KV' | 'memory' | 'bare';
  figures: Figures;
  /** Requests a second against a bare Hono answer of the same bytes. */
  ratio: number;
  reads: Reads;
  bytes: number;
};

const rowsAFlight = 3;
const rowsBeside = 10;
const mostQueries = 3;
const leastRatio = 0.35;
const mostGrowth = 1.1;

/** Each size against the smallest: what grows with the catalogue shows here. */
export function growthOf(rows: Row[]): { row: Row; flights: number; perSecond: number; rowsRead: number }[] {
  const smallest = Math.min(...rows.map(({ flights }) => flights));
  return rows.flatMap((row) => {
    const first = rows.find(
      ({ flights, kind, from }) => flights === smallest && kind === row.kind && from === row.from,
    );
    if (!first || row === first || row.from === 'bare') return [];
    return {
      row,
      flights: row.flights / first.flights,
      perSecond: row.figures.perSecond / first.figures.perSecond,
      rowsRead: first.reads.rowsRead === 0 ? 1 : row.reads.rowsRead / first.reads.rowsRead,
    };
  });
}

export function goalsOf(rows: Row[], bundles: BundleSize[]): Goal[] {
  const those = (kind: Kind, from: Row['from']) => rows.filter((row) => row.kind === kind && row.from === from);
  const most = (of: Row[], measure: (row: Row) => number) => Math.max(...of.map(measure));
  const direct = those('direct', 'cold');
  const overLimit = most(direct, ({ reads }) => reads.rowsRead - rowsAFlight * reads.flightsShown);
  const queries = most(those('connecting', 'cold'), ({ reads }) => reads.queries);
  const growth = Math.max(1, ...growthOf(rows).map(({ rowsRead }) => rowsRead));
  const warm = kinds.map((kind) => {
    const ratio = Math.min(...those(kind, 'memory').map((row) => row.ratio));
    const goal = `a warm ${kind} search answers at ${leastRatio} of the rate of bare Hono at least`;
    return { goal, measured: ratio.toFixed(2), isReached: ratio >= leastRatio };
  });
  const doors = bundles.map(({ name, gzipBytes, gzipLimitKib }) => ({
    goal: `the bundle of ${name} has ${gzipLimitKib} KiB gzipped at most`,
    measured: (gzipBytes / 1024).toFixed(1),
    isReached: gzipBytes <= gzipLimitKib * 1024,
  }));
  return [
    {
      goal: `a direct route-day reads ${rowsAFlight} rows a flight and ${rowsBeside} more at most`,
      measured: `${overLimit} more`,
      isReached: overLimit <= rowsBeside,
    },
    {
      goal: `a search with one connection asks D1 ${mostQueries} times at most`,
      measured: String(queries),
      isReached: queries <= mostQueries,
    },
    {
      goal: 'rows read do not grow with the catalogue, give or take a tenth',
      measured: `x ${growth.toFixed(2)}`,
      isReached: growth <= mostGrowth,
    },
    ...warm,
    ...doors,
  ];
}
