// The secret of an API key: `sk_`, the key's own id as a prefix that may be shown, and 256 random bits that are shown once.
import { randomBytes } from 'node:crypto';
import type { ApiKeyId } from '#domain/ids';

const shape = /^sk_([0-9a-z]{26})_[A-Za-z0-9_-]{43}$/;

export function newApiKeySecret(id: ApiKeyId): string {
  return `sk_${id.slice('key_'.length)}_${randomBytes(32).toString('base64url')}`;
}

/** Which key a secret claims to be; undefined when it has not even the shape of one. */
export function claimedKeyId(secret: string): ApiKeyId | undefined {
  const [, name] = shape.exec(secret) ?? [];
  return name === undefined ? undefined : `key_${name}`;
}
