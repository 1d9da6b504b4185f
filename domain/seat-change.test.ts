// Other seats for people who have some: until when, which, at what price, and what is left behind.

import { describe, expect, test } from 'vitest';
import { err, ok } from '#domain/result';
import {
  chooseOtherSeats,
  type SeatedPassenger,
  type SeatingUnderHold,
  type SeatMove,
  seatsLeftBehind,
} from '#domain/seat-change';
import type { SeatInventory } from '#domain/seat-inventory';
import { aCabin, anInventory } from '../tests/support/builders.ts';

const flightId = 'flt_paris';
const { departingAt, salesCloseAt } = anInventory().plan;
const hour = 3_600_000;

const seated = (seat: string | null, change: Partial<SeatedPassenger> = {}): SeatedPassenger => ({
  passengerId: `pax_${seat}`,
  seating: 'own_seat',
  withPassengerId: null,
  seat,
  priceMinor: 0,
  ...change,
});
const infantOf = ({ passengerId }: SeatedPassenger): SeatedPassenger =>
  seated(null, { passengerId: `pax_infant_${passengerId}`, seating: 'lap', withPassengerId: passengerId });
const move = ({ passengerId }: SeatedPassenger, seat: string, change: Partial<SeatMove> = {}): SeatMove => ({
  passengerId,
  seat,
  maySitInExitRow: true,
  ...change,
});

const ada = seated('1A', { priceMinor: 1000 });
const bob = seated('1B');

/** Ada in 1A, who paid for it, and Bob in 1B; both seats are claimed by their hold. */
function choose(
  moves: SeatMove[],
  facts: {
    passengers?: SeatedPassenger[];
    state?: SeatingUnderHold['state'];
    inventory?: SeatInventory;
    now?: number;
  } = {},
) {
  const { passengers = [ada, bob], state = 'confirmed', now = salesCloseAt - 1 } = facts;
  const claimed = passengers.flatMap(({ seat }) => seat ?? []);
  return chooseOtherSeats(
    facts.inventory ?? anInventory({ claimed }),
    { state, cabin: 'economy', passengers },
    moves,
    now,
  );
}

describe('other seats', () => {
  test('come with their price and with what was charged for the one left', () => {
    expect(choose([move(ada, '3A'), move(bob, '2A')])).toEqual(
      ok([
        { passengerId: ada.passengerId, seat: '3A', priceMinor: 2500, paidMinor: 1000, isFree: true },
        { passengerId: bob.passengerId, seat: '2A', priceMinor: 1000, paidMinor: 0, isFree: true },
      ]),
    );
  });

  test('may be those of people who move as well', () => {
    expect(choose([move(ada, '1B'), move(bob, '1A')])).toMatchObject({
      ok: true,
      value: [
        { seat: '1B', isFree: false },
        { seat: '1A', isFree: false },
      ],
    });
  });

  test('of the party cost what they were sold for, so that a swap costs nothing', () => {
    const given = seated('2A');
    const alsoGiven = seated('2B');

    const swapped = choose([move(given, '2B'), move(alsoGiven, '2A')], { passengers: [given, alsoGiven] });

    expect(swapped).toMatchObject({
      ok: true,
      value: [
        { seat: '2B', priceMinor: 0, paidMinor: 0 },
        { seat: '2A', priceMinor: 0, paidMinor: 0 },
      ],
    });
  });

  test('cost nothing more when it is the seat one has', () => {
    expect(choose([move(ada, '1A'), move(bob, '1B')])).toMatchObject({
      ok: true,
      value: [
        { priceMinor: 1000, paidMinor: 1000 },
        { priceMinor: 0, paidMinor: 0 },
      ],
    });
  });

  test('are for those too whose seat was lost with an aircraft', () => {
    const displaced = seated(null);

    expect(choose([move(displaced, '2C')], { passengers: [displaced] })).toMatchObject({ ok: true });
  });
});

