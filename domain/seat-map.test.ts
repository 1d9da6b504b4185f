// Layouts unfolded into seats: order, blocks, positions, and what is missing.

import { expect, test } from 'vitest';
import { rowsOf, seatsOf, seatsOfCabin } from '#domain/seat-map';
import { aCabin } from '../tests/support/builders.ts';

test('seats come in order of row, then column, without the rows and seats that do not exist', () => {
  const layout = aCabin({ firstRow: 12, lastRow: 14, skippedRows: [13], missingSeats: ['12A', '14F'] });

  expect(rowsOf(layout)).toEqual([12, 14]);
  expect(seatsOfCabin(layout).map(({ seat }) => seat)).toEqual([
    ...['12B', '12C', '12D', '12E', '12F'],
    ...['14A', '14B', '14C', '14D', '14E'],
  ]);
});

test('blocks are counted from the left, and seats know windows and aisles', () => {
  const layout = aCabin({ columns: ['A', 'B', '', 'D', 'E', 'F', '', 'J', 'K'], lastRow: 1 });

  expect(seatsOfCabin(layout).map(({ seat, block, position }) => `${seat} ${block} ${position}`)).toEqual([
    ...['1A 0 window', '1B 0 aisle'],
    ...['1D 1 aisle', '1E 1 middle', '1F 1 aisle'],
    ...['1J 2 aisle', '1K 2 window'],
  ]);
});

test('exit rows and features are those of the layout, and of no other seat', () => {
  const seats = seatsOfCabin(aCabin({ exitRows: [2], features: { bassinet: ['1A'], extra_legroom: ['2A', '1A'] } }));

  expect(seats.filter(({ isExitRow }) => isExitRow).map(({ row }) => row)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(seats.filter(({ features }) => features.length > 0).map(({ seat, features }) => [seat, features])).toEqual([
    ['1A', ['extra_legroom', 'bassinet']],
    ['2A', ['extra_legroom']],
  ]);
});

test('two cabins that share a seat number are a bug', () => {
  expect(() => seatsOf({ cabins: [aCabin(), aCabin({ cabin: 'business' })] })).toThrow('names one seat');
});
