// Nested availability, by the worked table of airline practice and by properties.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availableByClass, type ClaimedInClass, placesShown } from '#domain/fare-buckets';
import type { ClassLimit } from '#domain/flight-plan';

const limits: ClassLimit[] = [
  { cabin: 'economy', bookingClass: 'Y', limit: 10 },
  { cabin: 'economy', bookingClass: 'B', limit: 7 },
  { cabin: 'economy', bookingClass: 'M', limit: 4 },
];
const inEconomy = (bookingClass: string, count: number): ClaimedInClass => ({ cabin: 'economy', bookingClass, count });
const figures = (claimed: ClaimedInClass[]) => availableByClass(limits, claimed).map(({ available }) => available);

describe('limits Y 10, B 7, M 4', () => {
  test.each([
    ['nothing is claimed', [], [10, 7, 4]],
    ['M has 3', [inEconomy('M', 3)], [7, 4, 1]],
    ['B has 6', [inEconomy('B', 6)], [4, 1, 1]],
    ['Y has 8', [inEconomy('Y', 8)], [2, 2, 2]],
  ])('when %s', (_, claimed, expected) => {
    expect(figures(claimed)).toEqual(expected);
  });

  test('claims of one class in several rows are summed', () => {
    expect(figures([inEconomy('M', 1), inEconomy('M', 2)])).toEqual([7, 4, 1]);
  });

  test('claims in another cabin take nothing, even in a class of the same letter', () => {
    expect(figures([{ cabin: 'business', bookingClass: 'M', count: 3 }])).toEqual([10, 7, 4]);
  });

  test('claims in a class that was dropped still fill the cabin', () => {
    expect(figures([inEconomy('K', 8)])).toEqual([2, 2, 2]);
  });

  test('more claims than the limit leave nothing, never less', () => {
    expect(figures([inEconomy('Y', 12)])).toEqual([0, 0, 0]);
  });
});

test('each cabin is counted by itself', () => {
  const both: ClassLimit[] = [{ cabin: 'business', bookingClass: 'J', limit: 2 }, ...limits];

  const left = availableByClass(both, [{ cabin: 'business', bookingClass: 'J', count: 2 }, inEconomy('M', 4)]);

  expect(left.map(({ available }) => available)).toEqual([0, 6, 3, 0]);
});

test('nobody is shown more places than the cabin has free, nor more than nine', () => {
  const open = availableByClass([...limits, { cabin: 'business', bookingClass: 'J', limit: 40 }], []);

  const shown = placesShown(open, (cabin) => (cabin === 'economy' ? 5 : 40));

  expect(shown.map(({ available }) => available)).toEqual([5, 5, 4, 9]);
});

test('selling only what is available never passes any limit', () => {
  const sale = fc.record({ bookingClass: fc.constantFrom('Y', 'B', 'M'), count: fc.integer({ min: 1, max: 4 }) });

  fc.assert(
    fc.property(fc.array(sale, { maxLength: 20 }), (sales) => {
      const claimed: ClaimedInClass[] = [];
      for (const { bookingClass, count } of sales) {
        const left = availableByClass(limits, claimed).find((of) => of.bookingClass === bookingClass)?.available ?? 0;
        if (count <= left) claimed.push(inEconomy(bookingClass, count));
      }

      const sold = (classes: string) =>
        claimed.filter((claim) => classes.includes(claim.bookingClass)).reduce((sum, claim) => sum + claim.count, 0);
      expect(sold('M')).toBeLessThanOrEqual(4);
      expect(sold('BM')).toBeLessThanOrEqual(7);
      expect(sold('YBM')).toBeLessThanOrEqual(10);
    }),
  );
});
