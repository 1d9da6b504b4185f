// Opening a session, and handing out the pair of tokens that a log-in and a refresh answer with.
import type { TokensOnWire } from '#contracts/account';
import type { Instant, SessionId, UserId } from '#domain/ids';
import { refreshTokenEndsAt, sessionEndsAt } from '#domain/session';
import { type AccessGrant, accessTokenSeconds } from '#platform/access-token';
import type { Audience, Caller, Role } from '#platform/caller';
import { hashOf } from '#platform/keyed-hash';
import { scopesOf } from './role-scopes.ts';
import type { NewRefreshToken, NewSession } from './sessions.store.ts';

type Deps = {
  now(): Instant;
  newSessionId(): SessionId;
  newRefreshToken(): string;
  saveSession(caller: Caller, session: Omit<NewSession, 'addressHash'>, token: NewRefreshToken): Promise<void>;
  signAccessToken(grant: AccessGrant, now: Instant): Promise<string>;
};

type SessionToOpen = { userId: UserId; audience: Audience; roles: Role[] };

export async function openSession(deps: Deps, caller: Caller, opened: SessionToOpen): Promise<TokensOnWire> {
  const { userId, audience } = opened;
  const now = deps.now();
  const id = deps.newSessionId();
  const refreshToken = deps.newRefreshToken();
  const expiresAt = sessionEndsAt(audience, now);
  await deps.saveSession(
    caller,
    { id, userId, audience, createdAt: now, expiresAt },
    { tokenHash: hashOf(refreshToken), expiresAt: refreshTokenEndsAt(audience, now, expiresAt) },
  );
  return presentTokens(await deps.signAccessToken(grantOf({ ...opened, sessionId: id }), now), refreshToken);
}

export function grantOf(session: SessionToOpen & { sessionId: SessionId }): AccessGrant {
  const { userId, sessionId, audience, roles } = session;
  return { userId, sessionId, audience, roles, scopes: scopesOf(roles) };
}

export function presentTokens(accessToken: string, refreshToken: string): TokensOnWire {
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: accessTokenSeconds,
    refresh_token: refreshToken,
  };
}
