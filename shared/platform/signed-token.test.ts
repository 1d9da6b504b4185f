// A signed token opens only as it was made: same text, same purpose, a key we know.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestToken, openToken, signingKeysFrom, signToken } from '#platform/signed-token';

const oldSecret = 'an-old-secret-of-more-than-32-characters';
const newSecret = 'a-new-secret-of-more-than-32-characters!';
const keys = await signingKeysFrom(oldSecret);

test('a token gives back what was signed, and is safe in a URL', async () => {
  const token = await signToken(keys, 'offer', { total: 12999, name: 'Orly → Kraków' });

  expect(token).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(await openToken(keys, 'offer', token)).toEqual({ payload: { total: 12999, name: 'Orly → Kraków' } });
});

test('changing any one character makes it worthless, the spare bits of the last one included', async () => {
  const token = await signToken(keys, 'offer', { total: 12999 });
  const character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.');

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: token.length - 1 }), character, async (at, other) => {
      fc.pre(token[at] !== other);
      expect(await openToken(keys, 'offer', token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }),
    { numRuns: 500 },
  );
  for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
    const altered = token.slice(0, -1) + last;
    if (altered !== token) expect(await openToken(keys, 'offer', altered)).toBeNull();
  }
});

test.each(['', '.', '..', '...', 'a.b.c', `${'x'.repeat(5000)}.y.z`, '\u0000.\u0000.\u0000'])(
  'nonsense %j is refused without a throw',
  async (nonsense) => {
    expect(await openToken(keys, 'offer', nonsense)).toBeNull();
  },
);

test('a token made for one purpose does not open for another', async () => {
  const token = await signToken(keys, 'cursor', {});

  expect(await openToken(keys, 'offer', token)).toBeNull();
});

describe('when the key is turned', () => {
  test.each([
    ['named keys', `2026b:${newSecret},2026a:${oldSecret}`, `2026a:${oldSecret}`],
    ['bare secrets', `${newSecret}, ${oldSecret}`, oldSecret],
  ])('what the old key signed still opens, with %s', async (_, afterTurn, beforeTurn) => {
    const token = await signToken(await signingKeysFrom(beforeTurn), 'offer', { a: 1 });

    expect(await openToken(await signingKeysFrom(afterTurn), 'offer', token)).toEqual({ payload: { a: 1 } });
  });

  test('the new key signs, and once the old one is gone its tokens are worthless', async () => {
    const old = await signToken(keys, 'offer', { a: 1 });
    const turned = await signingKeysFrom(`${newSecret},${oldSecret}`);
    const alone = await signingKeysFrom(newSecret);

    expect(await openToken(alone, 'offer', await signToken(turned, 'offer', { a: 2 }))).toEqual({ payload: { a: 2 } });
    expect(await openToken(alone, 'offer', old)).toBeNull();
  });
});

test('a key too short to be secret is refused by name', async () => {
  await expect(signingKeysFrom('kid:short')).rejects.toThrow('shorter than 32');
});

test('what would not fit into a URL is a bug, not a token', async () => {
  await expect(signToken(keys, 'offer', 'x'.repeat(longestToken))).rejects.toThrow('longer than');
});
