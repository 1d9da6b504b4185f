// Shared work: done once for all who want it at the same time, each with a promise of its own, and again for the next.
import { expect, test } from 'vitest';
import { sharedWork } from './shared-work.ts';

/** Work that ends when the test says so. */
function someWork() {
  const shared = sharedWork<number>();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  return { shared, begun: shared.run('a', () => promise), resolve, reject };
}

test('all who join get the outcome, each by a promise of its own', async () => {
  const { shared, begun, resolve } = someWork();
  const joined = [shared.join('a'), shared.join('a')];
  resolve(1);

  expect(await Promise.all([begun, ...joined])).toEqual([1, 1, 1]);
  expect(new Set([begun, ...joined]).size).toBe(3);
});

test('nothing is joined under another key, nor when the work is done', async () => {
  const { shared, begun, resolve } = someWork();
  expect(shared.join('b')).toBeUndefined();
  resolve(1);
  await begun;

  expect(shared.join('a')).toBeUndefined();
});

test('all who joined fail with the work, and it may be tried again', async () => {
  const { shared, begun, reject } = someWork();
  const outcomes = Promise.allSettled([begun, shared.join('a')]);
  reject(new Error('away'));

  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await shared.run('a', async () => 2)).toBe(2);
});
