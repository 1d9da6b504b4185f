// The outbox of mails about accounts: written with the change, sent to the queue after it, sent again until the queue has taken it.
import { and, eq, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { AccountMailMessage } from '#contracts/queue-messages';
import { accountMails, type LinkPurpose, links, mailRequests } from '#database/accounts-mails';
import { users } from '#database/accounts-users';
import type { EventId, Instant } from '#domain/ids';

const requestWindowMilliseconds = 60 * 60 * 1000;
/** Mails that anyone may cause to one address in an hour; who asks for more is answered alike and nothing is sent. */
const mailsInWindow = 5;

/** Counts that this address asked for a mail, known or unknown alike. */
export function countMailRequest(db: DrizzleD1Database, addressHash: string, now: Instant) {
  const isOver = sql`${mailRequests.windowStartedAt} <= ${now - requestWindowMilliseconds}`;
  return db
    .insert(mailRequests)
    .values({ addressHash, windowStartedAt: now, requests: 1 })
    .onConflictDoUpdate({
      target: mailRequests.addressHash,
      set: {
        requests: sql`CASE WHEN ${isOver} THEN 1 ELSE ${mailRequests.requests} + 1 END`,
        windowStartedAt: sql`CASE WHEN ${isOver} THEN ${now} ELSE ${mailRequests.windowStartedAt} END`,
      },
    });
}

/** Puts a mail to the owner of this address into the outbox, if there is one and the address has not asked too often. */
export function insertMailTo(
  db: DrizzleD1Database,
  mail: { eventId: EventId; email: string; addressHash: string; kind: SQL<AccountMailMessage['kind']>; now: Instant },
) {
  const asked = sql`(SELECT ${mailRequests.requests} FROM ${mailRequests} WHERE ${mailRequests.addressHash} = ${mail.addressHash})`;
  const rows = db
    .select({
      eventId: sql<EventId>`${mail.eventId}`.as('event_id'),
      userId: users.id,
      kind: sql<AccountMailMessage['kind']>`${mail.kind}`.as('kind'),
      createdAt: sql<number>`${mail.now}`.as('created_at'),
      queuedAt: sql<number | null>`NULL`.as('queued_at'),
    })
    .from(users)
    .where(and(eq(users.email, mail.email), isNull(users.disabledAt), lte(asked, mailsInWindow)));
  return db.insert(accountMails).select(rows).returning(messageColumns);
}

/** Adds the link to a mail of the same batch, if that mail is of the kind that carries one. */
export function insertLinkOf(
  db: DrizzleD1Database,
  link: { eventId: EventId; purpose: LinkPurpose; tokenHash: string; expiresAt: Instant; passwordHash: string | null },
) {
  const rows = db
    .select({
      eventId: accountMails.eventId,
      userId: accountMails.userId,
      purpose: sql<LinkPurpose>`${link.purpose}`.as('purpose'),
      tokenHash: sql<string>`${link.tokenHash}`.as('token_hash'),
      expiresAt: sql<number>`${link.expiresAt}`.as('expires_at'),
      usedAt: sql<number | null>`NULL`.as('used_at'),
      passwordHash: sql<string | null>`${link.passwordHash}`.as('password_hash'),
    })
    .from(accountMails)
    .where(and(eq(accountMails.eventId, link.eventId), eq(accountMails.kind, link.purpose)));
  return db.insert(links).select(rows);
}

export const messageColumns = {
  event_id: accountMails.eventId,
  user_id: accountMails.userId,
  kind: accountMails.kind,
};

export async function markQueued(db: DrizzleD1Database, eventIds: EventId[], now: Instant): Promise<void> {
  await db.update(accountMails).set({ queuedAt: now }).where(inArray(accountMails.eventId, eventIds));
}

/** The oldest mails that no queue has taken, made before `madeBefore`. */
export function findUnsent(db: DrizzleD1Database, madeBefore: Instant): Promise<AccountMailMessage[]> {
  return db
    .select(messageColumns)
    .from(accountMails)
    .where(and(isNull(accountMails.queuedAt), lt(accountMails.createdAt, madeBefore)))
    .orderBy(accountMails.createdAt)
    .limit(50);
}

/** A mail of the outbox with its reader and, where it carries one, its link; undefined when the account is gone. */
export async function findMail(db: DrizzleD1Database, eventId: EventId) {
  const [row] = await db
    .select({
      kind: accountMails.kind,
      email: users.email,
      givenName: users.givenName,
      locale: users.locale,
      link: { purpose: links.purpose, expiresAt: links.expiresAt, usedAt: links.usedAt },
    })
    .from(accountMails)
    .innerJoin(users, eq(users.id, accountMails.userId))
    .leftJoin(links, eq(links.eventId, accountMails.eventId))
    .where(eq(accountMails.eventId, eventId));
  return row;
}
