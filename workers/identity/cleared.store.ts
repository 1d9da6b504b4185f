// Deleting what has ended long ago from D1 `accounts`, in one batch, children before parents.
import { and, eq, inArray, isNotNull, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { accountMails, links, mailRequests } from '#database/accounts-mails';
import { sessions } from '#database/accounts-sessions';
import { userRoles, users } from '#database/accounts-users';
import type { ClearedBefore } from './clear-ended.job.ts';

/** Answers how many sessions, mails and registrations are gone. */
export async function deleteEnded(db: DrizzleD1Database, before: ClearedBefore): Promise<number> {
  const unverified = db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        isNull(users.emailVerifiedAt),
        isNull(users.erasedAt),
        lt(users.createdAt, before.unverified),
        // A fresh registration of the same address may still wait for its owner.
        notExists(
          db
            .select({ one: sql`1` })
            .from(accountMails)
            .where(and(eq(accountMails.userId, users.id), sql`${accountMails.createdAt} >= ${before.unverified}`)),
        ),
      ),
    );
  const oldMails = db
    .select({ id: accountMails.eventId })
    .from(accountMails)
    .where(and(isNotNull(accountMails.queuedAt), lt(accountMails.createdAt, before.mails)));
  const [endedSessions, , , spentMails, , , strangers] = await db.batch([
    db.delete(sessions).where(lt(sessions.expiresAt, before.sessions)).returning({ id: sessions.id }),
    db.delete(links).where(inArray(links.eventId, oldMails)),
    db.delete(links).where(inArray(links.userId, unverified)),
    db
      .delete(accountMails)
      .where(and(isNotNull(accountMails.queuedAt), lt(accountMails.createdAt, before.mails)))
      .returning({ id: accountMails.eventId }),
    db.delete(accountMails).where(inArray(accountMails.userId, unverified)),
    db.delete(userRoles).where(inArray(userRoles.userId, unverified)),
    db.delete(users).where(inArray(users.id, unverified)).returning({ id: users.id }),
    db.delete(mailRequests).where(lt(mailRequests.windowStartedAt, before.counts)),
  ]);
  return endedSessions.length + spentMails.length + strangers.length;
}
