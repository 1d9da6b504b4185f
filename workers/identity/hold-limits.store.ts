// How many holds an account may have, in D1 `accounts`.
import { and, eq, isNull } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { HoldLimits } from '#contracts/identity-service';
import { users } from '#database/accounts-users';
import type { Instant, UserId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import { insertAuditFor } from './audit.store.ts';

/** Undefined for an unknown or an erased account. */
export async function findHoldLimits(db: DrizzleD1Database, userId: UserId): Promise<HoldLimits | undefined> {
  const [row] = await db
    .select({ perFlight: users.holdsPerFlight, perAccount: users.holdsPerAccount })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.erasedAt)));
  return row;
}

/** False when there is no such account any more; then nothing is written, the audit entry neither. */
export async function saveHoldLimits(
  db: DrizzleD1Database,
  caller: Caller,
  userId: UserId,
  limits: HoldLimits,
  at: Instant,
): Promise<boolean> {
  const living = and(eq(users.id, userId), isNull(users.erasedAt));
  const [changed] = await db.batch([
    db
      .update(users)
      .set({ holdsPerFlight: limits.perFlight, holdsPerAccount: limits.perAccount })
      .where(living)
      .returning({ id: users.id }),
    insertAuditFor(
      db,
      { caller, at, action: 'set_hold_limits', entity: 'user', after: limits },
      { table: users, entityId: users.id, when: living },
    ),
  ]);
  return changed.length === 1;
}
