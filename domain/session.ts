// How long a session lives, and what a presented refresh token is worth: it may be rotated, answered again, or be a sign of theft.
import type { Instant } from '#domain/ids';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A client that lost the answer may ask again this long, as long as nobody has used the successor. */
export const rotationGraceMilliseconds = 10_000;

/** Staff sign in each working day; travellers stay signed in while they come back. */
const lifetimes = {
  'skyhold:travellers': { absolute: 30 * day, idle: 14 * day },
  'skyhold:staff': { absolute: 8 * hour, idle: 8 * hour },
} as const;

export function sessionEndsAt(audience: keyof typeof lifetimes, openedAt: Instant): Instant {
  return openedAt + lifetimes[audience].absolute;
}

/** When a refresh token issued now dies unused: never later than its session. */
export function refreshTokenEndsAt(audience: keyof typeof lifetimes, issuedAt: Instant, endsAt: Instant): Instant {
  return Math.min(issuedAt + lifetimes[audience].idle, endsAt);
}

export type RefreshTokenState = {
  expiresAt: Instant;
  rotatedAt: Instant | null;
  isSuccessorUsed: boolean;
  session: { expiresAt: Instant; endedAt: Instant | null };
};

/** `reused` ends the whole family: either the thief or the owner holds a copy, and nobody can tell which. */
export function judgeRefreshToken(
  token: RefreshTokenState,
  now: Instant,
): 'rotate' | 'answer_again' | 'reused' | 'ended' {
  const { session } = token;
  if (session.endedAt !== null || now >= session.expiresAt) return 'ended';
  if (token.rotatedAt === null) return now < token.expiresAt ? 'rotate' : 'ended';
  const isWithinGrace = now < token.rotatedAt + rotationGraceMilliseconds;
  return isWithinGrace && !token.isSuccessorUsed ? 'answer_again' : 'reused';
}
