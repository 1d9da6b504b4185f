// The checker of histories, tried on histories whose verdict is known: one that accepts everything would prove nothing.

import { describe, expect, test } from 'vitest';
import type { HoldSeats } from '#contracts/flight-object';
import { aFlightPlan, aHold, aPassenger } from '../support/builders.ts';
import type { FlightCall } from './flight-history.ts';
import { checkFlightHistory } from './linearizability.ts';

const plan = aFlightPlan();
const never = Number.POSITIVE_INFINITY;
type When = { callNumber: number; answerNumber: number; earliest?: number; latest?: number };

const at = ({ callNumber, answerNumber, earliest = 0, latest = answerNumber === never ? never : 0 }: When) => ({
  flight: 'flt_paris',
  callNumber,
  answerNumber,
  earliest,
  latest,
});

const command = (holdId: string, change: Partial<HoldSeats> = {}): HoldSeats =>
  aHold(plan, {
    holdId: `hld_${holdId}`,
    bookingId: `bkg_${holdId}`,
    expiresAt: 100,
    party: [aPassenger({ seat: '1A' })],
    ...change,
  });

function held(holdId: string, when: When, change: Partial<HoldSeats> = {}, seats = ['1A']): FlightCall {
  const given = command(holdId, change);
  const value = {
    holdId: given.holdId,
    expiresAt: given.expiresAt,
    seats: seats.map((seat) => ({ passengerId: 'pax_1' as const, seat, priceMinor: 0 })),
    version: 1,
  };
  return { ...at(when), verb: 'hold', command: given, answer: { ok: true, value } };
}

const refused = (holdId: string, when: When): FlightCall => ({
  ...at(when),
  verb: 'hold',
  command: command(holdId),
  answer: { ok: false, error: { code: 'seat_unavailable', seats: ['1A'] } },
});
const unanswered = (holdId: string, callNumber: number): FlightCall => ({
  ...at({ callNumber, answerNumber: never }),
  verb: 'hold',
  command: command(holdId),
  answer: undefined,
});
const confirmed = (holdId: string, when: When, ok = true): FlightCall => ({
  ...at(when),
  verb: 'confirm',
  holdId: `hld_${holdId}`,
  answer: { ok, ...(!ok && { error: { code: 'hold_expired' } }) },
});
const released = (holdId: string, when: When, isReleased = true): FlightCall => ({
  ...at(when),
  verb: 'release',
  holdId: `hld_${holdId}`,
  answer: { ok: true, value: { released: isReleased } },
});
const read = (state: 'free' | 'held' | 'taken', when: When): FlightCall => ({
  ...at(when),
  verb: 'read',
  answer: {
    flightId: 'flt_paris',
    version: 1,
    layout: plan.layout,
    seatPrices: plan.seatPrices,
    states: state === 'free' ? {} : { '1A': state },
  },
});

const verdict = (calls: FlightCall[]) =>
  checkFlightHistory(calls).violations.length === 0 ? 'linearizable' : 'not linearizable';

describe('histories that one seat can have', () => {
  const good: [string, FlightCall[]][] = [
    ['nothing at all', []],
    [
      'one hold, one refusal after it',
      [held('a', { callNumber: 0, answerNumber: 1 }), refused('b', { callNumber: 2, answerNumber: 3 })],
    ],
    [
      'a refusal sent before the hold that won, answered after it',
      [refused('b', { callNumber: 0, answerNumber: 3 }), held('a', { callNumber: 1, answerNumber: 2 })],
    ],
    [
      'a hold, its confirmation, a taken seat',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        confirmed('a', { callNumber: 2, answerNumber: 3 }),
        read('taken', { callNumber: 4, answerNumber: 5 }),
      ],
    ],
    [
      'a seat given back and held by another',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        released('a', { callNumber: 2, answerNumber: 3 }),
        held('b', { callNumber: 4, answerNumber: 5 }),
      ],
    ],
    [
      'a hold that died, then another',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        held('b', { callNumber: 2, answerNumber: 3, earliest: 100, latest: 100 }, { expiresAt: 200 }),
      ],
    ],
    ['an unanswered hold that took effect', [unanswered('a', 0), refused('b', { callNumber: 1, answerNumber: 2 })]],
    ['an unanswered hold that never did', [unanswered('a', 0), held('b', { callNumber: 1, answerNumber: 2 })]],
    [
      'a repeat of one hold',
      [held('a', { callNumber: 0, answerNumber: 1 }), held('a', { callNumber: 2, answerNumber: 3 })],
    ],
    [
      'a new hold of the same booking in the place of its old one',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        held('b', { callNumber: 2, answerNumber: 3 }, { bookingId: 'bkg_a' }),
      ],
    ],
    [
      'a confirmation of what has died',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        confirmed('a', { callNumber: 2, answerNumber: 3, earliest: 99, latest: 101 }, false),
      ],
    ],
  ];

  test.each(good)('%s', (_, calls) => expect(verdict(calls)).toBe('linearizable'));
});

describe('histories that no seat can have', () => {
  const bad: [string, FlightCall[]][] = [
    ['two owners', [held('a', { callNumber: 0, answerNumber: 1 }), held('b', { callNumber: 2, answerNumber: 3 })]],
    [
      'two owners at the same moment',
      [held('a', { callNumber: 0, answerNumber: 2 }), held('b', { callNumber: 1, answerNumber: 3 })],
    ],
    [
      'a refusal of a seat that nobody ever had',
      [refused('a', { callNumber: 0, answerNumber: 1 }), held('b', { callNumber: 2, answerNumber: 3 })],
    ],
    [
      'a hold that is lost before it dies',
      [held('a', { callNumber: 0, answerNumber: 1 }), read('free', { callNumber: 2, answerNumber: 3 })],
    ],
    [
      'a hold that lives on after it died',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        read('held', { callNumber: 2, answerNumber: 3, earliest: 100, latest: 100 }),
      ],
    ],
    [
      'a confirmation of a dead hold',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        confirmed('a', { callNumber: 2, answerNumber: 3, earliest: 100, latest: 101 }),
      ],
    ],
    [
      'a confirmation that is forgotten',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        confirmed('a', { callNumber: 2, answerNumber: 3 }),
        read('free', { callNumber: 4, answerNumber: 5 }),
      ],
    ],
    [
      'a stale read',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        released('a', { callNumber: 2, answerNumber: 3 }),
        read('held', { callNumber: 4, answerNumber: 5 }),
      ],
    ],
    [
      'a release that released nothing of its own',
      [
        held('a', { callNumber: 0, answerNumber: 1 }),
        released('a', { callNumber: 2, answerNumber: 3 }),
        released('a', { callNumber: 4, answerNumber: 5 }),
      ],
    ],
    [
      'a party of two in one seat',
      [held('a', { callNumber: 0, answerNumber: 1 }, { party: [aPassenger(), aPassenger()] }, ['1A', '1A'])],
    ],
  ];

  test.each(bad)('%s', (_, calls) => expect(verdict(calls)).toBe('not linearizable'));

  test('a version that goes back between two answers', () => {
    const later = held('b', { callNumber: 2, answerNumber: 3 }, {}, ['1B']);
    if (later.verb === 'hold' && later.answer?.ok) later.answer.value.version = 0;

    expect(verdict([held('a', { callNumber: 0, answerNumber: 1 }), later])).toBe('not linearizable');
  });
});
