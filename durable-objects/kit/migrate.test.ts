// Tables of an object over time: each step once, none rewritten, nothing half done.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sqliteStorage } from '../../tests/support/sqlite-storage.ts';
import { hasTables, isBehind, migrate, type SchemaStep } from './migrate.ts';

const first: SchemaStep = {
  name: '0001_seats',
  sql: 'CREATE TABLE seats (seat TEXT); CREATE TABLE holds (hold TEXT);',
};
const second: SchemaStep = { name: '0002_row', sql: "INSERT INTO seats (seat) VALUES ('1A')" };
const seatCount = ({ sql }: ReturnType<typeof sqliteStorage>) =>
  sql.exec<{ count: number }>('SELECT COUNT(*) AS count FROM seats').one().count;

test('an object has tables from its first migration on', () => {
  const { sql } = sqliteStorage();
  expect(hasTables(sql)).toBe(false);

  migrate(sql, [first]);

  expect(hasTables(sql)).toBe(true);
});

test('each step runs once, however often and in however many parts the history is run', () => {
  const storage = sqliteStorage();

  migrate(storage.sql, [first]);
  migrate(storage.sql, [first, second]);
  migrate(storage.sql, [first, second]);

  expect(seatCount(storage)).toBe(1);
});

test('an object is behind when older code wrote it, not when nobody has written to it yet', () => {
  const { sql } = sqliteStorage();
  expect(isBehind(sql, [first])).toBe(false);

  migrate(sql, [first]);

  expect(isBehind(sql, [first])).toBe(false);
  expect(isBehind(sql, [first, second])).toBe(true);
});

test.each([
  ['renamed', [{ ...first, name: '0001_other' }, second]],
  ['reordered', [second, first]],
])('a past that was %s is refused', (_, history) => {
  const { sql } = sqliteStorage();
  migrate(sql, [first, second]);

  expect(() => migrate(sql, history)).toThrow('schema step');
});

test('older code runs on the tables of newer code, as while a deploy is taken back', () => {
  const storage = sqliteStorage();
  migrate(storage.sql, [first, second]);

  migrate(storage.sql, [first]);

  expect(seatCount(storage)).toBe(1);
});

test('a step that fails inside a transaction leaves the old tables, and is run again', () => {
  const storage = sqliteStorage();
  migrate(storage.sql, [first]);
  const broken = { name: second.name, sql: `${second.sql}; INSERT INTO nowhere VALUES (1)` };

  expect(() => storage.transactionSync(() => migrate(storage.sql, [first, broken]))).toThrow('nowhere');

  expect(seatCount(storage)).toBe(0);
  migrate(storage.sql, [first, second]);
  expect(seatCount(storage)).toBe(1);
});

describe('the histories of the house', () => {
  /** Every step of an object, in the order of their numbers. */
  const historyOf = (object: string): SchemaStep[] =>
    readdirSync(`migrations/${object}`)
      .sort()
      .map((file) => ({ name: file.replace('.sql', ''), sql: readFileSync(`migrations/${object}/${file}`, 'utf8') }));

  test.each(['flight', 'booking', 'throttle'])('of a %s runs on an empty object, and step by step', (object) => {
    const history = historyOf(object);
    const { sql } = sqliteStorage();
    const grown = sqliteStorage();

    migrate(sql, history);
    for (const count of history.keys()) migrate(grown.sql, history.slice(0, count + 1));

    expect(hasTables(sql)).toBe(true);
    expect(hasTables(grown.sql)).toBe(true);
  });

  test('a booking that was sold before its flights were kept as sold takes them as they are', () => {
    const { sql } = sqliteStorage();
    const history = historyOf('booking');
    const before = history.findIndex(({ name }) => name === '0004_cancellations');
    migrate(sql, history.slice(0, before));
    const departing = Date.UTC(2026, 11, 5, 8, 30);
    sql.exec(
      `INSERT INTO segments (position, flight_id, slice, hold_id, plan_version, cabin, booking_class, departing_at, party, on_wire)
       VALUES (0, 'flt_1', 0, 'hld_1', 1, 'economy', 'Y', ?, '[]', '{"arriving_at_utc":"2026-12-05T16:45:00.000Z"}')`,
      departing,
    );

    migrate(sql, history);

    expect(sql.exec('SELECT sold_departing_at, sold_arriving_at, is_cancelled_by_carrier FROM segments').one()).toEqual(
      {
        sold_departing_at: departing,
        sold_arriving_at: Date.UTC(2026, 11, 5, 16, 45),
        is_cancelled_by_carrier: 0,
      },
    );
  });
});
