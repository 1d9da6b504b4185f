// Whether a caller's session or API key works this very moment, as the database knows it: for verbs that cannot wait ten minutes.
import type { ApiKeyId, Instant, SessionId, UserId } from '#domain/ids';
import type { Caller } from '#platform/caller';

type Deps = {
  now(): Instant;
  isSessionAlive(sessionId: SessionId, userId: UserId, now: Instant): Promise<boolean>;
  isApiKeyAlive(id: ApiKeyId, userId: UserId): Promise<boolean>;
};

export async function isSessionLive(deps: Deps, caller: Caller): Promise<boolean> {
  if (caller.kind === 'system') return true;
  if (caller.kind === 'anonymous') return false;
  if (caller.apiKeyId) return deps.isApiKeyAlive(caller.apiKeyId, caller.userId);
  return caller.sessionId !== undefined && deps.isSessionAlive(caller.sessionId, caller.userId, deps.now());
}
