// The goals of the search bench: reached at their very bound, missed one step beyond.
import { expect, test } from 'vitest';
import { goalsOf, growthOf, type Row } from './search-goals.ts';

const aRow = (change: Partial<Row> = {}): Row => ({
  flights: 10_000,
  kind: 'direct',
  from: 'cold',
  figures: { requests: 100, perSecond: 50, p50Ms: 1, p99Ms: 2 },
  ratio: 1,
  reads: { queries: 2, rowsRead: 19, flightsShown: 3 },
  bytes: 1_000,
  ...change,
});
/** Cold and warm rows of both kinds, at their bounds. */
const someRows = (change: { direct?: Partial<Row>; connecting?: Partial<Row>; warm?: Partial<Row> } = {}): Row[] => [
  aRow(change.direct),
  aRow({ kind: 'connecting', reads: { queries: 3, rowsRead: 200, flightsShown: 9 }, ...change.connecting }),
  aRow({ from: 'memory', ratio: 0.35, ...change.warm }),
  aRow({ kind: 'connecting', from: 'memory', ratio: 0.35 }),
];
const aBundle = (gzipBytes: number) => ({ name: 'gateway', bytes: 0, gzipBytes, gzipLimitKib: 200 });
const missed = (rows: Row[], gzipBytes = 200 * 1024) =>
  goalsOf(rows, [aBundle(gzipBytes)])
    .filter(({ isReached }) => !isReached)
    .map(({ measured }) => measured);

test('figures at their bounds reach every goal', () => {
  expect(missed(someRows())).toEqual([]);
});

test.each([
  ['a row too many', someRows({ direct: { reads: { queries: 2, rowsRead: 20, flightsShown: 3 } } }), '11 more'],
  ['a query too many', someRows({ connecting: { reads: { queries: 4, rowsRead: 200, flightsShown: 9 } } }), '4'],
  ['a slow warm search', someRows({ warm: { ratio: 0.34 } }), '0.34'],
  [
    'rows that grow',
    [
      ...someRows(),
      aRow({ kind: 'connecting', flights: 100_000, reads: { queries: 3, rowsRead: 240, flightsShown: 9 } }),
    ],
    'x 1.20',
  ],
])('%s misses its goal', (_, rows, measured) => {
  expect(missed(rows)).toEqual([measured]);
});

test('a bundle a byte too large misses its goal', () => {
  expect(missed(someRows(), 200 * 1024 + 1)).toEqual(['200.0']);
});

test('growth is against the smallest catalogue, kind by kind', () => {
  const larger = aRow({ flights: 100_000, figures: { requests: 100, perSecond: 25, p50Ms: 1, p99Ms: 2 } });

  expect(growthOf([...someRows(), larger])).toEqual([{ row: larger, flights: 10, perSecond: 0.5, rowsRead: 1 }]);
});
