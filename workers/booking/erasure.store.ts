// Erasure in D1 `bookings`: the accounts whose bookings are still to be erased, and which bookings have been.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { ErasedBooking } from '#contracts/booking-service';
import type { ErasedAccount } from '#contracts/identity-service';
import { bookingFlights, bookings } from '#database/bookings';
import { erasurePosition, erasures } from '#database/bookings-erasures';
import type { BookingId, Instant, UserId } from '#domain/ids';

export type ErasureStore = ReturnType<typeof erasureStore>;

export function erasureStore(database: D1Database) {
  const db = drizzle(database);
  const list = 'accounts';
  return {
    /** The last entry of identity's list that was remembered. */
    async position(): Promise<ErasedAccount | null> {
      const [row] = await db.select().from(erasurePosition).where(eq(erasurePosition.list, list));
      return row ? { userId: row.userId, erasedAt: row.erasedAt } : null;
    },

    /** Remembers accounts and how far the list was read in one step; an account that is remembered already stays as it is. */
    async remember(accounts: readonly ErasedAccount[], now: Instant): Promise<void> {
      const last = accounts.at(-1);
      if (!last) return;
      const entries = sql`SELECT value ->> 'userId', value ->> 'erasedAt', ${now} FROM json_each(${JSON.stringify(accounts)}) WHERE true`;
      await db.batch([
        db.insert(erasures).select(entries).onConflictDoNothing(),
        db
          .insert(erasurePosition)
          .values({ list, ...last })
          .onConflictDoUpdate({ target: erasurePosition.list, set: last }),
      ]);
    },

    due(now: Instant, limit: number): Promise<ErasedAccount[]> {
      return db
        .select({ userId: erasures.userId, erasedAt: erasures.erasedAt })
        .from(erasures)
        .where(lte(erasures.dueAt, now))
        .orderBy(asc(erasures.dueAt))
        .limit(limit);
    },

    /** Bookings of an account that seem to be over, after one given. The index is a copy: each booking decides for itself. */
    async overBookings(userId: UserId, now: Instant, limit: number, after: BookingId | null): Promise<BookingId[]> {
      const toFly = db
        .select({ one: sql`1` })
        .from(bookingFlights)
        .where(and(eq(bookingFlights.bookingId, bookings.id), gt(bookingFlights.departingAt, now)));
      const rows = await db
        .select({ id: bookings.id })
        .from(bookings)
        .where(
          and(
            eq(bookings.ownerId, userId),
            isNull(bookings.erasedAt),
            or(inArray(bookings.status, ['expired', 'cancelled']), notExists(toFly)),
            after ? gt(bookings.id, after) : undefined,
          ),
        )
        .orderBy(asc(bookings.id))
        .limit(limit);
      return rows.map(({ id }) => id as BookingId);
    },

    async hasBookings(userId: UserId): Promise<boolean> {
      const rows = await db
        .select({ id: bookings.id })
        .from(bookings)
        .where(and(eq(bookings.ownerId, userId), isNull(bookings.erasedAt)))
        .limit(1);
      return rows.length > 0;
    },

    async putOff(userId: UserId, dueAt: Instant): Promise<void> {
      await db.update(erasures).set({ dueAt }).where(eq(erasures.userId, userId));
    },

    async forget(userId: UserId): Promise<void> {
      await db.delete(erasures).where(eq(erasures.userId, userId));
    },

    /** Set once: a repeat does not move a booking in the list of the erased. */
    async markErased(id: BookingId, at: Instant): Promise<void> {
      await db
        .update(bookings)
        .set({ erasedAt: at })
        .where(and(eq(bookings.id, id), isNull(bookings.erasedAt)));
    },

    /** Oldest first, after an entry given, those up to an instant only. */
    async erasedBookings(after: ErasedBooking | null, until: Instant, limit: number): Promise<ErasedBooking[]> {
      const rows = await db
        .select({ bookingId: bookings.id, erasedAt: bookings.erasedAt })
        .from(bookings)
        .where(
          and(
            isNotNull(bookings.erasedAt),
            lte(bookings.erasedAt, until),
            after ? sql`(${bookings.erasedAt}, ${bookings.id}) > (${after.erasedAt}, ${after.bookingId})` : undefined,
          ),
        )
        .orderBy(asc(bookings.erasedAt), asc(bookings.id))
        .limit(limit);
      return rows.map(({ bookingId, erasedAt }) => ({ bookingId: bookingId as BookingId, erasedAt: erasedAt ?? 0 }));
    },
  };
}
