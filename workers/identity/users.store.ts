// People in D1 `accounts`: at log-in, their profile, and their erasure.
import { and, eq, exists, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { ProfileOnWire } from '#contracts/account';
import { apiKeys } from '#database/accounts-keys';
import { links } from '#database/accounts-mails';
import { sessions } from '#database/accounts-sessions';
import { userRoles, users } from '#database/accounts-users';
import type { Instant, UserId } from '#domain/ids';
import type { Caller, Role } from '#platform/caller';
import { insertAudit } from './audit.store.ts';

/** The roles of the person of the outer query, as one JSON column. */
export const rolesColumn = sql<
  Role[]
>`(SELECT json_group_array(${userRoles.role}) FROM ${userRoles} WHERE "user_roles"."user_id" = "users"."id")`.mapWith(
  (text: string): Role[] => JSON.parse(text),
);

export type AccountAtLogin = {
  userId: UserId;
  passwordHash: string | null;
  emailVerifiedAt: Instant | null;
  disabledAt: Instant | null;
  roles: Role[];
  /** Somebody who knew the password has been at this network address lately. */
  isKnownPlace: boolean;
};

export async function findAccountAtLogin(
  db: DrizzleD1Database,
  email: string,
  place: { addressHash: string; since: Instant },
): Promise<AccountAtLogin | undefined> {
  const earlierSessions = db
    .select({ one: sql`1` })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, users.id),
        eq(sessions.addressHash, place.addressHash),
        gt(sessions.createdAt, place.since),
      ),
    );
  const [row] = await db
    .select({
      userId: users.id,
      passwordHash: users.passwordHash,
      emailVerifiedAt: users.emailVerifiedAt,
      disabledAt: users.disabledAt,
      roles: rolesColumn,
      isKnownPlace: sql<boolean>`${exists(earlierSessions)}`.mapWith(Boolean),
    })
    .from(users)
    .where(eq(users.email, email));
  return row;
}

/** Somebody who may act: not disabled, and with an address of their own. */
export async function findActiveAccount(
  db: DrizzleD1Database,
  email: string,
): Promise<{ userId: UserId; roles: Role[] } | undefined> {
  const [row] = await db
    .select({ userId: users.id, roles: rolesColumn })
    .from(users)
    .where(and(eq(users.email, email), isNotNull(users.emailVerifiedAt), isNull(users.disabledAt)));
  return row;
}

export async function savePasswordHash(db: DrizzleD1Database, userId: UserId, from: string, to: string): Promise<void> {
  await db
    .update(users)
    .set({ passwordHash: to })
    .where(and(eq(users.id, userId), eq(users.passwordHash, from)));
}

export type Profile = {
  id: UserId;
  email: string | null;
  givenName: string;
  familyName: string;
  phone: string | null;
  locale: ProfileOnWire['locale'];
  roles: Role[];
  createdAt: Instant;
};
export type ProfileChange = Partial<Pick<Profile, 'givenName' | 'familyName' | 'phone' | 'locale'>>;

/** Undefined for an unknown or an erased person. */
export async function findProfile(db: DrizzleD1Database, userId: UserId): Promise<Profile | undefined> {
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      givenName: users.givenName,
      familyName: users.familyName,
      phone: users.phone,
      locale: users.locale,
      roles: rolesColumn,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.erasedAt)));
  return row;
}

export async function saveProfile(
  db: DrizzleD1Database,
  caller: Caller,
  userId: UserId,
  change: ProfileChange,
  at: Instant,
): Promise<void> {
  const fields = Object.keys(change);
  await db.batch([
    db
      .update(users)
      .set(change)
      .where(and(eq(users.id, userId), isNull(users.erasedAt))),
    insertAudit(db, { caller, at, action: 'change_profile', entity: 'user', after: { fields } }, userId),
  ]);
}

/** Blanks everything personal, ends sessions, revokes keys, spends links; the row, its roles and its audit entries stay. */
export async function saveErasure(db: DrizzleD1Database, caller: Caller, userId: UserId, at: Instant): Promise<void> {
  await db.batch([
    db
      .update(users)
      .set({
        email: null,
        emailVerifiedAt: null,
        passwordHash: null,
        givenName: '',
        familyName: '',
        phone: null,
        locale: 'en',
        erasedAt: at,
      })
      .where(eq(users.id, userId)),
    db
      .update(sessions)
      .set({ endedAt: at, endedBy: 'account_erased' })
      .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt))),
    db.update(sessions).set({ addressHash: '' }).where(eq(sessions.userId, userId)),
    db.update(apiKeys).set({ revokedAt: at, name: '' }).where(eq(apiKeys.userId, userId)),
    db.update(links).set({ usedAt: at, passwordHash: null }).where(eq(links.userId, userId)),
    insertAudit(db, { caller, at, action: 'erase', entity: 'user' }, userId),
  ]);
}
