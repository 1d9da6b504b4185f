// The seat map on the wire: rows and aisles as in the aircraft, each seat with its state and its price.
import { expect, test } from 'vitest';
import { seatMap } from '#contracts/flight';
import type { SeatStates } from '#contracts/flight-object';
import { ok } from '#domain/result';
import { aCabin, aCaller, aFlightPlan } from '../../tests/support/builders.ts';
import { presentSeatMap, readSeatMap } from './read-seat-map.ts';

const aMap = (change: Partial<SeatStates> = {}): SeatStates => {
  const { flightId, layout, seatPrices } = aFlightPlan();
  return { flightId, version: 17, layout, seatPrices, states: {}, ...change };
};

test('rows go from front to back and seats from left to right, with aisles named in the columns', () => {
  const cabin = aCabin({
    columns: ['A', '', 'C', 'D'],
    firstRow: 11,
    lastRow: 14,
    skippedRows: [13],
    missingSeats: ['12C'],
  });

  const [shown] = presentSeatMap(aMap({ layout: { cabins: [cabin] } })).cabins;

  expect(shown?.columns).toEqual(['A', '', 'C', 'D']);
  expect(shown?.rows.map(({ row, seats }) => `${row}: ${seats.map(({ seat }) => seat).join(' ')}`)).toEqual([
    '11: 11A 11C 11D',
    '12: 12A 12D',
    '14: 14A 14C 14D',
  ]);
});

test('a seat tells its state, where it is, and what choosing it costs: the dearest of what it is', () => {
  const drawn = presentSeatMap(aMap({ states: { '1A': 'held', '1B': 'taken', '3C': 'blocked' } }));
  const seats = drawn.cabins.flatMap(({ rows }) => rows.flatMap((row) => row.seats));
  const find = (name: string) => seats.find(({ seat }) => seat === name);

  expect(['1A', '1B', '1C', '3C'].map((name) => find(name)?.state)).toEqual(['held', 'taken', 'free', 'blocked']);
  expect(find('1A')).toMatchObject({ position: 'window', features: [], price: { amount: 1_000, decimal: '10.00' } });
  expect(find('3C')).toMatchObject({ position: 'aisle', features: ['extra_legroom'], price: { amount: 2_500 } });
  expect(drawn.cabins[0]?.rows.map(({ exit }) => exit)).toEqual([false, false, true, false]);
});

test('what is shown fits the contract', () => {
  const drawn = presentSeatMap(aMap());

  expect(seatMap.parse(drawn)).toEqual(drawn);
});

test('the states are asked of the flight with its present plan; a flight nobody knows is not asked', async () => {
  const asked: string[] = [];
  const deps = {
    plansOf: async (ids: string[]) => (ids[0] === 'flt_paris' ? [aFlightPlan()] : []),
    seatStates: async (_: unknown, plan: { flightId: string }) => {
      asked.push(plan.flightId);
      return aMap();
    },
  };

  expect(await readSeatMap(deps, aCaller(), 'flt_paris')).toEqual(ok(presentSeatMap(aMap())));
  expect(await readSeatMap(deps, aCaller(), 'flt_nowhere')).toEqual({ ok: false, error: { code: 'not_found' } });
  expect(asked).toEqual(['flt_paris']);
});
