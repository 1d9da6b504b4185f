// Queue messages nobody could handle, kept in D1 `messages` until a person has looked.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const deadLetters = sqliteTable(
  'dead_letters',
  {
    /** The queue's own id of the message, so that a repeated delivery is the same row. */
    id: text('id').primaryKey(),
    /** The queues whose contract the body fits, or `unknown`: the runtime does not say where a dead letter comes from. */
    queue: text('queue').notNull(),
    body: text('body').notNull(),
    firstSeenAt: integer('first_seen_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
    attempts: integer('attempts').notNull(),
  },
  (table) => [index('dead_letters_by_time').on(table.firstSeenAt)],
);