describe('refused is', () => {
  test.each([
    ['a seat of somebody else', [move(ada, '2A')], { code: 'seat_unavailable', seats: ['2A'] }],
    ['the seat of one of the party who stays', [move(ada, '1B')], { code: 'seat_unavailable', seats: ['1B'] }],
    ['a seat that is not built in', [move(ada, '9Z')], { code: 'seat_not_on_aircraft', seats: ['9Z'] }],
    ['a seat of another cabin', [move(ada, '11A')], { code: 'seat_in_other_cabin', seats: ['11A'] }],
    [
      'an exit row for who may not sit there',
      [move(ada, '3A', { maySitInExitRow: false })],
      { code: 'exit_row_not_allowed', seats: ['3A'] },
    ],
    ['one seat for two', [move(ada, '2B'), move(bob, '2B')], { code: 'seat_named_twice', seats: ['2B'] }],
    ['two seats for one', [move(ada, '2B'), move(ada, '2C')], { code: 'seat_named_twice', seats: ['2C'] }],
  ] as const)('%s', (_, moves, error) => {
    const cabins = [aCabin(), aCabin({ cabin: 'business', firstRow: 11, lastRow: 12, exitRows: [] })];
    const inventory = anInventory({ plan: { layout: { cabins } }, claimed: ['1A', '1B', '2A'] });

    expect(choose([...moves], { inventory })).toMatchObject({ ok: false, error: { flightId, ...error } });
  });

  test('a seat for an infant on a lap', () => {
    const infant = infantOf(ada);

    expect(choose([move(infant, '2A')], { passengers: [ada, infant] })).toEqual(
      err({ code: 'seat_for_infant', flightId }),
    );
  });

  test('somebody who is not under the hold', () => {
    expect(choose([move(seated('2A'), '2B')])).toEqual(err({ code: 'not_found' }));
  });
});

describe('infants and masks', () => {
  const parent = seated('1A');
  const party = [parent, infantOf(parent)];
  const claimed = ['1A'];

  test('a block that has an infant already takes no other', () => {
    const inventory = anInventory({ claimed, infants: ['1/0', '2/0'] });

    expect(choose([move(parent, '2A')], { passengers: party, inventory })).toEqual(
      err({ code: 'too_many_infants', flightId }),
    );
  });

  test('who moves within a block takes the mask along', () => {
    const inventory = anInventory({ claimed, infants: ['1/0'] });

    expect(choose([move(parent, '1C')], { passengers: party, inventory }).ok).toBe(true);
  });

  test('two families may change blocks, but not share one', () => {
    const other = seated('2A');
    const both = [...party, other, infantOf(other)];
    const inventory = anInventory({ claimed: ['1A', '2A'], infants: ['1/0', '2/0'] });

    expect(choose([move(parent, '2B'), move(other, '1B')], { passengers: both, inventory }).ok).toBe(true);
    expect(choose([move(parent, '4A'), move(other, '4B')], { passengers: both, inventory })).toEqual(
      err({ code: 'too_many_infants', flightId }),
    );
  });
});

describe('the time for it', () => {
  const plan = { salesCloseAt: departingAt - 2 * hour };

  test('of an unpaid hold ends with the sale', () => {
    const inventory = anInventory({ plan });

    expect(choose([move(ada, '2A')], { state: 'held', inventory, now: plan.salesCloseAt - 1 }).ok).toBe(true);
    expect(choose([move(ada, '2A')], { state: 'held', inventory, now: plan.salesCloseAt })).toEqual(
      err({ code: 'sales_closed', flightId, closedAt: plan.salesCloseAt }),
    );
  });

  test('of a ticketed one ends an hour before departure', () => {
    const inventory = anInventory({ plan });

    expect(choose([move(ada, '2A')], { inventory, now: departingAt - hour - 1 }).ok).toBe(true);
    expect(choose([move(ada, '2A')], { inventory, now: departingAt - hour })).toEqual(
      err({ code: 'sales_closed', flightId, closedAt: departingAt - hour }),
    );
  });

  test.each([
    ['cancelled', 'flight_cancelled'],
    ['departed', 'sales_closed'],
  ] as const)('is over on a flight that is %s', (status, code) => {
    expect(choose([move(ada, '2A')], { inventory: anInventory({ plan: { status } }) })).toMatchObject({
      error: { code, flightId },
    });
  });
});

describe('left behind', () => {
  test('are the seats nobody of the party takes', () => {
    const moved = [
      { passengerId: ada.passengerId, seat: '1B' },
      { passengerId: bob.passengerId, seat: '2A' },
    ];

    expect(seatsLeftBehind([ada, bob, seated('1C')], moved)).toEqual(['1A']);
  });

  test('are none when two change places', () => {
    const moved = [
      { passengerId: ada.passengerId, seat: '1B' },
      { passengerId: bob.passengerId, seat: '1A' },
    ];

    expect(seatsLeftBehind([ada, bob], moved)).toEqual([]);
  });
});
