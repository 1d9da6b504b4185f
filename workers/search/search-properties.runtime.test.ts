// What holds of every search, over a generated timetable: filters pick, pages cut, prices add up, and no way is nonsense.
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type OfferOnWire, offerSortKeys } from '#contracts/offer';
import { turnsBack, wrongConnections } from '../../tests/support/connection-table.ts';
import { anyFilters } from '../../tests/support/picking-offers.ts';
import {
  addsUp,
  arrivesAt,
  leavesAt,
  minutesOf,
  nameOf,
  segmentsOf,
  wrongTimes,
} from '../../tests/support/reading-offers.ts';
import { type Asked, listed, noon, searchAt } from '../../tests/support/searching.ts';
import { saveTimetable } from '../../tests/support/timetable.ts';

const { lyon, newYork } = await saveTimetable(env.CATALOG);
await searchAt(noon).deps.refreshPlaces([]);
const oneWay: Asked = { origin: lyon, destination: newYork, max_connections: '2' };
const economy = { cabin: 'economy', fare_brand: 'light' };
const thereAndBack: Asked = { ...oneWay, ...economy, max_connections: '1', return_date: '2026-12-12' };

async function everyPage(asked: Asked, limit = 100): Promise<OfferOnWire[]> {
  const offers: OfferOnWire[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listed>> = await listed({
      ...asked,
      limit: String(limit),
      ...(after ? { after } : {}),
    });
    expect(page.data.length).toBeLessThanOrEqual(limit);
    offers.push(...page.data);
    after = page.next;
  } while (after);
  return offers;
}

describe.each([
  ['one way', oneWay],
  ['there and back', thereAndBack],
])('%s', (_, question) => {
  let all: OfferOnWire[];
  beforeAll(async () => {
    all = await everyPage(question);
    expect(all.length).toBeGreaterThan(20);
    expect(all.some(({ slices }) => slices.some(({ connections }) => connections > 0))).toBe(true);
  });

  test('pages of any size and order bring each offer once and all of them, in that order', async () => {
    const measures: Record<string, (offer: OfferOnWire) => number> = {
      price: ({ total }) => total.amount,
      departure: (offer) => Date.parse(leavesAt(offer)),
      arrival: (offer) => Date.parse(arrivesAt(offer)),
      duration: ({ slices }) => slices.reduce((sum, { duration }) => sum + minutesOf(duration), 0),
    };
    const fewest = Math.ceil(all.length / 12);

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...offerSortKeys),
        fc.integer({ min: fewest, max: 100 }),
        async (sort, limit) => {
          const paged = await everyPage({ ...question, sort }, limit);

          expect(paged.map(nameOf).sort()).toEqual([...new Set(all.map(nameOf))].sort());
          const measured = paged.map(measures[sort.replace('-', '')] ?? (() => Number.NaN));
          const ascending = [...measured].sort((left, right) => left - right);
          expect(measured).toEqual(sort.startsWith('-') ? ascending.reverse() : ascending);
        },
      ),
      { numRuns: 16 },
    );
  });

  test('any filters together answer what one would pick by hand from the unfiltered answer', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilters(all, question), async (picks) => {
        const found = await everyPage({
          ...question,
          ...Object.fromEntries(picks.map(({ name, value }) => [name, value])),
        });

        expect(found.map(nameOf)).toEqual(all.filter((offer) => picks.every(({ fits }) => fits(offer))).map(nameOf));
      }),
      { numRuns: 60 },
    );
  });

  test('no offer changes planes too soon, too late or between airports, passes a city twice, or tells a wrong time', () => {
    for (const offer of all) {
      const faults = { connections: wrongConnections(offer), times: wrongTimes(offer), turnsBack: turnsBack(offer) };
      expect([nameOf(offer), faults]).toEqual([nameOf(offer), { connections: [], times: [], turnsBack: false }]);
    }
  });

  test('whoever travels, the lines add up to the total, and every class has places for the party', async () => {
    const party = fc
      .record({
        adults: fc.integer({ min: 1, max: 9 }),
        children: fc.integer({ min: 0, max: 8 }),
        infants: fc.integer({ min: 0, max: 4 }),
      })
      .filter(({ adults, children, infants }) => infants <= adults && adults + children + infants <= 9);

    await fc.assert(
      fc.asyncProperty(party, async ({ adults, children, infants }) => {
        const people = { adults: String(adults), children: String(children), infants: String(infants) };
        for (const offer of await everyPage({ ...question, ...people })) {
          expect(offer.passengers).toEqual({ adults, children, infants });
          expect(addsUp(offer)).toBe(true);
          expect(Math.min(...segmentsOf(offer).map((of) => of.seats_left))).toBeGreaterThanOrEqual(adults + children);
        }
      }),
      { numRuns: 8 },
    );
  });
});
