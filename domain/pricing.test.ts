// Prices: lines by passenger type, taxes by rule, and a total that is the sum of what is shown.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isInForce,
  lineTotal,
  type PricedSegment,
  passengerTypes,
  priceLines,
  seatedCount,
  type TaxRule,
  totalOf,
} from '#domain/pricing';

const aSegment = (facts: Partial<PricedSegment> = {}): PricedSegment => ({
  from: 'FR',
  to: 'US',
  cabin: 'economy',
  fare: { code: 'MLGT', label: 'Light fare', unitMinor: { adult: 12_340, child: 9_255, infant: 1_234 } },
  ...facts,
});
const aTax = (facts: Partial<TaxRule> = {}): TaxRule => ({
  code: 'FR',
  version: 1,
  name: 'Departure tax',
  currency: 'EUR',
  basis: 'per_segment',
  amountMinor: 450,
  basisPoints: 0,
  capMinor: null,
  country: 'FR',
  passengerTypes: ['adult', 'child', 'infant'],
  isInternational: null,
  cabins: null,
  effectiveFrom: 0,
  effectiveTo: null,
  ...facts,
});
const oneAdult = { adults: 1, children: 0, infants: 0 };

/** What one adult owes by one rule. */
const taxOf = (rule: TaxRule, ...slices: PricedSegment[][]) =>
  totalOf(priceLines(slices, [rule], oneAdult).filter(({ kind }) => kind === 'tax'));

test('each passenger type has its own fare line, and types that do not travel have none', () => {
  const lines = priceLines([[aSegment()]], [], { adults: 2, children: 1, infants: 0 });

  expect(lines).toEqual([
    { kind: 'fare', code: 'MLGT', label: 'Light fare', passengerType: 'adult', quantity: 2, unitMinor: 12_340 },
    { kind: 'fare', code: 'MLGT', label: 'Light fare', passengerType: 'child', quantity: 1, unitMinor: 9_255 },
  ]);
  expect(totalOf(lines)).toBe(33_935);
});

test('an infant pays its own fare but takes no seat', () => {
  const party = { adults: 1, children: 2, infants: 1 };

  expect(priceLines([[aSegment()]], [], party).at(-1)).toMatchObject({ passengerType: 'infant', unitMinor: 1_234 });
  expect(seatedCount(party)).toBe(3);
});

describe('a tax in percent', () => {
  const percent = aTax({ basis: 'percent', amountMinor: 0, basisPoints: 750 });
  const atFare = (adult: number) =>
    aSegment({ fare: { code: 'Y', label: 'Fare', unitMinor: { adult, child: adult, infant: 0 } } });

  test.each([
    [12_340, 926],
    [12_380, 928],
    [12_420, 932],
  ])('7.5 %% of %i is rounded once, half to even, to %i', (fare, tax) => {
    expect(taxOf(percent, [atFare(fare)])).toBe(tax);
  });

  test('is rounded to what a card can be charged where that is more than one minor unit', () => {
    expect(taxOf({ ...percent, currency: 'KWD' }, [atFare(12_340)])).toBe(930);
    expect(taxOf({ ...percent, currency: 'JPY' }, [atFare(12_340)])).toBe(926);
  });

  test('is taken of the fares of the whole slice before it is rounded', () => {
    expect(taxOf(percent, [atFare(10), atFare(10)])).toBe(2);
  });
});

