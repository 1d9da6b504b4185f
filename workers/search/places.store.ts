// Reading cities and airports of D1 `catalog`.
import { and, asc, eq, getTableColumns, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { PlaceOnWire } from '#contracts/place';
import { airports, cities, placeKeys } from '#database/catalog-places';
import type { AirportRow, CityRow } from './place-records.ts';

/** Sorts after every text that begins with the one before it. */
const afterEveryText = '\u{10FFFF}';

const airportCodes = sql<string>`(
  SELECT json_group_array(own.iata ORDER BY own.iata) FROM airports own WHERE own.city = ${cities.code})`;

const nameOfEither = sql<string>`coalesce(${airports.name}, ${cities.name})`;

export const placesStore = (db: DrizzleD1Database) => ({
  /** Places with a key that begins so, best first: a code before a name before a later word of it, cities before airports. */
  async placesBeginningWith(folded: string, limit: number): Promise<PlaceOnWire[]> {
    const best = db
      .select({ kind: placeKeys.kind, code: placeKeys.code, rank: sql<number>`min(${placeKeys.rank})`.as('rank') })
      .from(placeKeys)
      .where(and(gte(placeKeys.key, folded), lt(placeKeys.key, folded + afterEveryText)))
      .groupBy(placeKeys.kind, placeKeys.code)
      .as('best');
    const rows = await db
      .select({
        type: best.kind,
        code: best.code,
        name: nameOfEither,
        city: sql<string>`coalesce(${airports.city}, ${cities.code})`,
        country: sql<string>`coalesce(${airports.country}, ${cities.country})`,
      })
      .from(best)
      .leftJoin(cities, and(eq(best.kind, 'city'), eq(cities.code, best.code)))
      .leftJoin(airports, and(eq(best.kind, 'airport'), eq(airports.iata, best.code)))
      .orderBy(sql`${best.rank}`, sql`${best.kind} = 'airport'`, nameOfEither, best.code)
      .limit(limit);
    return rows;
  },

  async citiesAfter(code: string, limit: number): Promise<CityRow[]> {
    const rows = await db
      .select({ ...getTableColumns(cities), airports: airportCodes })
      .from(cities)
      .where(gt(cities.code, code))
      .orderBy(asc(cities.code))
      .limit(limit);
    return rows.map(withAirports);
  },

  async cityOf(code: string): Promise<CityRow | null> {
    const row = await db
      .select({ ...getTableColumns(cities), airports: airportCodes })
      .from(cities)
      .where(eq(cities.code, code))
      .get();
    return row ? withAirports(row) : null;
  },

  async airportsAfter(iata: string, limit: number): Promise<AirportRow[]> {
    return db.select().from(airports).where(gt(airports.iata, iata)).orderBy(asc(airports.iata)).limit(limit);
  },

  async airportOf(iata: string): Promise<AirportRow | null> {
    return (await db.select().from(airports).where(eq(airports.iata, iata)).get()) ?? null;
  },

  /** The airports of these codes by code; an unknown code is left out. */
  async airportsOf(iatas: string[]): Promise<Map<string, AirportRow>> {
    const rows = await db
      .select()
      .from(airports)
      .where(inArray(airports.iata, [...new Set(iatas)]));
    return new Map(rows.map((row) => [row.iata, row]));
  },
});

function withAirports(row: Omit<CityRow, 'airports'> & { airports: string }): CityRow {
  return { ...row, airports: JSON.parse(row.airports) as string[] };
}
