// How many more fit, and when the next one does.

import { expect, test } from 'vitest';
import { checkQuota } from '#domain/quota';

const now = 10_000;

test.each([
  ['nothing lives', [], 2, { isAllowed: true, remaining: 2, retryAfterSeconds: 0 }],
  ['one place is left', [12_000], 2, { isAllowed: true, remaining: 1, retryAfterSeconds: 0 }],
  ['full until the first ends', [19_000, 12_000], 2, { isAllowed: false, remaining: 0, retryAfterSeconds: 2 }],
  ['a part of a second counts as one', [10_001, 19_000], 2, { isAllowed: false, remaining: 0, retryAfterSeconds: 1 }],
  [
    'over the limit, as many must end as are too many',
    [12_000, 13_000, 15_000],
    1,
    { isAllowed: false, remaining: 0, retryAfterSeconds: 5 },
  ],
  ['a limit of nothing', [], 0, { isAllowed: false, remaining: 0, retryAfterSeconds: 1 }],
])('%s', (_, living, limit, expected) => {
  const given = [...living];

  expect(checkQuota(living, limit, now)).toEqual(expected);
  expect(living).toEqual(given);
});
