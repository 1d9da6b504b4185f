// Shares of a price: whose they are, on which slice, and that nothing is lost between them and the lines.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlightId, PassengerId } from '#domain/ids';
import { chargesOf, chargesOfLines, priceShares, type SoldTax } from '#domain/price-shares';
import { type PassengerCounts, type PassengerType, type PricedSegment, priceLines, totalOf } from '#domain/pricing';

type Flown = PricedSegment & { flightId: FlightId };
const aSegment = (flightId: FlightId, facts: Partial<PricedSegment> = {}): Flown => ({
  flightId,
  from: 'FR',
  to: 'US',
  cabin: 'economy',
  fare: { code: 'MLGT', label: 'Light fare', unitMinor: { adult: 12_340, child: 9_255, infant: 1_234 } },
  ...facts,
});
const aTax = (facts: Partial<SoldTax> = {}): SoldTax => ({
  code: 'FR',
  version: 1,
  name: 'Departure tax',
  currency: 'EUR',
  basis: 'per_slice',
  amountMinor: 450,
  basisPoints: 0,
  capMinor: null,
  country: 'FR',
  passengerTypes: ['adult', 'child', 'infant'],
  isInternational: null,
  cabins: null,
  effectiveFrom: 0,
  effectiveTo: null,
  isRefundable: true,
  ...facts,
});

/** The people of a party, adults first. */
const peopleOf = ({ adults, children, infants }: PassengerCounts) => {
  const types: PassengerType[] = [
    ...Array<PassengerType>(adults).fill('adult'),
    ...Array<PassengerType>(children).fill('child'),
    ...Array<PassengerType>(infants).fill('infant'),
  ];
  return types.map((type, index) => ({ passengerId: `pax_${index}` as PassengerId, type }));
};
const sum = (charges: readonly { amountMinor: number }[]) =>
  charges.reduce((total, { amountMinor }) => total + amountMinor, 0);

test('a fare hangs on its flight, a tax on its slice, and both know whether they come back', () => {
  const there = aSegment('flt_there');
  const back = aSegment('flt_back', { from: 'US', to: 'FR' });

  const shares = priceShares([[there], [back]], [aTax()]).filter(({ passengerType }) => passengerType === 'adult');

  expect(shares).toEqual([
    {
      slice: 0,
      flightId: 'flt_there',
      passengerType: 'adult',
      kind: 'fare',
      code: 'MLGT',
      label: 'Light fare',
      unitMinor: 12_340,
      isRefundable: false,
    },
    {
      slice: 0,
      flightId: null,
      passengerType: 'adult',
      kind: 'tax',
      code: 'FR',
      label: 'Departure tax',
      unitMinor: 450,
      isRefundable: true,
    },
    expect.objectContaining({ slice: 1, flightId: 'flt_back', kind: 'fare' }),
  ]);
});

test('a seat asked for by name is a charge of its passenger on its flight; one given free of charge is none', () => {
  const [ada] = peopleOf({ adults: 1, children: 0, infants: 0 });
  const seat = { passengerId: ada?.passengerId ?? 'pax_none', flightId: 'flt_there' as const, slice: 0 };

  const charges = chargesOf(
    [],
    [],
    [
      { ...seat, priceMinor: 2500 },
      { ...seat, priceMinor: 0 },
    ],
  );

  expect(charges).toEqual([
    { ...seat, kind: 'seat', code: 'SEAT', label: 'Seat', amountMinor: 2500, isRefundable: false },
  ]);
});

describe('whatever is sold', () => {
  const minor = fc.integer({ min: 0, max: 500_000 });
  const country = fc.constantFrom('FR', 'US');
  const segment = fc
    .record({ from: country, to: country, adult: minor, child: minor, infant: minor })
    .map(({ from, to, ...unitMinor }) =>
      aSegment('flt_any', { from, to, fare: { code: 'Y', label: 'Fare', unitMinor } }),
    );
  const slices = fc.array(fc.array(segment, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
  const tax = fc
    .record({
      basis: fc.constantFrom('percent' as const, 'per_segment' as const, 'per_slice' as const),
      amountMinor: minor,
      basisPoints: fc.integer({ min: 0, max: 3_000 }),
      capMinor: fc.option(minor),
      country,
      passengerTypes: fc.subarray<PassengerType>(['adult', 'child', 'infant']),
      isRefundable: fc.boolean(),
    })
    .map(aTax);
  const taxes = fc.array(tax, { maxLength: 4 });
  const few = fc.integer({ min: 0, max: 4 });
  const party = fc.record({ adults: few, children: few, infants: few });

  test('the charges of a party sum to the total of its lines', () => {
    fc.assert(
      fc.property(slices, taxes, party, (flown, rules, people) => {
        const charges = chargesOf(priceShares(flown, rules), peopleOf(people), []);

        expect(sum(charges)).toBe(totalOf(priceLines(flown, rules, people)));
      }),
    );
  });

  test('lines without shares are taken apart without losing a minor unit', () => {
    fc.assert(
      fc.property(slices, taxes, party, (flown, rules, people) => {
        const lines = priceLines(flown, rules, people);

        expect(sum(chargesOfLines(lines, peopleOf(people), flown.length))).toBe(totalOf(lines));
      }),
    );
  });
});
