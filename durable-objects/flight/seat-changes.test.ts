// What watchers of a seat map are told: changes coalesced, resumed from where they were seen, begun anew where they were not.
import { describe, expect, test } from 'vitest';
import type { SeatState } from '#contracts/flight-object';
import { historyFrom, keptVersions, moveOn, type SeatsAt, toldSince } from './seat-changes.ts';

const at = (version: number, seats: Record<string, SeatState> = {}, planVersion = 1): SeatsAt => ({
  version,
  planVersion,
  seats,
});
const throughAll = ([first, ...rest]: SeatsAt[]) => rest.reduce(moveOn, historyFrom(first ?? at(0)));

describe('a change', () => {
  test('tells seats that were claimed, paid for, blocked and given back, and no other', () => {
    const before = at(4, { '1A': 'held', '1B': 'held', '1C': 'taken', '2A': 'blocked' });
    const after = at(9, { '1A': 'taken', '1C': 'taken', '2A': 'blocked', '2B': 'blocked', '3C': 'held' });

    expect(toldSince(throughAll([before, after]), 4)).toEqual({
      kind: 'delta',
      previousVersion: 4,
      version: 9,
      seats: { '1A': 'taken', '1B': 'free', '2B': 'blocked', '3C': 'held' },
    });
  });

  test('several versions are one change, and a seat that came back within it is not told', () => {
    const history = throughAll([at(1, { '1A': 'held' }), at(7, { '1A': 'held', '1B': 'held' })]);

    expect(history.changes).toHaveLength(1);
    expect(toldSince(history, 1)).toMatchObject({ seats: { '1B': 'held' } });
  });

  test('the same version again is no change', () => {
    const history = throughAll([at(3, { '1A': 'held' })]);

    expect(moveOn(history, at(3, { '1A': 'held' }))).toBe(history);
  });
});

describe('who has seen', () => {
  const history = throughAll([
    at(1),
    at(3, { '1A': 'held' }),
    at(4, { '1A': 'held', '1B': 'held' }),
    at(6, { '1B': 'taken' }),
  ]);

  test('nothing, is told every seat that is not free', () => {
    expect(toldSince(history, undefined)).toEqual({ kind: 'snapshot', version: 6, seats: { '1B': 'taken' } });
  });

  test('an older version, is told all changes since as one, each seat as it is now', () => {
    expect(toldSince(history, 1)).toEqual({
      kind: 'delta',
      previousVersion: 1,
      version: 6,
      seats: { '1A': 'free', '1B': 'taken' },
    });
    expect(toldSince(history, 4)).toMatchObject({ previousVersion: 4, seats: { '1A': 'free', '1B': 'taken' } });
  });

  test('the present version, is told that nothing changed', () => {
    expect(toldSince(history, 6)).toEqual({ kind: 'delta', previousVersion: 6, version: 6, seats: {} });
  });

  test.each([
    [2, 'lies within a change'],
    [0, 'is older than what is kept'],
    [7, 'has not come yet'],
  ])('version %i, which %s, begins anew', (version) => {
    expect(toldSince(history, version)).toMatchObject({ kind: 'snapshot', version: 6 });
  });
});

test(`the last ${keptVersions} versions are kept, and no more`, () => {
  const versions = Array.from({ length: 1500 }, (_, index) => at(index, { [`${index % 40}A`]: 'held' }));

  const history = throughAll(versions);

  expect(history.changes).toHaveLength(keptVersions);
  expect(toldSince(history, 1499 - keptVersions)).toMatchObject({ kind: 'delta' });
  expect(toldSince(history, 1499 - keptVersions - 1)).toMatchObject({ kind: 'snapshot' });
});

describe('a plan', () => {
  test('that opens a flight goes on from what was seen of it unopened', () => {
    const history = throughAll([at(0, {}, 0), at(2, { '1A': 'held' }, 5)]);

    expect(toldSince(history, 0)).toMatchObject({ kind: 'delta', seats: { '1A': 'held' } });
  });

  test('that replaces another begins anew for everybody, since seats may have come and gone', () => {
    const history = throughAll([at(1, { '1A': 'held' }), at(2, { '1A': 'held' }), at(3, {}, 2)]);

    expect(toldSince(history, 2)).toEqual({ kind: 'snapshot', version: 3, seats: {} });
  });
});
