// Tables of D1 `accounts`: people, the roles there are, and who has which. The only place of the house, with the links, that knows a password's hash.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ProfileOnWire } from '#contracts/account';
import type { UserId } from '#domain/ids';
import type { Audience, Role } from '#platform/caller';

/** Erasure blanks the personal columns and keeps the row: bookings, money and audit rows name its id. */
export const users = sqliteTable(
  'users',
  {
    id: text('id').$type<UserId>().primaryKey(),
    /** Lower case; null once erased, so that the address is free again. */
    email: text('email').unique(),
    emailVerifiedAt: integer('email_verified_at'),
    /** A PHC string; null when nobody can log in by password. */
    passwordHash: text('password_hash'),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    phone: text('phone'),
    locale: text('locale').$type<ProfileOnWire['locale']>().notNull(),
    createdAt: integer('created_at').notNull(),
    disabledAt: integer('disabled_at'),
    erasedAt: integer('erased_at'),
    /** How many living, unpaid holds this account may have on one flight, and in all; null is what everybody may. */
    holdsPerFlight: integer('holds_per_flight'),
    holdsPerAccount: integer('holds_per_account'),
  },
  (table) => [index('users_erased').on(table.erasedAt, table.id).where(sql`erased_at IS NOT NULL`)],
);

/** Filled by a migration; a role opens one audience. */
export const roles = sqliteTable('roles', {
  name: text('name').$type<Role>().primaryKey(),
  audience: text('audience').$type<Audience>().notNull(),
});

export const userRoles = sqliteTable(
  'user_roles',
  {
    userId: text('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    role: text('role')
      .$type<Role>()
      .notNull()
      .references(() => roles.name),
    grantedAt: integer('granted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role] }), index('user_roles_by_role').on(table.role)],
);
