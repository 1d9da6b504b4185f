// A drawn layout is accepted only if it unfolds into seats that exist once each.
import { expect, test } from 'vitest';
import { faultsOf } from '#domain/aircraft-layout';
import type { CabinLayout } from '#domain/seat-map';

function aCabin(changes: Partial<CabinLayout> = {}): CabinLayout {
  return {
    cabin: 'economy',
    columns: ['A', 'B', '', 'C', 'D'],
    firstRow: 5,
    lastRow: 10,
    skippedRows: [],
    exitRows: [],
    missingSeats: [],
    features: {},
    lapInfantCapacity: 1,
    ...changes,
  };
}
const codesOf = (...cabins: CabinLayout[]) => faultsOf({ cabins }).map(({ pointer, code }) => `${pointer} ${code}`);

test('a plain cabin, with exits, missing and special seats, has no fault', () => {
  const cabin = aCabin({ exitRows: [8], skippedRows: [7], missingSeats: ['10D'], features: { extra_legroom: ['8A'] } });

  expect(codesOf(cabin, aCabin({ cabin: 'business', firstRow: 1, lastRow: 4 }))).toEqual([]);
});

test.each<[string, Partial<CabinLayout>, string]>([
  ['rows that run backwards', { firstRow: 9, lastRow: 5 }, '/0/lastRow rows_reversed'],
  ['an aisle at the wall', { columns: ['', 'A', 'B'] }, '/0/columns columns_unseated'],
  ['no seat in a row', { columns: [''] }, '/0/columns columns_unseated'],
  ['a letter twice', { columns: ['A', '', 'A'] }, '/0/columns columns_repeated'],
  ['two aisles side by side', { columns: ['A', '', '', 'B'] }, '/0/columns aisles_adjacent'],
  ['a skipped row outside', { skippedRows: [13] }, '/0/skippedRows rows_outside'],
  ['an exit in a row that was skipped', { skippedRows: [7], exitRows: [7] }, '/0/exitRows rows_outside'],
  ['a missing seat that never was', { missingSeats: ['5Z'] }, '/0/missingSeats seats_unknown'],
  [
    'legroom at a missing seat',
    { missingSeats: ['5A'], features: { extra_legroom: ['5A'] } },
    '/0/features/extra_legroom seats_unknown',
  ],
])('%s is a fault', (_what, changes, expected) => {
  expect(codesOf(aCabin(changes))).toContain(expected);
});

test('a cabin without a single seat is a fault', () => {
  expect(codesOf(aCabin({ columns: ['A'], firstRow: 5, lastRow: 5, missingSeats: ['5A'] }))).toEqual([
    '/0/missingSeats cabin_empty',
  ]);
});

test('a row in two cabins, and a cabin described twice, are faults', () => {
  expect(codesOf(aCabin(), aCabin({ firstRow: 10, lastRow: 12 }))).toEqual([
    '/1/cabin cabin_twice',
    '/1/firstRow rows_shared',
  ]);
});
