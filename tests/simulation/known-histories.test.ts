// The checker against brute force: hundreds of small histories of seats and registers, good ones, bad ones, and good ones with one reply changed.
import { describe, expect, test } from 'vitest';
import { aFlightPlan, aHold, aPassenger } from '../support/builders.ts';
import type { FlightCall } from './flight-history.ts';
import {
  corruptions,
  goodSeatHistory,
  isPossibleForRegister,
  isPossibleForSeat,
  type RegisterEvent,
  registerHistory,
  type SeatEvent,
} from './known-histories.ts';
import { checkFlightHistory, checkHistory } from './linearizability.ts';

const plan = aFlightPlan();
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** As a caller of the flight would have written it down. */
function callOf({ verb, by, answer, callNumber, answerNumber }: SeatEvent): FlightCall {
  const at = { flight: plan.flightId, callNumber, answerNumber, earliest: 0, latest: 0 };
  const holdId = `hld_${by}` as const;
  const isHeard = answer !== undefined;
  switch (verb) {
    case 'hold': {
      const party = [aPassenger({ passengerId: 'pax_1', seat: '1A' })];
      const command = aHold(plan, { holdId, bookingId: `bkg_${by}`, expiresAt: 100, party });
      const seats = [{ passengerId: 'pax_1' as const, seat: '1A', priceMinor: 0 }];
      const granted = { ok: true as const, value: { holdId, expiresAt: 100, seats, version: 1 } };
      const refused = { ok: false as const, error: { code: 'seat_unavailable', seats: ['1A'] } };
      return { ...at, verb, command, answer: isHeard ? (answer ? granted : refused) : undefined };
    }
    case 'confirm':
      return { ...at, verb, holdId, answer: isHeard ? { ok: answer === true } : undefined };
    case 'release':
      return { ...at, verb, holdId, answer: isHeard ? { ok: true, value: { released: answer === true } } : undefined };
    case 'read': {
      const states = answer === 'held' || answer === 'taken' ? { '1A': answer } : {};
      const { flightId, layout, seatPrices } = plan;
      return { ...at, verb, answer: { flightId, version: 1, layout, seatPrices, states } };
    }
  }
}

const checker = (events: readonly SeatEvent[]): boolean =>
  checkFlightHistory(events.map(callOf)).violations.length === 0;
const told = (events: readonly SeatEvent[]) =>
  events.map(
    ({ verb, by, answer, callNumber, answerNumber }) => `${verb} ${by} ${answer} [${callNumber}, ${answerNumber}]`,
  );

describe('a seat', () => {
  const good = numbers(120).map((seed) => goodSeatHistory(`seat ${seed}`));

  test(`${good.length} histories that a seat really had are accepted, by brute force and by the checker`, () => {
    for (const events of good) {
      expect(isPossibleForSeat(events), told(events).join('; ')).toBe(true);
      expect(checker(events), told(events).join('; ')).toBe(true);
    }
  });

  test('with exactly one reply changed the checker says what brute force says, and mostly that it cannot be', () => {
    const changed = good.flatMap(corruptions);

    const verdicts = changed.map((events) => {
      const isPossible = isPossibleForSeat(events);
      expect(checker(events), told(events).join('; ')).toBe(isPossible);
      return isPossible;
    });

    expect(verdicts.length).toBeGreaterThan(400);
    expect(verdicts.filter((isPossible) => !isPossible).length).toBeGreaterThan(verdicts.length / 2);
  });
});

describe('a register', () => {
  const operationOf = ({ verb, value, isAnswered, callNumber, answerNumber }: RegisterEvent) => ({
    callNumber,
    answerNumber,
    outcomes: (state: number) => {
      if (verb === 'write') return [value];
      return !isAnswered || state === value ? [state] : [];
    },
  });

  test('300 histories, good and bad, get the verdict of brute force', () => {
    const histories = numbers(300).map((seed) => registerHistory(`register ${seed}`));

    const verdicts = histories.map((events) => {
      const isPossible = isPossibleForRegister(events);
      const expected = isPossible ? 'linearizable' : 'not linearizable';
      expect(checkHistory(events.map(operationOf), 0), JSON.stringify(events)).toBe(expected);
      return isPossible;
    });

    expect(verdicts.filter(Boolean).length).toBeGreaterThan(60);
    expect(verdicts.filter((isPossible) => !isPossible).length).toBeGreaterThan(30);
  });
});
