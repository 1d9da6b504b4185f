// How many places each class of a flight may sell, from the limits of its type and the fares of its route.
import { expect, test } from 'vitest';
import { faultsOfClassLimits, limitClasses } from '#domain/class-limits';
import type { ClassLimit } from '#domain/flight-plan';
import { aCabin } from '../tests/support/builders.ts';

const layout = {
  cabins: [aCabin({ columns: ['A', 'C', '', 'D', 'F'], firstRow: 1, lastRow: 5, exitRows: [], features: {} })],
};
const limited = (bookingClass: string, limit: number): ClassLimit => ({ cabin: 'economy', bookingClass, limit });
const sold = (bookingClass: string, adultMinor: number) => ({ cabin: 'economy' as const, bookingClass, adultMinor });
const shown = (limits: ClassLimit[]) => limits.map(({ bookingClass, limit }) => `${bookingClass} ${limit}`);

test('classes the type limits keep its order and its limits, whatever their fares cost', () => {
  const limits = [limited('Y', 20), limited('B', 15), limited('M', 8)];

  expect(shown(limitClasses(layout, limits, [sold('M', 90_000), sold('Y', 10_000)]))).toEqual(['Y 20', 'B 15', 'M 8']);
});

test('classes it does not name may fill the cabin, the dearest first, above those it limits', () => {
  const classes = [sold('K', 10_000), sold('B', 20_000), sold('B', 5_000), sold('M', 12_000)];

  expect(shown(limitClasses(layout, [limited('M', 8)], classes))).toEqual(['B 20', 'K 20', 'M 8']);
});

test('no class may sell more than there are seats, and a cabin that is not built sells nothing', () => {
  const limits = [limited('Y', 200), { ...limited('J', 4), cabin: 'business' as const }];

  expect(shown(limitClasses(layout, limits, []))).toEqual(['Y 20']);
});

test.each([
  ['nested', [limited('Y', 20), limited('B', 15), limited('M', 15)], []],
  ['a lower class with more', [limited('Y', 10), limited('M', 12)], ['/1/limit']],
  ['a class twice', [limited('Y', 10), limited('Y', 8)], ['/1/booking_class']],
  ['the same letter in two cabins', [limited('A', 10), { ...limited('A', 12), cabin: 'first' as const }], []],
])('limits: %s', (_, limits, pointers) => {
  expect(faultsOfClassLimits(limits).map(({ pointer }) => pointer)).toEqual(pointers);
});
