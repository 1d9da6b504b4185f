// Trading a refresh token for the next pair. Each is good once; a copy that turns up again ends the whole session.
import type { TokensOnWire } from '#contracts/account';
import type { Failure } from '#domain/errors';
import type { Instant, SessionId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { judgeRefreshToken, refreshTokenEndsAt } from '#domain/session';
import type { AccessGrant } from '#platform/access-token';
import type { Audience, Caller } from '#platform/caller';
import { hashOf } from '#platform/keyed-hash';
import { grantOf, presentTokens } from './open-session.ts';
import { successorOf } from './refresh-token.ts';
import { rolesFor } from './role-scopes.ts';
import type { NewRefreshToken, PresentedToken } from './sessions.store.ts';

type Deps = {
  now(): Instant;
  refreshKey: string;
  findToken(tokenHash: string): Promise<PresentedToken | undefined>;
  /** False when another call rotated it, or ended its session, first. */
  rotate(tokenHash: string, successor: NewRefreshToken, now: Instant): Promise<boolean>;
  /** Ends the session and mails its owner. */
  endReusedSession(caller: Caller, sessionId: SessionId, at: Instant): Promise<void>;
  signAccessToken(grant: AccessGrant, now: Instant): Promise<string>;
};

export async function refreshSession(
  deps: Deps,
  caller: Caller,
  token: string,
  audience: Audience,
): Promise<Result<TokensOnWire, Failure>> {
  const now = deps.now();
  const tokenHash = hashOf(token);
  const successor = successorOf(deps.refreshKey, token);
  let found = await deps.findToken(tokenHash);
  // At the other door a token is unknown, and stays good for its own.
  if (found?.audience !== audience) return err({ code: 'session_ended' });
  if (judgeRefreshToken(found.state, now) === 'rotate') {
    const { state } = found;
    const expiresAt = refreshTokenEndsAt(audience, now, state.session.expiresAt);
    const isRotated = await deps.rotate(tokenHash, { tokenHash: hashOf(successor), expiresAt }, now);
    if (isRotated) return answer(deps, found, successor, now);
    found = await deps.findToken(tokenHash);
  }
  if (!found) return err({ code: 'session_ended' });
  const verdict = judgeRefreshToken(found.state, now);
  if (verdict === 'answer_again') return answer(deps, found, successor, now);
  if (verdict === 'reused') await deps.endReusedSession(caller, found.sessionId, now);
  return err({ code: 'session_ended' });
}

/** Roles are read anew, so a role taken away is gone with the next refresh. */
async function answer(
  deps: Deps,
  found: PresentedToken,
  refreshToken: string,
  now: Instant,
): Promise<Result<TokensOnWire, Failure>> {
  const roles = rolesFor(found.audience, found.roles);
  if (roles.length === 0) return err({ code: 'session_ended' });
  return ok(presentTokens(await deps.signAccessToken(grantOf({ ...found, roles }), now), refreshToken));
}
