// The queries of D1 `bookings`.
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { bookingFlights, bookingNames, bookings } from '#database/bookings';
import type { BookingId, FlightId, Instant, UserId } from '#domain/ids';

export type IndexRow = Omit<typeof bookings.$inferSelect, 'erasedAt'>;
export type FlightRow = Omit<typeof bookingFlights.$inferSelect, 'bookingId'>;
/** A booking as the index knows it: its row, its flights, the hashes of its family names. */
export type IndexEntry = { row: IndexRow; flights: readonly FlightRow[]; nameHashes: readonly string[] };
/** The position of a row in the list, newest first. */
export type ListPosition = { createdAt: Instant; id: string };
export type BookingFilter = {
  ownerId?: UserId | undefined;
  reference?: string | undefined;
  emailHash?: string | undefined;
  flightId?: FlightId | undefined;
  status?: string | undefined;
};

export type BookingStore = ReturnType<typeof bookingStore>;

export function bookingStore(database: D1Database) {
  const db = drizzle(database);
  return {
    /** Writes an entry unless a newer version is there; false when the reference belongs to another booking. */
    async save({ row, flights, nameHashes }: IndexEntry): Promise<boolean> {
      const isNewer = sql`excluded.version >= ${bookings.version}`;
      const upsert = db
        .insert(bookings)
        .values(row)
        .onConflictDoUpdate({
          target: bookings.id,
          set: {
            reference: sql`excluded.reference`,
            status: sql`excluded.status`,
            paymentStatus: sql`excluded.payment_status`,
            totalMinor: sql`excluded.total_minor`,
            emailHash: sql`excluded.email_hash`,
            // The same version coming again is no change.
            changedAt: sql`CASE WHEN excluded.version > ${bookings.version} THEN excluded.changed_at ELSE ${bookings.changedAt} END`,
            isSettling: sql`excluded.is_settling`,
            version: sql`excluded.version`,
          },
          setWhere: isNewer,
        });
      const ofThisVersion = sql`EXISTS (SELECT 1 FROM ${bookings} WHERE ${bookings.id} = ${row.id} AND ${bookings.version} = ${row.version})`;
      const flightUpserts = flights.map((flight) =>
        db
          .insert(bookingFlights)
          .select(
            sql`SELECT ${row.id}, ${flight.flightId}, ${flight.departingAt}, ${flight.isConfirmed ? 1 : 0} WHERE ${ofThisVersion}`,
          )
          .onConflictDoUpdate({
            target: [bookingFlights.bookingId, bookingFlights.flightId],
            set: { departingAt: sql`excluded.departing_at`, isConfirmed: sql`excluded.is_confirmed` },
          }),
      );
      // Names go away too, when a booking is erased; and a copy that comes late must not bring them back.
      const nameRemoval = db
        .delete(bookingNames)
        .where(
          and(eq(bookingNames.bookingId, row.id), notInArray(bookingNames.nameHash, [...nameHashes]), ofThisVersion),
        );
      const nameInserts = nameHashes.map((nameHash) =>
        db.insert(bookingNames).select(sql`SELECT ${row.id}, ${nameHash} WHERE ${ofThisVersion}`).onConflictDoNothing(),
      );
      try {
        await db.batch([upsert, ...flightUpserts, nameRemoval, ...nameInserts]);
        return true;
      } catch (reason) {
        if (isReferenceTaken(reason)) return false;
        throw reason;
      }
    },

    /** Newest first, one more than `limit` so that the caller knows whether there is a next page. */
    list(filter: BookingFilter, limit: number, after: ListPosition | null): Promise<IndexRow[]> {
      const conditions: (SQL | undefined)[] = [
        filter.ownerId && eq(bookings.ownerId, filter.ownerId),
        filter.reference && eq(bookings.reference, filter.reference),
        filter.emailHash && eq(bookings.emailHash, filter.emailHash),
        filter.status && eq(bookings.status, filter.status),
        filter.flightId &&
          sql`${bookings.id} IN (SELECT ${bookingFlights.bookingId} FROM ${bookingFlights} WHERE ${bookingFlights.flightId} = ${filter.flightId})`,
        after
          ? or(
              lt(bookings.createdAt, after.createdAt),
              and(eq(bookings.createdAt, after.createdAt), lt(bookings.id, after.id)),
            )
          : undefined,
      ].map((condition) => condition || undefined);
      return db
        .select()
        .from(bookings)
        .where(and(...conditions))
        .orderBy(desc(bookings.createdAt), desc(bookings.id))
        .limit(limit + 1);
    },

    /** The booking with this reference that somebody of one of these names is on; one query, whether or not there is one. */
    async findByName(reference: string, nameHashes: readonly string[]): Promise<BookingId | undefined> {
      const [row] = await db
        .select({ id: bookings.id })
        .from(bookings)
        .innerJoin(bookingNames, eq(bookingNames.bookingId, bookings.id))
        .where(and(eq(bookings.reference, reference), inArray(bookingNames.nameHash, [...nameHashes])))
        .limit(1);
      return row?.id as BookingId | undefined;
    },

    /** Confirmed segments by departure, after an entry given. */
    async departures(
      from: Instant,
      until: Instant,
      limit: number,
      after: { departingAt: Instant; bookingId: BookingId; flightId: FlightId } | null,
    ): Promise<{ bookingId: BookingId; flightId: FlightId; departingAt: Instant }[]> {
      const position = sql`(${bookingFlights.departingAt}, ${bookingFlights.bookingId}, ${bookingFlights.flightId})`;
      const rows = await db
        .select()
        .from(bookingFlights)
        .where(
          and(
            eq(bookingFlights.isConfirmed, true),
            gte(bookingFlights.departingAt, from),
            lt(bookingFlights.departingAt, until),
            after ? sql`${position} > (${after.departingAt}, ${after.bookingId}, ${after.flightId})` : undefined,
          ),
        )
        .orderBy(asc(bookingFlights.departingAt), asc(bookingFlights.bookingId), asc(bookingFlights.flightId))
        .limit(limit);
      return rows.map((row) => ({
        bookingId: row.bookingId as BookingId,
        flightId: row.flightId as FlightId,
        departingAt: row.departingAt,
      }));
    },

    /**
     * Bookings to look after: held although their deadline is over, with a refund on its way, and, once more, those that
     * changed a while ago. After one given.
     */
    async overdue(now: Instant, limit: number, after: BookingId | null): Promise<{ id: BookingId; version: number }[]> {
      const rows = await db
        .select({ id: bookings.id, version: bookings.version })
        .from(bookings)
        .where(
          and(
            or(
              and(eq(bookings.status, 'held'), lte(bookings.paymentRequiredBy, now)),
              sql`${bookings.isSettling} = 1`,
              // Its alarm may have been lost with news unsent: looked at again, each in three minutes, so thrice.
              and(
                gt(bookings.changedAt, now - lastLookFromMilliseconds),
                lte(bookings.changedAt, now - lastLookUntilMilliseconds),
              ),
            ),
            after ? gt(bookings.id, after) : undefined,
          ),
        )
        .orderBy(asc(bookings.id))
        .limit(limit);
      return rows.map(({ id, version }) => ({ id: id as BookingId, version }));
    },

    /** The flights of these bookings, each once. */
    async flightsOf(ids: readonly BookingId[]): Promise<FlightId[]> {
      const rows = await db
        .selectDistinct({ flightId: bookingFlights.flightId })
        .from(bookingFlights)
        .where(inArray(bookingFlights.bookingId, [...ids]));
      return rows.map(({ flightId }) => flightId as FlightId);
    },
  };
}

/** By then what a booking has to tell of a change has been sent, if its alarm lives. */
const lastLookUntilMilliseconds = 10 * 60_000;
const lastLookFromMilliseconds = 13 * 60_000;

function isReferenceTaken(reason: unknown): boolean {
  for (let cause = reason; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes('UNIQUE constraint failed: bookings.reference')) return true;
  }
  return false;
}
