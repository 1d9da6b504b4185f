// The local mailbox of D1 `messages`: what a provider would have delivered, kept for the eyes of a developer.

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { MessageId } from '#domain/ids';

export const mailbox = sqliteTable(
  'mailbox',
  {
    id: text('id').$type<MessageId>().primaryKey(),
    toAddress: text('to_address').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    attachments: text('attachments', { mode: 'json' })
      .$type<{ filename: string; mime_type: string; content: string }[]>()
      .notNull(),
    receivedAt: integer('received_at').notNull(),
  },
  (table) => [
    index('mailbox_by_time').on(table.receivedAt),
    index('mailbox_by_recipient').on(table.toAddress, table.receivedAt),
  ],
);
