// The queries of the dead letters.

import { sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { deadLetters } from '#database/messages-dead-letters';

export type DeadLetter = Pick<typeof deadLetters.$inferSelect, 'id' | 'queue' | 'body' | 'attempts'>;

/** A delivery that repeats an earlier one moves only its counters. */
export async function keepDeadLetter(db: DrizzleD1Database, letter: DeadLetter, now: number): Promise<void> {
  await db
    .insert(deadLetters)
    .values({ ...letter, firstSeenAt: now, lastSeenAt: now })
    .onConflictDoUpdate({
      target: deadLetters.id,
      set: { lastSeenAt: now, attempts: sql`max(${deadLetters.attempts}, excluded.attempts)` },
    });
}
