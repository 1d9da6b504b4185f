// The one alarm: as early as needed, as seldom written as possible, found again when lost.

import { beforeEach, describe, expect, test } from 'vitest';
import { type WakeUp, wakeUp } from './wake-up.ts';

const now = 1_000;
let stored: number | null;
let writes: number[];
let alarm: WakeUp;

beforeEach(() => {
  stored = null;
  writes = [];
  alarm = wakeUp({
    getAlarm: async () => stored,
    setAlarm: async (at) => {
      stored = at;
      writes.push(at);
    },
    deleteAlarm: async () => {
      stored = null;
    },
  });
});

describe('arming', () => {
  test.each([
    ['nothing due writes nothing', [undefined], []],
    ['the first is written', [5_000], [5_000]],
    ['the same or a later one is not', [5_000, 5_000, 9_000], [5_000]],
    ['an earlier one is', [5_000, 4_000], [5_000, 4_000]],
    ['what is due already rings the next moment, not in the past', [10], [1_001]],
  ])('%s', (_, dues, expected) => {
    for (const due of dues) alarm.arm(due, now);

    expect(writes).toEqual(expected);
  });

  test('one that should have rung by now is written again', () => {
    alarm.arm(5_000, now);
    alarm.arm(9_000, 5_000);

    expect(writes).toEqual([5_000, 9_000]);
  });

  test('what has rung is not set any more', () => {
    alarm.arm(5_000, now);
    alarm.fired();
    alarm.arm(9_000, 4_999);

    expect(writes).toEqual([5_000, 9_000]);
  });
});

describe('rearming', () => {
  test.each([
    ['a lost alarm', null],
    ['one that stands in the past', 999],
  ])('%s is set again although memory believes in it', async (_, found) => {
    alarm.arm(5_000, now);
    stored = found;

    await alarm.rearm(5_000, now);

    expect(stored).toBe(5_000);
  });

  test('one that will ring is left alone', async () => {
    alarm.arm(5_000, now);

    await alarm.rearm(5_000, now);

    expect(writes).toEqual([5_000]);
  });

  test('nothing is set when nothing is due', async () => {
    await alarm.rearm(undefined, now);

    expect(writes).toEqual([]);
  });
});
