// Table of D1 `accounts`: API keys of integrators, by hash.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ApiKeyId, UserId } from '#domain/ids';
import type { Scope } from '#platform/caller';
import { users } from './accounts-users.ts';

export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text('id').$type<ApiKeyId>().primaryKey(),
    userId: text('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    secretHash: text('secret_hash').notNull(),
    scopes: text('scopes', { mode: 'json' }).$type<Scope[]>().notNull(),
    createdAt: integer('created_at').notNull(),
    /** To the minute, so that a busy key does not write on each call. */
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [index('api_keys_by_user').on(table.userId)],
);
