// Fares of D1 `catalog` as staff see and change them: current versions, and the next ones.
import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { fareBrands, fares } from '#database/catalog-fares';
import { flightChanges, flights } from '#database/catalog-flights';
import { airports } from '#database/catalog-places';
import type { UnknownInFare } from './change-fares.ts';
import type { FareRow } from './fare-records.ts';
import { type AuditEntry, changeGuarded, type GuardedDatabase } from './guarded-change.ts';

export const faresStore = (db: GuardedDatabase) => ({
  async currentFaresWhere(
    filters: { origin?: string | undefined; destination?: string | undefined },
    afterId: string,
    limit: number,
  ): Promise<FareRow[]> {
    const conditions = [
      eq(fares.isCurrent, true),
      gt(fares.fareId, afterId),
      ...(filters.origin ? [eq(fares.origin, filters.origin)] : []),
      ...(filters.destination ? [eq(fares.destination, filters.destination)] : []),
    ];
    return db
      .select()
      .from(fares)
      .where(and(...conditions))
      .orderBy(asc(fares.fareId))
      .limit(limit);
  },

  async currentFareOf(id: string): Promise<FareRow | null> {
    const current = and(eq(fares.fareId, id), eq(fares.isCurrent, true));
    return (await db.select().from(fares).where(current).get()) ?? null;
  },

  async addFare(entry: AuditEntry, row: FareRow): Promise<'added' | UnknownInFare | 'already_exists'> {
    const unknown = await unknownIn(db, row);
    if (unknown) return unknown;
    const guard = sql`NOT EXISTS (SELECT 1 FROM ${fares} WHERE ${sameClass(row)} AND fare_brand = ${row.fareBrand})`;
    const added = await changeGuarded(db, {
      entry,
      guard,
      along: raisedPlans(row, entry.at, guard),
      change: insertFare(row, guard),
    });
    return added ? 'added' : 'already_exists';
  },

  async endFare(entry: AuditEntry, fare: FareRow, next: FareRow | null): Promise<boolean> {
    const isPresent = sql`fare_id = ${fare.fareId} AND fare_version = ${fare.fareVersion} AND is_current = 1`;
    const guard = sql`EXISTS (SELECT 1 FROM ${fares} WHERE ${isPresent})`;
    const end = sql`UPDATE ${fares} SET is_current = 0, ended_at = ${entry.at} WHERE ${isPresent}`;
    if (!next) return changeGuarded(db, { entry, guard, change: end });
    // The next version waits beside the present one until that has ended: a route has one current fare of a class and brand.
    const wait = insertFare({ ...next, isCurrent: false }, guard);
    const start = sql`UPDATE ${fares} SET is_current = 1
      WHERE fare_id = ${next.fareId} AND fare_version = ${next.fareVersion} AND is_current = 0 AND ended_at IS NULL`;
    return changeGuarded(db, { entry, guard, along: [wait, end], change: start });
  },
});

async function unknownIn(db: DrizzleD1Database, row: FareRow): Promise<UnknownInFare | null> {
  const [known, brands] = await db.batch([
    db
      .select({ iata: airports.iata })
      .from(airports)
      .where(inArray(airports.iata, [row.origin, row.destination])),
    db
      .select({ brand: fareBrands.brand })
      .from(fareBrands)
      .where(and(eq(fareBrands.brand, row.fareBrand), eq(fareBrands.cabin, row.cabin))),
  ]);
  const end = (['origin', 'destination'] as const).find((name) => !known.some(({ iata }) => iata === row[name]));
  return end ?? (brands.length === 0 ? 'fare_brand' : null);
}

/** A current fare of the same class on the same route. */
const sameClass = (row: FareRow): SQL =>
  sql`origin = ${row.origin} AND destination = ${row.destination} AND cabin = ${row.cabin} AND booking_class = ${row.bookingClass}
    AND is_current = 1`;

const insertFare = (row: FareRow, guard: SQL): SQL => sql`
  INSERT INTO ${fares} (fare_id, fare_version, origin, destination, cabin, fare_brand, booking_class, fare_basis,
    adult_minor, child_minor, infant_minor, currency, is_current, effective_from, ended_at)
  SELECT ${row.fareId}, ${row.fareVersion}, ${row.origin}, ${row.destination}, ${row.cabin}, ${row.fareBrand}, ${row.bookingClass},
    ${row.fareBasis}, ${row.adultMinor}, ${row.childMinor}, ${row.infantMinor}, ${row.currency}, ${row.isCurrent ? 1 : 0},
    ${row.effectiveFrom}, ${row.endedAt}
  WHERE ${guard}`;

/** A class that nobody sold on the route yet is in no plan there: every coming flight of it gets a newer one. */
const raisedPlans = (row: FareRow, now: number, guard: SQL): SQL[] => {
  const coming = sql`origin = ${row.origin} AND destination = ${row.destination} AND departing_at > ${now}
    AND NOT EXISTS (SELECT 1 FROM ${fares} WHERE ${sameClass(row)}) AND ${guard}`;
  return [
    sql`INSERT INTO ${flightChanges} (flight_id, plan_version, changed_at, kinds)
      SELECT id, plan_version + 1, ${now}, '["classes"]' FROM ${flights} WHERE ${coming}`,
    sql`UPDATE ${flights} SET plan_version = plan_version + 1 WHERE ${coming}`,
  ];
};
