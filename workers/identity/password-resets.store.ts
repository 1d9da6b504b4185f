// Asking for a new password and setting it, in D1 `accounts`: each one batch.
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { AccountMailMessage } from '#contracts/queue-messages';
import { links } from '#database/accounts-mails';
import { sessions } from '#database/accounts-sessions';
import { users } from '#database/accounts-users';
import type { EventId, Instant, UserId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import { insertAuditFor } from './audit.store.ts';
import { countMailRequest, insertLinkOf, insertMailTo } from './mails.store.ts';

export type ResetRequest = {
  email: string;
  addressHash: string;
  link: { eventId: EventId; tokenHash: string; expiresAt: Instant };
  at: Instant;
};

/** Answers the mail that is due; undefined for an unknown address or one that asked too often. The writes are the same statements. */
export async function saveResetRequest(
  db: DrizzleD1Database,
  { email, addressHash, link, at }: ResetRequest,
): Promise<AccountMailMessage | undefined> {
  const [, mails] = await db.batch([
    countMailRequest(db, addressHash, at),
    insertMailTo(db, { eventId: link.eventId, email, addressHash, kind: sql`'reset_password'`, now: at }),
    insertLinkOf(db, { ...link, purpose: 'reset_password', passwordHash: null }),
  ]);
  return mails[0];
}

export type ResetOwner = { userId: UserId; email: string; givenName: string; familyName: string };

/** Whose password this link may set; undefined when it is no live link. */
export async function findResetOwner(
  db: DrizzleD1Database,
  tokenHash: string,
  at: Instant,
): Promise<ResetOwner | undefined> {
  const [row] = await db
    .select({ userId: users.id, email: users.email, givenName: users.givenName, familyName: users.familyName })
    .from(links)
    .innerJoin(users, eq(users.id, links.userId))
    .where(isLiveReset(tokenHash, at));
  return row?.email ? { ...row, email: row.email } : undefined;
}

/** Sets the password, ends every session and spends every link of the person; false when the link was spent meanwhile. */
export async function spendReset(
  db: DrizzleD1Database,
  caller: Caller,
  reset: { tokenHash: string; passwordHash: string; at: Instant },
): Promise<boolean> {
  const { tokenHash, passwordHash, at } = reset;
  const isLive = isLiveReset(tokenHash, at);
  const owner = db.select({ id: links.userId }).from(links).where(isLive);
  const [, , , spent] = await db.batch([
    db
      .update(users)
      .set({ passwordHash, emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${at})` })
      .where(eq(users.id, owner)),
    db
      .update(sessions)
      .set({ endedAt: at, endedBy: 'password_reset' })
      .where(and(eq(sessions.userId, owner), isNull(sessions.endedAt))),
    insertAuditFor(
      db,
      { caller, at, action: 'reset_password', entity: 'user' },
      { table: links, entityId: links.userId, when: isLive },
    ),
    db
      .update(links)
      .set({ usedAt: at, passwordHash: null })
      .where(and(eq(links.userId, owner), isNull(links.usedAt)))
      .returning({ eventId: links.eventId }),
  ]);
  return spent.length > 0;
}

function isLiveReset(tokenHash: string, at: Instant) {
  return and(
    eq(links.tokenHash, tokenHash),
    eq(links.purpose, 'reset_password'),
    isNull(links.usedAt),
    gt(links.expiresAt, at),
  );
}
