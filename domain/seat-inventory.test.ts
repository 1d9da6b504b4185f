// Claims on one flight: each refusal with its facts and its rank, seats named and chosen, and what money that came late may do.

import { describe, expect, test } from 'vitest';
import type { FlightPlan } from '#domain/flight-plan';
import { err } from '#domain/result';
import { assignSeats, howHoldEnded, isHoldAlive, type SeatRequest, type Traveller } from '#domain/seat-inventory';
import { seatsOf } from '#domain/seat-map';
import { aCabin, aFlightPlan, anInventory, uniqueId } from '../tests/support/builders.ts';

const beforeClosing = 4_102_441_199_999;
const flightId = 'flt_paris';

const aTraveller = (change: Partial<Traveller> = {}): Traveller => ({
  passengerId: uniqueId('pax'),
  type: 'adult',
  seating: 'own_seat',
  withPassengerId: null,
  hasLapInfant: false,
  maySitInExitRow: true,
  seat: null,
  ...change,
});
const aChild = (change: Partial<Traveller> = {}) => aTraveller({ type: 'child', maySitInExitRow: false, ...change });
const aParent = (change: Partial<Traveller> = {}) =>
  aTraveller({ hasLapInfant: true, maySitInExitRow: false, ...change });
const anInfant = (change: Partial<Traveller> = {}) =>
  aTraveller({ type: 'infant', seating: 'lap', maySitInExitRow: false, ...change });

function assign(party: Traveller[], inventory = anInventory(), change: Partial<SeatRequest> = {}, now = beforeClosing) {
  const { departingAt } = aFlightPlan();
  const request: SeatRequest = { cabin: 'economy', bookingClass: 'Y', party, departingAt, purpose: 'sale', ...change };
  return assignSeats(inventory, request, now);
}
const seatsOfAnswer = (answer: ReturnType<typeof assign>) =>
  answer.ok ? answer.value.map(({ seat }) => seat) : answer.error;

describe('seats', () => {
  test('a named seat is given at its price, a chosen one is free of charge', () => {
    const answer = assign([aTraveller({ seat: '4F' }), aTraveller({ seat: '3A' }), aTraveller()]);

    expect(answer).toMatchObject({
      ok: true,
      value: [{ seat: '4F', priceMinor: 1000 }, { seat: '3A', priceMinor: 2500 }, { priceMinor: 0 }],
    });
  });

  test('an infant on a lap has none and costs no place', () => {
    const parent = aParent();
    const claimed = seatsOf(aFlightPlan().layout)
      .map(({ seat }) => seat)
      .filter((seat) => seat !== '1A');

    expect(
      seatsOfAnswer(assign([parent, anInfant({ withPassengerId: parent.passengerId })], anInventory({ claimed }))),
    ).toEqual(['1A', null]);
  });

  test('a child without a wish sits beside the adult who named a seat', () => {
    expect(seatsOfAnswer(assign([aTraveller({ seat: '4F' }), aChild()]))).toEqual(['4F', '4E']);
  });

  test('an adult without a wish sits beside the child who got a seat by name', () => {
    expect(seatsOfAnswer(assign([aTraveller(), aChild({ seat: '2A' })]))).toEqual(['2B', '2A']);
  });

  test('nobody is given a seat that another of the party named', () => {
    const claimed = seatsOf(aFlightPlan().layout)
      .map(({ seat }) => seat)
      .filter((seat) => !['1A', '1B'].includes(seat));

    expect(seatsOfAnswer(assign([aTraveller(), aTraveller({ seat: '1A' })], anInventory({ claimed })))).toEqual([
      '1B',
      '1A',
    ]);
  });
});

