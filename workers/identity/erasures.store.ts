// The accounts that were erased, in D1 `accounts`, in the order they were.
import { and, asc, isNotNull, lte, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { ErasedAccount } from '#contracts/identity-service';
import { users } from '#database/accounts-users';
import type { Instant } from '#domain/ids';

/** Oldest first, after an entry given, those up to an instant only. */
export async function findErasures(
  db: DrizzleD1Database,
  after: ErasedAccount | null,
  until: Instant,
  limit: number,
): Promise<ErasedAccount[]> {
  const rows = await db
    .select({ userId: users.id, erasedAt: users.erasedAt })
    .from(users)
    .where(
      and(
        isNotNull(users.erasedAt),
        lte(users.erasedAt, until),
        after ? sql`(${users.erasedAt}, ${users.id}) > (${after.erasedAt}, ${after.userId})` : undefined,
      ),
    )
    .orderBy(asc(users.erasedAt), asc(users.id))
    .limit(limit);
  return rows.map(({ userId, erasedAt }) => ({ userId, erasedAt: erasedAt ?? 0 }));
}
