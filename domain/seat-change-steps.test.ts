// A change of seats, step by step: decided when every flight holds, given back before that, asked for until it is heard after.
import { describe, expect, test } from 'vitest';
import {
  advanceSeatChange,
  beginSeatChange,
  isSeatChangeSettled,
  refusalOfEnded,
  refuseDearerSeats,
  type SeatChangeHeard,
  type SeatChangeProgress,
  sortSeatWishes,
} from '#domain/seat-change-steps';

const now = 1_000_000;
const taken = { code: 'seat_unavailable', flightId: 'flt_a', seats: ['1A'], alternatives: [] } as const;
const refused: SeatChangeHeard = { outcome: 'refused', refusal: { ...taken, seats: ['1A'], alternatives: [] } };
const heardSoFar = (...heard: SeatChangeHeard[]): SeatChangeProgress =>
  heard.reduce((change, one) => advanceSeatChange(change, one, now), beginSeatChange());

describe('a change', () => {
  test('that every flight holds is confirmed on every flight', () => {
    expect(heardSoFar({ outcome: 'seats_held' }).step).toBe('confirm');
    expect(heardSoFar({ outcome: 'seats_held' }, { outcome: 'seats_confirmed' })).toMatchObject({ step: 'changed' });
  });

  test('that a flight refuses is given back, then refused for that reason', () => {
    expect(heardSoFar(refused)).toMatchObject({ step: 'release', refusal: { code: 'seat_unavailable' } });
    expect(heardSoFar(refused, { outcome: 'seats_released' })).toMatchObject({
      step: 'refused',
      refusal: { code: 'seat_unavailable' },
    });
  });

  test('that a flight does not answer while it is held is given back, and may be tried again', () => {
    expect(heardSoFar({ outcome: 'unknown' })).toMatchObject({ step: 'release', refusal: { code: 'busy' } });
  });

  test('that is decided is asked for again until it is heard, less and less often', () => {
    const silent = Array.from({ length: 9 }, () => ({ outcome: 'unknown' }) as const);
    const first = heardSoFar({ outcome: 'seats_held' }, { outcome: 'unknown' });
    const late = heardSoFar({ outcome: 'seats_held' }, ...silent);

    expect(first).toMatchObject({ step: 'confirm', attempts: 1, nextTryAt: now + 2000 });
    expect(late).toMatchObject({ step: 'confirm', attempts: 9, nextTryAt: now + 60_000 });
  });

  test('whose seats a flight gave up after the decision says so', () => {
    expect(heardSoFar({ outcome: 'seats_held' }, { ...refused, outcome: 'seats_lost' })).toMatchObject({
      step: 'refused',
      refusal: { code: 'seat_unavailable' },
    });
  });

  test.each(['seats_held', 'seats_confirmed', 'seats_released', 'unknown'] as const)(
    'that is settled stays so, whatever is heard late: %s',
    (outcome) => {
      const changed = heardSoFar({ outcome: 'seats_held' }, { outcome: 'seats_confirmed' });

      expect(advanceSeatChange(changed, { outcome }, now)).toBe(changed);
      expect(isSeatChangeSettled(changed)).toBe(true);
    },
  );
});

describe('the price is locked', () => {
  test.each([
    [[], undefined],
    [[{ priceMinor: 1200, paidMinor: 1200 }], undefined],
    [[{ priceMinor: 0, paidMinor: 1200 }], undefined],
    [
      [
        { priceMinor: 3500, paidMinor: 1200 },
        { priceMinor: 0, paidMinor: 2300 },
      ],
      undefined,
    ],
    [[{ priceMinor: 1200, paidMinor: 0 }], 1200],
    [
      [
        { priceMinor: 3500, paidMinor: 1200 },
        { priceMinor: 0, paidMinor: 1200 },
      ],
      1100,
    ],
  ])('%j costs %s more', (seats, extraMinor) => {
    const refusal = refuseDearerSeats(seats, 'EUR');

    expect(refusal?.extra.amountMinor).toBe(extraMinor);
  });
});

describe('wishes', () => {
  const party = [
    { passengerId: 'pax_ada', isLapInfant: false },
    { passengerId: 'pax_bob', isLapInfant: false },
    { passengerId: 'pax_baby', isLapInfant: true },
  ] as const;
  const sort = (...wishes: [`pax_${string}`, `flt_${string}`, string][]) =>
    sortSeatWishes(
      wishes.map(([passengerId, flightId, seat]) => ({ passengerId, flightId, seat })),
      party,
      ['flt_z', 'flt_a'],
    );

  test('are asked for flight by flight, in the order every booking asks in', () => {
    const sorted = sort(['pax_ada', 'flt_z', '1A'], ['pax_ada', 'flt_a', '2A'], ['pax_bob', 'flt_z', '1B']);

    expect(sorted).toMatchObject({
      ok: true,
      value: [
        { flightId: 'flt_a', wishes: [{ seat: '2A' }] },
        { flightId: 'flt_z', wishes: [{ seat: '1A' }, { seat: '1B' }] },
      ],
    });
  });

  test('for strangers, for other flights and for one passenger twice are each named', () => {
    const sorted = sort(
      ['pax_eve', 'flt_a', '1A'],
      ['pax_ada', 'flt_q', '1A'],
      ['pax_bob', 'flt_a', '1B'],
      ['pax_bob', 'flt_a', '1C'],
    );

    expect(sorted).toMatchObject({
      ok: false,
      error: {
        code: 'invalid_request',
        errors: [
          { pointer: '/seats/0/passenger_id', code: 'unknown_passenger' },
          { pointer: '/seats/1/flight_id', code: 'unknown_flight' },
          { pointer: '/seats/3', code: 'seat_wish_repeated' },
        ],
      },
    });
  });

  test('for an infant on a lap are refused', () => {
    expect(sort(['pax_baby', 'flt_a', '1A'])).toEqual({
      ok: false,
      error: { code: 'seat_for_infant', flightId: 'flt_a' },
    });
  });
});

test('a flight that ended its part means other seats to a ticketed traveller, and the end to an unpaid one', () => {
  const part = { flightId: 'flt_a', seats: ['1A'] } as const;

  expect(refusalOfEnded({ code: 'hold_released' }, { ...part, seats: ['1A'] }, true)).toMatchObject({
    code: 'seat_unavailable',
    seats: ['1A'],
  });
  expect(refusalOfEnded({ code: 'hold_expired' }, { ...part, seats: ['1A'] }, false)).toEqual({ code: 'hold_expired' });
});
