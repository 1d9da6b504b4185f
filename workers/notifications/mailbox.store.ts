// The queries of the local mailbox.

import { desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import { mailbox } from '#database/messages-mailbox';
import type { Instant, MessageId } from '#domain/ids';

/** A repeat by the same id is the same mail. */
export async function keepMail(db: DrizzleD1Database, mail: CapturedMailOnWire): Promise<void> {
  const { to, received_at, ...rest } = mail;
  const row = { ...rest, toAddress: to.toLowerCase(), receivedAt: Date.parse(received_at) };
  await db.insert(mailbox).values(row).onConflictDoNothing();
}

/** Newest first; of two in one millisecond, the later arrival. */
export async function listMails(
  db: DrizzleD1Database,
  { to, limit }: { to?: string; limit: number },
): Promise<CapturedMailOnWire[]> {
  const rows = await db
    .select()
    .from(mailbox)
    .where(to === undefined ? undefined : eq(mailbox.toAddress, to.toLowerCase()))
    .orderBy(desc(mailbox.receivedAt), desc(sql`rowid`))
    .limit(limit);
  return rows.map(onWire);
}

export async function findMail(db: DrizzleD1Database, id: MessageId): Promise<CapturedMailOnWire | null> {
  const [row] = await db.select().from(mailbox).where(eq(mailbox.id, id));
  return row ? onWire(row) : null;
}

/** Removes mails received before, a portion at a time; answers how many. */
export async function removeMails(db: DrizzleD1Database, before: Instant, most: number): Promise<number> {
  const old = db.select({ id: mailbox.id }).from(mailbox).where(lt(mailbox.receivedAt, before)).limit(most);
  const removed = await db.delete(mailbox).where(inArray(mailbox.id, old)).returning({ id: mailbox.id });
  return removed.length;
}

const onWire = ({ toAddress, receivedAt, ...rest }: typeof mailbox.$inferSelect): CapturedMailOnWire => ({
  ...rest,
  to: toAddress,
  received_at: new Date(receivedAt).toISOString(),
});
