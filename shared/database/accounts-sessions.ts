// Tables of D1 `accounts`: sessions and the chain of refresh tokens each of them has given out, by hash.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SessionId, UserId } from '#domain/ids';
import type { Audience } from '#platform/caller';
import { users } from './accounts-users.ts';

export const sessionEnds = [
  'logged_out',
  'password_reset',
  'token_reused',
  'account_erased',
  'account_disabled',
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** One log-in on one device: the family of its refresh tokens. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').$type<SessionId>().primaryKey(),
    userId: text('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    audience: text('audience').$type<Audience>().notNull(),
    /** A keyed hash of the network address of the log-in: the owner's usual places are not locked out by strangers. */
    addressHash: text('address_hash').notNull(),
    createdAt: integer('created_at').notNull(),
    /** The absolute end, whatever happens. */
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by').$type<SessionEnd>(),
  },
  (table) => [index('sessions_by_user').on(table.userId), index('sessions_by_end').on(table.expiresAt)],
);

export const refreshTokens = sqliteTable(
  'refresh_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    sessionId: text('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    issuedAt: integer('issued_at').notNull(),
    /** Unused until then, it is dead: the idle end of the session. */
    expiresAt: integer('expires_at').notNull(),
    /** Set once, by compare-and-set, together with the successor. */
    rotatedAt: integer('rotated_at'),
    successorHash: text('successor_hash'),
  },
  (table) => [index('refresh_tokens_by_session').on(table.sessionId)],
);
