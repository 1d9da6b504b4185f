// D1 `messages`: how far the lists of what was erased elsewhere have been followed here.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const erasureLists = ['accounts', 'bookings'] as const;
export type ErasureList = (typeof erasureLists)[number];

/** The last entry of each list whose mails are gone. */
export const erasurePositions = sqliteTable('erasure_positions', {
  list: text('list').$type<ErasureList>().primaryKey(),
  erasedAt: integer('erased_at').notNull(),
  entryId: text('entry_id').notNull(),
});
