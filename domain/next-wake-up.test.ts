// The earliest thing that falls due.

import { expect, test } from 'vitest';
import { nextWakeUp } from '#domain/next-wake-up';

test.each([
  [[], undefined],
  [[null, undefined], undefined],
  [[30, null, 10, undefined, 20], 10],
  [[0, 5], 0],
])('of %j it is %s', (due, expected) => {
  expect(nextWakeUp(...due)).toBe(expected);
});