describe('a flight that does not sell', () => {
  const departingAt = 4_102_444_860_000;

  test.each([
    ['is cancelled', { status: 'cancelled', departingAt }, { code: 'flight_cancelled', flightId }],
    ['leaves at another time', { status: 'departed', departingAt }, { code: 'itinerary_changed', flightId }],
    ['has left', { status: 'departed' }, { code: 'sales_closed', flightId, closedAt: 4_102_441_200_000 }],
    ['has closed', { salesCloseAt: beforeClosing }, { code: 'sales_closed', flightId, closedAt: beforeClosing }],
  ] as const)('because it %s, says that before anything else', (_, plan, error) => {
    expect(assign([aTraveller({ seat: '99Z' })], anInventory({ plan }))).toEqual(err(error));
  });

  test.each(['delayed', 'boarding'] as const)('a %s one sells until it closes', (status) => {
    expect(assign([aTraveller()], anInventory({ plan: { status } })).ok).toBe(true);
  });
});

describe('wishes no flight could grant, in this order', () => {
  const twoCabins = {
    layout: { cabins: [aCabin(), aCabin({ cabin: 'business', firstRow: 11, lastRow: 12, exitRows: [] })] },
  };
  const inOtherCabin = aTraveller({ seat: '11A' });
  const twice = [aTraveller({ seat: '1A' }), aTraveller({ seat: '1A' })];
  const unknown = aTraveller({ seat: '4G' });
  const unfit = aChild({ seat: '3B' });

  test.each([
    ['a seat for an infant', [anInfant({ seat: '2A' }), ...twice], { code: 'seat_for_infant', flightId }],
    ['one seat named twice', [...twice, unknown], { code: 'seat_named_twice', flightId, seats: ['1A'] }],
    ['a seat that is not built in', [unknown, inOtherCabin], { code: 'seat_not_on_aircraft', flightId, seats: ['4G'] }],
    ['a seat of another cabin', [inOtherCabin, unfit], { code: 'seat_in_other_cabin', flightId, seats: ['11A'] }],
    [
      'a child in an exit row',
      [unfit, aTraveller({ seat: '1C' })],
      { code: 'exit_row_not_allowed', flightId, seats: ['3B'] },
    ],
    ['an infant in an exit row', [aParent({ seat: '3B' })], { code: 'exit_row_not_allowed', flightId, seats: ['3B'] }],
  ] as const)('%s', (_, party, error) => {
    // All are refused for what they are, although the cabin is full as well.
    expect(assign([...party], anInventory({ plan: twoCabins, claimed: ['1C'], sold: 24 }))).toEqual(err(error));
  });
});

describe('classes', () => {
  const plan = {
    classLimits: [
      { cabin: 'economy', bookingClass: 'Y', limit: 24 },
      { cabin: 'economy', bookingClass: 'M', limit: 2 },
    ],
  } satisfies Partial<FlightPlan>;
  const three = () => [aTraveller(), aTraveller(), aTraveller()];
  const soldOut = { code: 'fare_sold_out', flightId, bookingClass: 'M', replacementOffer: null } as const;

  test('the claims of a party are summed, so that it does not slip in one by one', () => {
    expect(assign(three().slice(1), anInventory({ plan }), { bookingClass: 'M' }).ok).toBe(true);
    expect(assign(three(), anInventory({ plan }), { bookingClass: 'M' })).toEqual(err(soldOut));
  });

  test('a class the plan does not name sells nothing', () => {
    expect(assign([aTraveller()], anInventory(), { bookingClass: 'M' })).toEqual(err(soldOut));
  });

  test('a full class is told before a taken seat', () => {
    const party = [aTraveller({ seat: '1A' }), aTraveller(), aTraveller()];

    expect(assign(party, anInventory({ plan, claimed: ['1A'] }), { bookingClass: 'M' })).toEqual(err(soldOut));
  });

  test('money that came late passes a full class, and pays for no seat again', () => {
    const late = { bookingClass: 'M', purpose: 'late_money' } as const;

    expect(assign(three(), anInventory({ plan }), late).ok).toBe(true);
    expect(assign([aTraveller({ seat: '1A' })], anInventory({ plan }), late)).toMatchObject({
      value: [{ seat: '1A', priceMinor: 0 }],
    });
  });

  test.each(['sale', 'late_money'] as const)('the limit of the cabin stands for %s', (purpose) => {
    expect(assign(three(), anInventory({ sold: 22 }), { purpose })).toEqual(
      err({ code: 'not_enough_seats', flightId, left: 2 }),
    );
  });

  test('fewer seats free than the limit lets be sold are all that is left', () => {
    const claimed = seatsOf(aFlightPlan().layout)
      .map(({ seat }) => seat)
      .slice(2);

    expect(assign(three(), anInventory({ claimed, sold: 0 }))).toEqual(
      err({ code: 'not_enough_seats', flightId, left: 2 }),
    );
  });
});

