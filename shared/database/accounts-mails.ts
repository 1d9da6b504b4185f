// Tables of D1 `accounts`: mails about accounts that are due (an outbox), the links in them, and how often an address asked for one.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AccountMailMessage } from '#contracts/queue-messages';
import type { EventId, UserId } from '#domain/ids';
import { users } from './accounts-users.ts';

/** Written in the batch of the change it tells of; a row without `queuedAt` is sent again by the cron job. */
export const accountMails = sqliteTable(
  'account_mails',
  {
    eventId: text('event_id').$type<EventId>().primaryKey(),
    userId: text('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    kind: text('kind').$type<AccountMailMessage['kind']>().notNull(),
    createdAt: integer('created_at').notNull(),
    queuedAt: integer('queued_at'),
  },
  (table) => [index('account_mails_unsent').on(table.createdAt).where(sql`${table.queuedAt} IS NULL`)],
);

export const linkPurposes = ['verify_email', 'reset_password'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** Single use, by hash. The token itself is an HMAC of the event id and is stored nowhere. */
export const links = sqliteTable(
  'links',
  {
    eventId: text('event_id')
      .$type<EventId>()
      .primaryKey()
      .references(() => accountMails.eventId),
    userId: text('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    purpose: text('purpose').$type<LinkPurpose>().notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    /**
     * The password that verifying puts in force: the one of the very registration that sent this link. So whoever registered the
     * address of somebody else gets nothing when its owner follows the link of a registration of their own.
     */
    passwordHash: text('password_hash'),
  },
  (table) => [index('links_by_user').on(table.userId)],
);

/** Counts what an address asked for, known or unknown alike; the address itself stays out of it. */
export const mailRequests = sqliteTable('mail_requests', {
  addressHash: text('address_hash').primaryKey(),
  windowStartedAt: integer('window_started_at').notNull(),
  requests: integer('requests').notNull(),
});
