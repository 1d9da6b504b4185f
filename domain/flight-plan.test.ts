// When a flight sells, and what its seats cost by name.

import { expect, test } from 'vitest';
import { flightStatuses, isOnSale, seatPriceMinor } from '#domain/flight-plan';
import { seatsOf } from '#domain/seat-map';
import { aCabin, aFlightPlan } from '../tests/support/builders.ts';

test.each(flightStatuses)(
  'a %s flight sells until the instant it closes, if it has not left and still will',
  (status) => {
    const sells = ['scheduled', 'delayed', 'boarding'].includes(status);

    expect(isOnSale({ status, salesCloseAt: 100 }, 99)).toBe(sells);
    expect(isOnSale({ status, salesCloseAt: 100 }, 100)).toBe(false);
  },
);

test.each([
  ['a plain seat the standard price', [], { standard: 1000, bassinet: 1500 }, 1000],
  ['a seat of two kinds the dearer one', ['bassinet', 'extra_legroom'], { bassinet: 1500, extra_legroom: 2500 }, 2500],
  ['a kind cheaper than standard nothing less', ['no_recline'], { standard: 1000, no_recline: 500 }, 1000],
  ['a kind without a price nothing', ['front_row'], {}, 0],
] as const)('%s', (_, kinds, economy, expected) => {
  const features = Object.fromEntries(kinds.map((kind) => [kind, ['1A']]));
  const [seat] = seatsOf(aFlightPlan({ layout: { cabins: [aCabin({ features })] } }).layout);

  expect(seat && seatPriceMinor({ currency: 'EUR', byCabin: { economy } }, seat)).toBe(expected);
  expect(seat && seatPriceMinor({ currency: 'EUR', byCabin: { business: { standard: 9 } } }, seat)).toBe(0);
});
