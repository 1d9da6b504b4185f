// Who stands behind an API key: one failure for a key that is malformed, unknown, revoked or of somebody gone.
import type { AccountFailure, CommonFailure } from '#domain/errors';
import type { ApiKeyId, Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller, SignedIn } from '#platform/caller';
import { hashOf, isSameHash } from '#platform/keyed-hash';
import { claimedKeyId } from './api-key-secret.ts';
import type { LiveApiKey } from './api-keys.store.ts';
import { rolesFor, scopesOf } from './role-scopes.ts';

type Deps = {
  now(): Instant;
  findKey(id: ApiKeyId): Promise<LiveApiKey | undefined>;
  /** After the answer. */
  noteUse(id: ApiKeyId, at: Instant): void;
};

export async function authenticateApiKey(
  deps: Deps,
  _caller: Caller,
  apiKey: string,
): Promise<Result<Omit<SignedIn, 'requestId'>, AccountFailure | CommonFailure>> {
  const refused = err({ code: 'unauthenticated' });
  const apiKeyId = claimedKeyId(apiKey);
  const key = apiKeyId && (await deps.findKey(apiKeyId));
  if (!apiKeyId || !key || !isSameHash(key.secretHash, hashOf(apiKey))) return refused;
  const audience = 'skyhold:travellers';
  const roles = rolesFor(audience, key.roles);
  if (roles.length === 0) return refused;
  const own = scopesOf(roles);
  deps.noteUse(apiKeyId, deps.now());
  const scopes = key.scopes.filter((scope) => own.includes(scope));
  return ok({ kind: 'user', userId: key.userId, audience, roles, scopes, apiKeyId });
}
