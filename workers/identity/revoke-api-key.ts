// Revoking an API key: from the next call on it opens nothing.
import type { Failure } from '#domain/errors';
import type { ApiKeyId, Instant, UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { inLiveSession } from './may-act.ts';

type Deps = {
  now(): Instant;
  isSessionLive(caller: Caller): Promise<boolean>;
  /** False when the person has no such working key. */
  revokeKey(caller: Caller, userId: UserId, id: ApiKeyId, at: Instant): Promise<boolean>;
};

export async function revokeApiKey(deps: Deps, caller: Caller, id: ApiKeyId): Promise<Result<null, Failure>> {
  const allowed = await inLiveSession(deps.isSessionLive, caller, 'profile:write');
  if (!allowed.ok) return allowed;
  const isRevoked = await deps.revokeKey(caller, allowed.value.userId, id, deps.now());
  return isRevoked ? ok(null) : err({ code: 'not_found' });
}
