// Registering and verifying in D1 `accounts`: each one batch, the same statements whether or not the address is known.
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { ProfileOnWire } from '#contracts/account';
import type { AccountMailMessage } from '#contracts/queue-messages';
import { links } from '#database/accounts-mails';
import { userRoles, users } from '#database/accounts-users';
import type { EventId, Instant, UserId } from '#domain/ids';
import type { Caller, Role } from '#platform/caller';
import { insertAuditFor } from './audit.store.ts';
import { countMailRequest, insertLinkOf, insertMailTo } from './mails.store.ts';

export type Registration = {
  userId: UserId;
  email: string;
  addressHash: string;
  passwordHash: string;
  givenName: string;
  familyName: string;
  locale: ProfileOnWire['locale'];
  link: { eventId: EventId; tokenHash: string; expiresAt: Instant };
  at: Instant;
};

/** Answers the mail that is due; undefined when the address asked too often. */
export async function saveRegistration(
  db: DrizzleD1Database,
  caller: Caller,
  registration: Registration,
): Promise<AccountMailMessage | undefined> {
  const { userId, email, addressHash, passwordHash, givenName, familyName, locale, link, at } = registration;
  const isNew = eq(users.id, userId);
  const [, , , , mails] = await db.batch([
    countMailRequest(db, addressHash, at),
    db
      .insert(users)
      .values({ id: userId, email, passwordHash, givenName, familyName, locale, createdAt: at })
      .onConflictDoUpdate({
        target: users.email,
        set: { passwordHash, givenName, familyName, locale },
        setWhere: sql`${users.emailVerifiedAt} IS NULL AND ${users.disabledAt} IS NULL`,
      }),
    db.insert(userRoles).select(
      db
        .select({
          userId: users.id,
          role: sql<Role>`'traveller'`.as('role'),
          grantedAt: sql<number>`${at}`.as('granted_at'),
        })
        .from(users)
        .where(isNew),
    ),
    insertAuditFor(
      db,
      { caller, at, action: 'register', entity: 'user' },
      { table: users, entityId: users.id, when: isNew },
    ),
    insertMailTo(db, {
      eventId: link.eventId,
      email,
      addressHash,
      kind: sql`CASE WHEN ${users.emailVerifiedAt} IS NULL THEN 'verify_email' ELSE 'already_registered' END`,
      now: at,
    }),
    insertLinkOf(db, { ...link, purpose: 'verify_email', passwordHash }),
  ]);
  return mails[0];
}

/** Puts the registration of this link in force and spends the person's other links; false when it is no live link. */
export async function spendVerification(
  db: DrizzleD1Database,
  caller: Caller,
  tokenHash: string,
  at: Instant,
): Promise<boolean> {
  const isLive = and(
    eq(links.tokenHash, tokenHash),
    eq(links.purpose, 'verify_email'),
    isNull(links.usedAt),
    gt(links.expiresAt, at),
  );
  const owner = db.select({ id: links.userId }).from(links).where(isLive);
  const passwordHash = sql`coalesce((SELECT ${links.passwordHash} FROM ${links} WHERE ${isLive}), ${users.passwordHash})`;
  const [, , spent] = await db.batch([
    db
      .update(users)
      .set({ emailVerifiedAt: at, passwordHash })
      .where(and(eq(users.id, owner), isNull(users.emailVerifiedAt))),
    insertAuditFor(
      db,
      { caller, at, action: 'verify_email', entity: 'user' },
      { table: links, entityId: links.userId, when: isLive },
    ),
    db
      .update(links)
      .set({ usedAt: at, passwordHash: null })
      .where(and(eq(links.userId, owner), eq(links.purpose, 'verify_email'), isNull(links.usedAt)))
      .returning({ eventId: links.eventId }),
  ]);
  return spent.length > 0;
}
