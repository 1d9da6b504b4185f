// Logging out: the session ends at once for refreshing, and within ten minutes for access tokens already out.
import type { Failure } from '#domain/errors';
import type { Instant, SessionId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { hashOf } from '#platform/keyed-hash';

type Deps = {
  now(): Instant;
  endSession(caller: Caller, which: { sessionId: SessionId } | { tokenHash: string }, at: Instant): Promise<void>;
};

/** Whoever holds a refresh token may end its session; a token that is dead or unknown is no reason to refuse. */
export async function logOut(deps: Deps, caller: Caller, refreshToken: string | null): Promise<Result<null, Failure>> {
  const now = deps.now();
  if (refreshToken !== null) await deps.endSession(caller, { tokenHash: hashOf(refreshToken) }, now);
  if (caller.kind === 'user' && caller.sessionId) await deps.endSession(caller, { sessionId: caller.sessionId }, now);
  return ok(null);
}
