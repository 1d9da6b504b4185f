// Refresh tokens: opaque, 256 bits. The first of a session is random; each next one follows from the one before and the key.
import { randomBytes } from 'node:crypto';
import { keyedHash } from '#platform/keyed-hash';

const prefix = 'rt_';

export function newRefreshToken(): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** Always the same for the same token, so that a client which lost the answer gets the very token it would have had. */
export function successorOf(refreshKey: string, token: string): string {
  return `${prefix}${keyedHash(refreshKey, 'successor', token)}`;
}
