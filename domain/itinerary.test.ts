// Itineraries: their names and times, and the fares that sell them to a whole party.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AvailableInClass, availableByClass } from '#domain/fare-buckets';
import type { FlightId } from '#domain/ids';
import {
  arrivalOf,
  chooseFares,
  departureOf,
  itineraryKey,
  placesIn,
  travelTimeOf,
  worthOffering,
} from '#domain/itinerary';

const hour = 3_600_000;
const fly = (flightId: FlightId, from: number, to: number) => ({
  flightId,
  departingAt: from * hour,
  arrivingAt: to * hour,
});
const outbound = [fly('flt_a', 8, 10), fly('flt_b', 12, 20)];
const home = [fly('flt_c', 30, 37)];

test('an itinerary is named by its flights, slice by slice, so that a stop and a return never look alike', () => {
  expect(itineraryKey([outbound, home])).toBe('flt_a+flt_b/flt_c');
  expect(itineraryKey([[...outbound, ...home]])).not.toBe(itineraryKey([outbound, home]));
});

test('a slice lasts from its first departure to its last arrival, waits included; a return adds its own', () => {
  expect([departureOf(outbound) / hour, arrivalOf(outbound) / hour]).toEqual([8, 20]);
  expect(travelTimeOf([outbound, home]) / hour).toBe(12 + 7);
});

describe('worth offering', () => {
  const direct = [fly('flt_d', 8, 11)];
  const oneChange = (from: number, to: number) => [fly('flt_e', from, from + 1), fly('flt_f', to - 1, to)];

  test('is every direct slice, and of the others those that take less than twice as long and four hours', () => {
    const [bearable, endless] = [oneChange(8, 18), oneChange(8, 18.1)];

    expect(worthOffering([endless, bearable, direct], 60)).toEqual([direct, bearable]);
  });

  test('are the quickest of those with a change, so many at most', () => {
    expect(worthOffering([oneChange(8, 14), oneChange(8, 13), direct, oneChange(9, 14)], 2)).toEqual([
      direct,
      oneChange(8, 13),
      oneChange(9, 14),
    ]);
  });

  test('is to whoever allows more changes all that it is to whoever allows fewer', () => {
    const anySlice = fc
      .record({
        from: fc.integer({ min: 0, max: 20 }),
        hours: fc.integer({ min: 1, max: 30 }),
        flights: fc.integer({ min: 1, max: 3 }),
      })
      .map(({ from, hours, flights }) =>
        Array.from({ length: flights }, (_, index) =>
          fly(`flt_${index}`, from, index === flights - 1 ? from + hours : from),
        ),
      );

    fc.assert(
      fc.property(
        fc.array(anySlice),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 2 }),
        (slices, most, flights) => {
          const few = worthOffering(
            slices.filter(({ length }) => length <= flights),
            most,
          );

          expect(worthOffering(slices, most).filter(({ length }) => length <= flights)).toEqual(few);
        },
      ),
    );
  });
});

type Fare = { cabin: 'economy' | 'business'; fareBrand: string; bookingClass: string; price: number };
const sell = (bookingClass: string, price: number, fareBrand = 'light', cabin: Fare['cabin'] = 'economy'): Fare => ({
  cabin,
  fareBrand,
  bookingClass,
  price,
});
const places = (bookingClass: string, available: number, cabin: Fare['cabin'] = 'economy'): AvailableInClass => ({
  cabin,
  bookingClass,
  available,
});
const choose = (seatCount: number, ...segments: { fares: Fare[]; available: AvailableInClass[] }[]) =>
  chooseFares(segments, seatCount, ({ price }) => price).map(
    ({ cabin, fareBrand, fares }) => `${cabin} ${fareBrand} ${fares.map(({ bookingClass }) => bookingClass).join('')}`,
  );

describe('the fare of a cabin and brand', () => {
  const shortHaul = { fares: [sell('Y', 300), sell('M', 100)], available: [places('Y', 9), places('M', 2)] };

  test('is the cheapest whose class has places for the party', () => {
    expect(choose(2, shortHaul)).toEqual(['economy light M']);
  });

  test('is the next class for a party that does not fit into the cheapest', () => {
    expect(choose(3, shortHaul)).toEqual(['economy light Y']);
  });

  test('is not sold to a party no class has places for', () => {
    expect(choose(3, { ...shortHaul, available: [places('Y', 2), places('M', 2)] })).toEqual([]);
  });

  test('is chosen for each segment by itself', () => {
    const full = { fares: [sell('Y', 500), sell('M', 200)], available: [places('Y', 9), places('M', 0)] };

    expect(choose(2, shortHaul, full)).toEqual(['economy light MY']);
  });

  test('needs every segment to sell that cabin and brand', () => {
    const both = {
      fares: [sell('M', 100), sell('B', 150, 'flex'), sell('J', 900, 'flex', 'business')],
      available: [places('M', 9), places('B', 9), places('J', 9, 'business')],
    };
    const noBusiness = { fares: [sell('B', 150, 'flex')], available: [places('B', 9)] };

    expect(choose(1, both)).toEqual(['economy light M', 'economy flex B', 'business flex J']);
    expect(choose(1, both, noBusiness)).toEqual(['economy flex BB']);
  });
});

describe('under nested limits Y 10, B 7, M 4 a party is sold the cheapest class that takes it whole', () => {
  const limits = Object.entries({ Y: 10, B: 7, M: 4 }).map(([bookingClass, limit]) => ({
    cabin: 'economy' as const,
    bookingClass,
    limit,
  }));
  const soldTo = (seatCount: number, bookingClass: string, count: number) => {
    const available = availableByClass(limits, [{ cabin: 'economy', bookingClass, count }]);
    return choose(seatCount, { fares: [sell('M', 100), sell('B', 200), sell('Y', 300)], available })[0]?.at(-1) ?? '';
  };

  test.each([
    ['M', 0, 'MMMMBBBYY'],
    ['M', 3, 'MBBBYYY'],
    ['B', 6, 'MYYY'],
    ['Y', 8, 'MM'],
    ['Y', 10, ''],
  ])('after %s sold %i, parties of one to nine fly in %s', (bookingClass, count, classes) => {
    const parties = Array.from({ length: 9 }, (_, index) => soldTo(index + 1, bookingClass, count));

    expect(parties.join('')).toBe(classes);
  });
});

test('a class the flight does not name has no places, even if another cabin has that letter', () => {
  expect(placesIn([places('J', 4, 'business')], { cabin: 'economy', bookingClass: 'J' })).toBe(0);
});