describe('a seat that is taken', () => {
  test('is named with free seats near the first one lost', () => {
    const party = [aTraveller({ seat: '1A' }), aTraveller({ seat: '4C' })];

    expect(assign(party, anInventory({ claimed: ['4C', '4A'] }))).toEqual(
      err({ code: 'seat_unavailable', flightId, seats: ['4C'], alternatives: ['4B', '4D', '4E'] }),
    );
  });

  test('is not replaced by a seat in an exit row for those who may not sit there', () => {
    const answer = assign([aTraveller({ seat: '2A' }), aChild({ seat: '2B' })], anInventory({ claimed: ['2A', '2B'] }));

    expect(answer).toMatchObject({ error: { seats: ['2A', '2B'], alternatives: ['2C', '2D', '2E', '2F'] } });
  });
});

describe('infants and masks', () => {
  const tooMany = err({ code: 'too_many_infants', flightId });

  test('a block with an infant takes no other, named or chosen', () => {
    const inventory = anInventory({ infants: ['1/0'] });

    expect(assign([aParent({ seat: '1A' })], inventory)).toEqual(tooMany);
    expect(seatsOfAnswer(assign([aParent()], inventory))).toEqual(['1D']);
  });

  test('nor do two adults of one party share it', () => {
    expect(assign([aParent({ seat: '1A' }), aParent({ seat: '1C' })])).toEqual(tooMany);
    expect(assign([aParent({ seat: '1A' }), aParent({ seat: '1D' })]).ok).toBe(true);
    expect(seatsOfAnswer(assign([aParent({ seat: '1A' }), aParent()]))).toEqual(['1A', '1D']);
  });

  test('when every block is used up, that is the reason', () => {
    expect(
      assign([aParent()], anInventory({ plan: { layout: { cabins: [aCabin({ lapInfantCapacity: 0 })] } } })),
    ).toEqual(tooMany);
  });
});

test('people who may not use the exit rows hear how many other seats are left', () => {
  const claimed = seatsOf(aFlightPlan().layout)
    .filter(({ isExitRow }) => !isExitRow)
    .map(({ seat }) => seat);
  const noSeats = err({ code: 'not_enough_seats', flightId, left: 0 });

  expect(assign([aChild()], anInventory({ claimed }))).toEqual(noSeats);
  expect(assign([aParent()], anInventory({ claimed }))).toEqual(noSeats);
  const allButOne = claimed.filter((seat) => seat !== '1A');
  expect(assign([aTraveller({ seat: '1A' }), aChild()], anInventory({ claimed: allButOne }))).toEqual(noSeats);
  expect(assign([aTraveller()], anInventory({ claimed })).ok).toBe(true);
});

describe('holds', () => {
  test('die at the instant they expire; confirmed ones do not', () => {
    expect(isHoldAlive({ state: 'held', expiresAt: 10 }, 9)).toBe(true);
    expect(isHoldAlive({ state: 'held', expiresAt: 10 }, 10)).toBe(false);
    expect(isHoldAlive({ state: 'confirmed', expiresAt: 10 }, 11)).toBe(true);
    expect(isHoldAlive({ state: 'released', expiresAt: 10 }, 9)).toBe(false);
  });

  test('that ended say how', () => {
    expect([howHoldEnded('expired').code, howHoldEnded('released').code]).toEqual(['hold_expired', 'hold_released']);
  });
});
