// Calls that share a transaction: a refusal and a throw stay with the call they belong to, and the whole fails as one.

import { beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '#domain/result';
import { type SyncStorage, sqliteStorage } from '../../tests/support/sqlite-storage.ts';
import { groupCommit } from './group-commit.ts';

let storage: SyncStorage;
let turns: (() => void)[];
let calls: string[];
let commit: ReturnType<typeof groupCommit>;
let failAt: 'begin' | 'end' | undefined;

beforeEach(() => {
  storage = sqliteStorage();
  storage.sql.exec('CREATE TABLE notes (note TEXT)');
  turns = [];
  calls = [];
  failAt = undefined;
  let depth = 0;
  let clock = 100;
  commit = groupCommit({
    transactionSync: (run) =>
      storage.transactionSync(() => {
        depth++;
        try {
          const value = run();
          if (failAt === 'end' && depth === 1) throw new Error('disk full');
          return value;
        } finally {
          depth--;
        }
      }),
    nextTurn: (run) => void turns.push(run),
    begin: () => {
      calls.push('begin');
      if (failAt === 'begin') throw new Error('no tables');
      return clock++;
    },
    afterCommit: (now) => void calls.push(`after ${now}`),
    afterRollback: () => void calls.push('forget'),
  });
});

const write = (note: string) => storage.sql.exec('INSERT INTO notes (note) VALUES (?)', note);
const notes = () =>
  storage.sql
    .exec<{ note: string }>('SELECT note FROM notes ORDER BY rowid')
    .toArray()
    .map(({ note }) => note);
/** Lets the turns that are waiting come, and those that they bring. */
const nextTurn = () => {
  for (let turn = turns.shift(); turn; turn = turns.shift()) turn();
};
const fine = (note: string) =>
  commit((now) => {
    write(note);
    return ok(`${note} at ${now}`);
  });

test('calls of one turn share one reading of the clock and one alarm; those of the next have their own', async () => {
  const first = [fine('a'), fine('b')];
  expect(notes()).toEqual([]);

  nextTurn();

  expect(await Promise.all(first)).toEqual([ok('a at 100'), ok('b at 100')]);
  expect(calls).toEqual(['begin', 'after 100']);
  const second = fine('c');
  nextTurn();
  expect(await second).toEqual(ok('c at 101'));
  expect(calls).toEqual(['begin', 'after 100', 'begin', 'after 101']);
  expect(notes()).toEqual(['a', 'b', 'c']);
});

test('a refusal takes back what its own call wrote, and nothing else', async () => {
  const answers = [
    fine('a'),
    commit(() => {
      write('refused');
      return err({ code: 'seat_unavailable' });
    }),
    commit(() => ok(notes())),
  ];

  nextTurn();

  expect(await Promise.all(answers)).toEqual([ok('a at 100'), err({ code: 'seat_unavailable' }), ok(['a'])]);
  expect(notes()).toEqual(['a']);
  expect(calls).toEqual(['begin', 'after 100']);
});

test('a throw rejects its own call and takes back what it wrote', async () => {
  const before = fine('a');
  const failing = commit(() => {
    write('lost');
    throw new Error('a bug');
  });
  const after = fine('b');

  nextTurn();

  await expect(failing).rejects.toThrow('a bug');
  expect([await before, await after]).toEqual([ok('a at 100'), ok('b at 100')]);
  expect(notes()).toEqual(['a', 'b']);
  expect(calls).toEqual(['begin', 'after 100']);
});

test.each(['begin', 'end'] as const)(
  'when the whole fails at its %s, every call is rejected and nothing is kept',
  async (when) => {
    failAt = when;
    const both = [fine('a'), fine('b')];

    nextTurn();

    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(notes()).toEqual([]);
    expect(calls).toEqual(['begin', 'forget']);
    failAt = undefined;
    const again = fine('a');
    nextTurn();
    expect((await again).ok).toBe(true);
  },
);

test('a call made while a batch runs joins the next one', async () => {
  let inner: ReturnType<typeof fine> | undefined;
  const outer = commit(() => {
    inner = fine('inner');
    return ok(notes());
  });

  nextTurn();

  expect(await outer).toEqual(ok([]));
  expect(await inner).toEqual(ok('inner at 101'));
});

describe('a thousand calls wait', () => {
  test('the next is told to come back, and there is room again after the batch', async () => {
    const waiting = Array.from({ length: 1_000 }, () => commit(() => ok(null)));

    expect(await fine('too many')).toEqual(err({ code: 'busy', retryAfterSeconds: 1 }));
    nextTurn();

    expect(new Set((await Promise.all(waiting)).map(({ ok }) => ok))).toEqual(new Set([true]));
    expect(notes()).toEqual([]);
    const later = fine('later');
    nextTurn();
    expect((await later).ok).toBe(true);
  });
});
