// D1 `bookings`: erased accounts whose bookings are still to be erased, and how far the list of them has been read.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { UserId } from '#domain/ids';

/** An account stays here until its last booking has been flown and erased. */
export const erasures = sqliteTable(
  'erasures',
  {
    userId: text('user_id').$type<UserId>().primaryKey(),
    erasedAt: integer('erased_at').notNull(),
    /** When to look at its bookings next. */
    dueAt: integer('due_at').notNull(),
  },
  (table) => [index('erasures_by_due').on(table.dueAt)],
);

/** The last entry read of identity's list; one row. */
export const erasurePosition = sqliteTable('erasure_position', {
  list: text('list').$type<'accounts'>().primaryKey(),
  erasedAt: integer('erased_at').notNull(),
  userId: text('user_id').$type<UserId>().notNull(),
});
