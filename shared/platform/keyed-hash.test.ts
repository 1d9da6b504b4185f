// What is kept instead of a secret or an address: found again by the same key and purpose, and by nothing else.
import { expect, test } from 'vitest';
import { hashOf, isSameHash, keyedHash } from '#platform/keyed-hash';

const key = 'a-key-for-tests-only-0123456789abcdef';

test('the same text under the same key and purpose is found again', () => {
  expect(keyedHash(key, 'email', 'ada@example.com')).toBe(keyedHash(key, 'email', 'ada@example.com'));
});

test('it is HMAC-SHA256 over purpose and text, so that hashes stored long ago still match', () => {
  // By another implementation: printf 'what do ya want:for nothing?' | openssl dgst -sha256 -hmac Jefe
  const made = Buffer.from(keyedHash('Jefe', 'what do ya want', 'for nothing?'), 'base64url').toString('hex');

  expect(made).toBe('d6610f22a21e1a6ab4d4bb55ac38f12f2fa277944d9a43ca2b3d444d7cfddce8');
});

test.each([
  ['another key', keyedHash(`${key}!`, 'email', 'ada@example.com')],
  ['another purpose', keyedHash(key, 'family-name', 'ada@example.com')],
  ['another text', keyedHash(key, 'email', 'ada@example.co')],
  ['no key at all', hashOf('email:ada@example.com')],
])('%s is another hash', (_, other) => {
  expect(other).not.toBe(keyedHash(key, 'email', 'ada@example.com'));
});

test('hashes are compared whole', () => {
  expect(isSameHash(hashOf('one'), hashOf('one'))).toBe(true);
  expect(isSameHash(hashOf('one'), hashOf('two'))).toBe(false);
  expect(isSameHash(hashOf('one'), hashOf('one').slice(1))).toBe(false);
});
