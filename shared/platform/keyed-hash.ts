// Hashes kept instead of the thing itself: of secrets nobody could guess, and, under a key of the house, of what could be guessed.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Enough for a random 256-bit token, which nobody can guess from its hash. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** For what can be guessed, such as an address or a name, and for tokens derived from a key. The purpose keeps one key's uses apart. */
export function keyedHash(key: string, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}:${text}`).digest('base64url');
}

export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
