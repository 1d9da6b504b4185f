// A booking is told of its hold that expired, unless it has given the hold back by itself.
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { HoldExpiredMessage } from '#contracts/queue-messages';
import type { Result } from '#domain/result';
import { aFlightPlan } from '../../tests/support/builders.ts';
import { sqliteStorage } from '../../tests/support/sqlite-storage.ts';
import type { groupCommit } from '../kit/group-commit.ts';
import { endHold, expireDueHolds } from './end-holds.ts';
import { type Deps, nextNews, noteBookingKnows, tellBookings } from './expired-holds.ts';
import { FlightMemory } from './flight-memory.ts';
import { type Hold, saveHolds } from './hold.rows.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});

const schema = ['0001_seats', '0002_seat_changes', '0003_tell_bookings', '0004_rows_without_indexes'].map((step) =>
  readFileSync(`migrations/flight/${step}.sql`, 'utf8'),
);
const expiresAt = 1_000_000;
const minute = 60_000;
const plan = aFlightPlan();
const living: Hold = {
  holdId: 'hld_1',
  bookingId: 'bkg_1',
  accountId: 'usr_1',
  cabin: 'economy',
  bookingClass: 'Y',
  state: 'held',
  seatCount: 0,
  expiresAt,
  createdAt: 0,
  endedAt: null,
  changesHoldId: null,
  passengers: [],
};

/** A flight as its rows and its memory have it, with one living hold. */
function aFlightWithAHold() {
  const { sql } = sqliteStorage();
  for (const step of schema) sql.exec(step);
  saveHolds(sql, [{ hold: living, known: undefined }]);
  return { sql, memory: new FlightMemory(sql) };
}

/** A flight with one hold that has just expired, a queue that accepts or refuses, and a clock that is moved by hand. */
function aFlightWithADeadHold() {
  const { sql, memory } = aFlightWithAHold();
  expireDueHolds(memory, expiresAt);
  memory.store();
  const sent: HoldExpiredMessage[] = [];
  const house = { sql, sent, isQueueDown: false, now: expiresAt };
  const commit = async (run: (now: number) => Result<unknown, unknown>) => run(house.now);
  const deps: Deps = {
    sql,
    commit: commit as ReturnType<typeof groupCommit>,
    flightId: plan.flightId,
    queue: {
      send: async (message) => {
        if (house.isQueueDown) throw new Error('the queue is down');
        sent.push(message);
      },
    },
  };
  const tellAt = (now: number) => {
    house.now = now;
    return tellBookings(deps);
  };
  return { ...house, house, tellAt };
}

describe('a hold that expired', () => {
  test('is told to its booking a minute later, by ids alone', async () => {
    const { sql, sent, tellAt } = aFlightWithADeadHold();

    await tellAt(expiresAt + minute - 1);
    expect(sent).toEqual([]);
    expect(nextNews(sql)).toBe(expiresAt + minute);
    await tellAt(expiresAt + minute);

    expect(sent).toEqual([{ kind: 'hold.expired', booking_id: 'bkg_1', flight_id: plan.flightId, hold_id: 'hld_1' }]);
  });

  test('is not told when its booking has given it back by itself', async () => {
    const { sql, sent, tellAt } = aFlightWithADeadHold();

    noteBookingKnows(sql, 'hld_1');
    await tellAt(expiresAt + minute);

    expect(sent).toEqual([]);
    expect(nextNews(sql)).toBeNull();
  });

  test('is told again every two minutes until somebody has heard, for half an hour', async () => {
    const { sql, sent, tellAt } = aFlightWithADeadHold();
    const tellings: number[] = [];

    for (let at = nextNews(sql); at !== null; at = nextNews(sql)) {
      tellings.push((at - expiresAt) / minute);
      await tellAt(at);
    }

    expect(tellings).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31]);
    expect(sent).toHaveLength(tellings.length);
  });

  test('is told five seconds later when the queue refused it, however long that takes', async () => {
    const { sql, sent, house, tellAt } = aFlightWithADeadHold();
    house.isQueueDown = true;
    await tellAt(expiresAt + 60 * minute);
    expect(nextNews(sql)).toBe(expiresAt + 60 * minute + 5_000);

    house.isQueueDown = false;
    await tellAt(expiresAt + 60 * minute + 5_000);

    expect(sent).toHaveLength(1);
    expect(nextNews(sql)).toBeNull();
  });

  test('that was released before it expired is nobody’s news', () => {
    const { sql, memory } = aFlightWithAHold();

    endHold(memory, living, 'released', expiresAt - 1);
    memory.store();

    expect(nextNews(sql)).toBeNull();
  });
});
