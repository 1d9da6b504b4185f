// Removing the mails of who was erased, and remembering how far the lists of the erased have been followed.
import { eq, inArray, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { messages } from '#database/messages';
import { type ErasureList, erasurePositions } from '#database/messages-erasures';
import { mailbox } from '#database/messages-mailbox';
import type { Instant } from '#domain/ids';

/** An account or a booking that was erased. */
export type ErasedEntry = { id: string; erasedAt: Instant };

export async function findPosition(db: DrizzleD1Database, list: ErasureList): Promise<ErasedEntry | null> {
  const [row] = await db.select().from(erasurePositions).where(eq(erasurePositions.list, list));
  return row ? { id: row.entryId, erasedAt: row.erasedAt } : null;
}

const owners = { accounts: messages.userId, bookings: messages.bookingId };

/** Blanks their messages, removes their copies in the mailbox and moves the position on, all or nothing. The ledger rows stay. */
export async function eraseMailsOf(
  db: DrizzleD1Database,
  list: ErasureList,
  entries: readonly ErasedEntry[],
): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  const ids = JSON.stringify(entries.map(({ id }) => id));
  const isTheirs = sql`${owners[list]} IN (SELECT value FROM json_each(${ids}))`;
  const position = { erasedAt: last.erasedAt, entryId: last.id };
  await db.batch([
    db.delete(mailbox).where(inArray(mailbox.id, db.select({ id: messages.id }).from(messages).where(isTheirs))),
    db.update(messages).set({ content: null }).where(isTheirs),
    db
      .insert(erasurePositions)
      .values({ list, ...position })
      .onConflictDoUpdate({ target: erasurePositions.list, set: position }),
  ]);
}
