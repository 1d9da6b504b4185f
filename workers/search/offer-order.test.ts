// Paging by key: whatever the order and the page size, the pages together are the sorted list.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offerSortKeys } from '#contracts/offer';
import type { FlightId } from '#domain/ids';
import { type OfferPosition, type Orderable, pageAfter, positionOf } from './offer-order.ts';

const anOffer = (key: string, totalMinor: number, departingAt = 0, hours = 2): Orderable => {
  const flightId: FlightId = `flt_${key}`;
  return { key, totalMinor, itinerary: [[{ flightId, departingAt, arrivingAt: departingAt + hours }]] };
};
const keysOf = (offers: readonly Orderable[]) => offers.map(({ key }) => key);

const offers = fc.uniqueArray(
  fc
    .record({
      key: fc.string({ minLength: 1, maxLength: 4 }),
      total: fc.integer({ min: 0, max: 3 }),
      departing: fc.integer({ min: 0, max: 3 }),
      hours: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ key, total, departing, hours }) => anOffer(key, total, departing, hours)),
  { selector: ({ key }) => key, maxLength: 30 },
);
const sort = fc.constantFrom(...offerSortKeys);
const limit = fc.integer({ min: 1, max: 7 });

function allPages(of: Orderable[], by: (typeof offerSortKeys)[number], size: number): Orderable[][] {
  const pages: Orderable[][] = [];
  let after: OfferPosition | null = null;
  do {
    const page: ReturnType<typeof pageAfter<Orderable>> = pageAfter(of, by, after, size);
    pages.push(page.shown);
    after = page.next;
  } while (after);
  return pages;
}

describe('pages', () => {
  test('show every offer exactly once, in one order', () => {
    fc.assert(
      fc.property(offers, sort, limit, (all, by, size) => {
        expect(keysOf(allPages(all, by, size).flat())).toEqual(keysOf(pageAfter(all, by, null, all.length + 1).shown));
      }),
    );
  });

  test('are full except the last, and no empty page is promised', () => {
    fc.assert(
      fc.property(offers, sort, limit, (all, by, size) => {
        const lengths = allPages(all, by, size).map((page) => page.length);
        expect(lengths.slice(0, -1).every((length) => length === size)).toBe(true);
        expect(all.length === 0 || (lengths.at(-1) ?? 0) > 0).toBe(true);
      }),
    );
  });

  test('show what stayed exactly once, when others come and go in between', () => {
    fc.assert(
      fc.property(offers, offers, sort, limit, (before, others, by, size) => {
        const first = pageAfter(before, by, null, size);
        fc.pre(first.next !== null);
        const stayed = before.filter((_, index) => index % 2 === 0);
        const come = others.filter(({ key }) => !before.some((offer) => offer.key === key));

        const rest = pageAfter([...come, ...stayed], by, first.next, 1_000).shown;

        const seen = [...keysOf(first.shown), ...keysOf(rest)];
        for (const { key } of stayed) expect(seen.filter((other) => other === key)).toEqual([key]);
      }),
    );
  });
});

test('a minus reverses the sorted value only: equal ones stay cheapest first', () => {
  const list = [anOffer('dear', 3, 1), anOffer('cheap', 1, 1), anOffer('late', 2, 9)];

  expect(keysOf(pageAfter(list, 'departure', null, 9).shown)).toEqual(['cheap', 'dear', 'late']);
  expect(keysOf(pageAfter(list, '-departure', null, 9).shown)).toEqual(['late', 'cheap', 'dear']);
});

test('departure and arrival are those of the way out, the duration is of all ways', () => {
  const fly = (flightId: FlightId, departingAt: number, arrivingAt: number) => [{ flightId, departingAt, arrivingAt }];
  const there = { key: 'k', totalMinor: 7, itinerary: [fly('flt_a', 10, 12), fly('flt_b', 30, 35)] };
  const sortedBy = (by: (typeof offerSortKeys)[number]) => positionOf(there, by)[0];

  expect([sortedBy('price'), sortedBy('departure'), sortedBy('arrival'), sortedBy('duration')]).toEqual([7, 10, 12, 7]);
});
