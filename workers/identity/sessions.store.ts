// Sessions and their refresh tokens in D1 `accounts`. A rotation is a compare-and-set: of two at once, one wins.
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { alias } from 'drizzle-orm/sqlite-core';
import type { AccountMailMessage } from '#contracts/queue-messages';
import { accountMails } from '#database/accounts-mails';
import { refreshTokens, type SessionEnd, sessions } from '#database/accounts-sessions';
import { users } from '#database/accounts-users';
import type { EventId, Instant, SessionId, UserId } from '#domain/ids';
import type { RefreshTokenState } from '#domain/session';
import type { Audience, Caller, Role } from '#platform/caller';
import { insertAudit, insertAuditFor } from './audit.store.ts';
import { messageColumns } from './mails.store.ts';
import { rolesColumn } from './users.store.ts';

export type NewSession = {
  id: SessionId;
  userId: UserId;
  audience: Audience;
  addressHash: string;
  createdAt: Instant;
  expiresAt: Instant;
};
export type NewRefreshToken = { tokenHash: string; expiresAt: Instant };

export async function saveSession(
  db: DrizzleD1Database,
  caller: Caller,
  session: NewSession,
  token: NewRefreshToken,
): Promise<void> {
  const at = session.createdAt;
  await db.batch([
    db.insert(sessions).values(session),
    db.insert(refreshTokens).values({ ...token, sessionId: session.id, issuedAt: at }),
    insertAudit(
      db,
      {
        caller,
        at,
        action: 'log_in',
        entity: 'session',
        after: { userId: session.userId, audience: session.audience },
      },
      session.id,
    ),
  ]);
}

export type PresentedToken = {
  state: RefreshTokenState;
  sessionId: SessionId;
  userId: UserId;
  audience: Audience;
  roles: Role[];
};

/** A refresh token with its session and its owner; undefined for one we never gave, and for one of a disabled account. */
export async function findRefreshToken(db: DrizzleD1Database, tokenHash: string): Promise<PresentedToken | undefined> {
  const successors = alias(refreshTokens, 'successors');
  const [row] = await db
    .select({
      token: { expiresAt: refreshTokens.expiresAt, rotatedAt: refreshTokens.rotatedAt },
      successorRotatedAt: successors.rotatedAt,
      session: { expiresAt: sessions.expiresAt, endedAt: sessions.endedAt },
      owner: { sessionId: sessions.id, userId: sessions.userId, audience: sessions.audience, roles: rolesColumn },
    })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(successors, eq(successors.tokenHash, refreshTokens.successorHash))
    .where(and(eq(refreshTokens.tokenHash, tokenHash), isNull(users.disabledAt)));
  if (!row) return undefined;
  const { token, session, owner, successorRotatedAt } = row;
  return { state: { ...token, session, isSuccessorUsed: successorRotatedAt !== null }, ...owner };
}

/** False when another call rotated the token, or ended its session, first. */
export async function rotateRefreshToken(
  db: DrizzleD1Database,
  tokenHash: string,
  successor: NewRefreshToken,
  now: Instant,
): Promise<boolean> {
  const liveSession = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, refreshTokens.sessionId), isNull(sessions.endedAt)));
  const [rotated] = await db.batch([
    db
      .update(refreshTokens)
      .set({ rotatedAt: now, successorHash: successor.tokenHash })
      .where(
        and(
          eq(refreshTokens.tokenHash, tokenHash),
          isNull(refreshTokens.rotatedAt),
          eq(refreshTokens.sessionId, liveSession),
        ),
      )
      .returning({ sessionId: refreshTokens.sessionId }),
    db
      .insert(refreshTokens)
      .select(
        db
          .select({
            tokenHash: sql<string>`${successor.tokenHash}`.as('token_hash'),
            sessionId: refreshTokens.sessionId,
            issuedAt: sql<number>`${now}`.as('issued_at'),
            expiresAt: sql<number>`${successor.expiresAt}`.as('expires_at'),
            rotatedAt: sql<number | null>`NULL`.as('rotated_at'),
            successorHash: sql<string | null>`NULL`.as('successor_hash'),
          })
          .from(refreshTokens)
          .where(and(eq(refreshTokens.tokenHash, tokenHash), eq(refreshTokens.successorHash, successor.tokenHash))),
      )
      .onConflictDoNothing(),
  ]);
  return rotated.length > 0;
}

/** Ends the session whose token was reused and puts the mail about it into the outbox; undefined when it had ended already. */
export async function saveReuse(
  db: DrizzleD1Database,
  caller: Caller,
  sessionId: SessionId,
  eventId: EventId,
  at: Instant,
): Promise<AccountMailMessage | undefined> {
  const isLive = and(eq(sessions.id, sessionId), isNull(sessions.endedAt));
  const mailRow = db
    .select({
      eventId: sql<EventId>`${eventId}`.as('event_id'),
      userId: sessions.userId,
      kind: sql<AccountMailMessage['kind']>`'session_reuse'`.as('kind'),
      createdAt: sql<number>`${at}`.as('created_at'),
      queuedAt: sql<number | null>`NULL`.as('queued_at'),
    })
    .from(sessions)
    .where(isLive);
  const [mails] = await db.batch([
    db.insert(accountMails).select(mailRow).returning(messageColumns),
    insertAuditFor(
      db,
      { caller, at, action: 'reuse_refresh_token', entity: 'session' },
      { table: sessions, entityId: sessions.id, when: isLive },
    ),
    db.update(sessions).set({ endedAt: at, endedBy: 'token_reused' }).where(isLive),
  ]);
  return mails[0];
}

/** Ends one session, named by its id or by the hash of any of its refresh tokens; an ended or unknown one stays as it is. */
export async function endSession(
  db: DrizzleD1Database,
  caller: Caller,
  which: { sessionId: SessionId } | { tokenHash: string },
  endedBy: SessionEnd,
  at: Instant,
): Promise<void> {
  const ofToken = (tokenHash: string) =>
    db.select({ id: refreshTokens.sessionId }).from(refreshTokens).where(eq(refreshTokens.tokenHash, tokenHash));
  const isIt = 'sessionId' in which ? eq(sessions.id, which.sessionId) : eq(sessions.id, ofToken(which.tokenHash));
  const isLive = and(isIt, isNull(sessions.endedAt));
  await db.batch([
    insertAuditFor(
      db,
      { caller, at, action: 'log_out', entity: 'session' },
      { table: sessions, entityId: sessions.id, when: isLive },
    ),
    db.update(sessions).set({ endedAt: at, endedBy }).where(isLive),
  ]);
}

/** Whether the session of an access token lives and its owner may still act. */
export async function isSessionAlive(
  db: DrizzleD1Database,
  sessionId: SessionId,
  userId: UserId,
  now: Instant,
): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        isNull(users.disabledAt),
        isNull(users.erasedAt),
      ),
    );
  return rows.length > 0;
}