describe('a tax by segment or slice', () => {
  const domestic = aSegment({ from: 'FR', to: 'FR' });

  test('counts each segment, but only those that depart from its country', () => {
    expect(taxOf(aTax(), [domestic, aSegment(), aSegment({ from: 'US', to: 'US' })])).toBe(900);
  });

  test('counts a slice once, by where the slice begins', () => {
    const bySlice = aTax({ basis: 'per_slice', amountMinor: 560 });

    expect(taxOf(bySlice, [domestic, aSegment()])).toBe(560);
    expect(taxOf(bySlice, [aSegment({ from: 'US', to: 'FR' }), aSegment()])).toBe(0);
  });

  test('stops at its cap on each slice', () => {
    const capped = aTax({ capMinor: 1_000 });

    expect(taxOf(capped, [domestic, domestic, domestic])).toBe(1_000);
    expect(taxOf(capped, [domestic, domestic, domestic], [domestic])).toBe(1_450);
  });

  test('can be for travel abroad only, or at home only', () => {
    expect(taxOf(aTax({ isInternational: true }), [domestic, aSegment()])).toBe(450);
    expect(taxOf(aTax({ isInternational: false }), [aSegment()])).toBe(0);
  });

  test('can be for some cabins only', () => {
    expect(taxOf(aTax({ cabins: ['business'] }), [aSegment()])).toBe(0);
    expect(taxOf(aTax({ cabins: ['business'] }), [aSegment({ cabin: 'business' })])).toBe(450);
  });

  test('leaves out the passengers it exempts, without a line of nothing', () => {
    const lines = priceLines([[aSegment()]], [aTax({ passengerTypes: ['adult'] })], {
      adults: 1,
      children: 0,
      infants: 1,
    });

    expect(lines.filter(({ kind }) => kind === 'tax').map(({ passengerType }) => passengerType)).toEqual(['adult']);
  });
});

test('a rule is in force from its first instant to before its last', () => {
  const dated = aTax({ effectiveFrom: 100, effectiveTo: 200 });

  expect([99, 100, 199, 200].map((at) => isInForce(dated, at))).toEqual([false, true, true, false]);
});

describe('whatever is priced', () => {
  const minor = fc.integer({ min: 0, max: 500_000 });
  const country = fc.constantFrom('FR', 'US', 'JP');
  const segment = fc.record({ from: country, to: country, adult: minor, child: minor, infant: minor }).map((facts) =>
    aSegment({
      from: facts.from,
      to: facts.to,
      fare: { code: 'Y', label: 'Fare', unitMinor: { adult: facts.adult, child: facts.child, infant: facts.infant } },
    }),
  );
  const slices = fc.array(fc.array(segment, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });
  const rule = fc
    .record({
      basis: fc.constantFrom('percent' as const, 'per_segment' as const, 'per_slice' as const),
      amountMinor: minor,
      basisPoints: fc.integer({ min: 0, max: 3_000 }),
      capMinor: fc.option(minor),
      country,
      passengerTypes: fc.subarray([...passengerTypes]),
      isInternational: fc.option(fc.boolean()),
    })
    .map(aTax);
  const party = fc.record({
    adults: fc.integer({ min: 0, max: 9 }),
    children: fc.integer({ min: 0, max: 9 }),
    infants: fc.integer({ min: 0, max: 9 }),
  });

  test('the total is the sum of the lines, and each line is a whole number of minor units', () => {
    fc.assert(
      fc.property(slices, fc.array(rule, { maxLength: 4 }), party, (flown, rules, people) => {
        const lines = priceLines(flown, rules, people);

        expect(totalOf(lines)).toBe(lines.map(lineTotal).reduce((sum, total) => sum + total, 0));
        for (const line of lines) expect(lineTotal(line)).toBe(line.unitMinor * line.quantity);
        for (const line of lines) expect(Number.isInteger(line.unitMinor) && line.quantity > 0).toBe(true);
      }),
    );
  });

  test('a party costs what its members cost one by one', () => {
    fc.assert(
      fc.property(slices, fc.array(rule, { maxLength: 4 }), party, (flown, rules, people) => {
        const alone = (who: Partial<typeof people>) =>
          totalOf(priceLines(flown, rules, { adults: 0, children: 0, infants: 0, ...who }));

        expect(totalOf(priceLines(flown, rules, people))).toBe(
          people.adults * alone({ adults: 1 }) +
            people.children * alone({ children: 1 }) +
            people.infants * alone({ infants: 1 }),
        );
      }),
    );
  });

  test('no passenger pays more by a rule than its cap on each slice', () => {
    fc.assert(
      fc.property(slices, rule, (flown, any) => {
        expect(taxOf(any, ...flown)).toBeLessThanOrEqual((any.capMinor ?? Infinity) * flown.length);
      }),
    );
  });
});
