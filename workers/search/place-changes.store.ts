// Writing cities and airports of D1 `catalog`, with the keys they are found by and the audit row.
import { eq, type SQL, sql } from 'drizzle-orm';
import { routeFares } from '#database/catalog-fares';
import { flights, schedules } from '#database/catalog-flights';
import { airports, cities, placeKeys } from '#database/catalog-places';
import { type AuditEntry, changeGuarded, type GuardedDatabase } from './guarded-change.ts';
import { keysOfPlace } from './place-keys.ts';
import type { AirportRow, CityRow } from './place-records.ts';

export const placeChangesStore = (db: GuardedDatabase) => ({
  async saveCity(
    entry: AuditEntry,
    row: Omit<CityRow, 'airports' | 'version'>,
    expected: number | null,
  ): Promise<boolean> {
    const guard =
      expected === null ? isAbsent(cities, cities.code, row.code) : isAt(cities, cities.code, row.code, expected);
    const change =
      expected === null
        ? sql`INSERT INTO ${cities} (code, name, country, time_zone, version)
              SELECT ${row.code}, ${row.name}, ${row.country}, ${row.timeZone}, 1 WHERE ${guard}`
        : sql`UPDATE ${cities} SET name = ${row.name}, country = ${row.country}, time_zone = ${row.timeZone}, version = version + 1
              WHERE code = ${row.code} AND version = ${expected}`;
    return changeGuarded(db, { entry, guard, along: newKeys('city', row.code, row.name, guard), change });
  },

  async removeCity(entry: AuditEntry, code: string, expected: number): Promise<boolean> {
    const guard = sql`${isAt(cities, cities.code, code, expected)} AND NOT EXISTS (SELECT 1 FROM ${airports} WHERE city = ${code})`;
    const change = sql`DELETE FROM ${cities} WHERE code = ${code} AND ${guard}`;
    return changeGuarded(db, { entry, guard, along: [dropKeys('city', code, guard)], change });
  },

  async airportInUse(iata: string): Promise<{ airport: AirportRow; isInUse: boolean } | null> {
    const [[airport], [use]] = await db.batch([
      db.select().from(airports).where(eq(airports.iata, iata)),
      db.select({ isInUse: sql<number>`${isFlownTo(iata)}` }).from(sql`(SELECT 1)`),
    ]);
    return airport ? { airport, isInUse: use?.isInUse === 1 } : null;
  },

  async saveAirport(
    entry: AuditEntry,
    row: Omit<AirportRow, 'version'>,
    expected: number | null,
  ): Promise<'saved' | 'unknown_city' | 'lost'> {
    const city = await db.select({ code: cities.code }).from(cities).where(eq(cities.code, row.city)).get();
    if (!city) return 'unknown_city';
    const guard =
      expected === null
        ? isAbsent(airports, airports.iata, row.iata)
        : isAt(airports, airports.iata, row.iata, expected);
    const terminals = JSON.stringify(row.terminals);
    const change =
      expected === null
        ? sql`INSERT INTO ${airports} (iata, name, city, country, time_zone, latitude, longitude, terminals, version)
              SELECT ${row.iata}, ${row.name}, ${row.city}, ${row.country}, ${row.timeZone}, ${row.latitude}, ${row.longitude}, ${terminals}, 1
              WHERE ${guard}`
        : sql`UPDATE ${airports} SET name = ${row.name}, city = ${row.city}, country = ${row.country}, time_zone = ${row.timeZone},
                latitude = ${row.latitude}, longitude = ${row.longitude}, terminals = ${terminals}, version = version + 1
              WHERE iata = ${row.iata} AND version = ${expected}`;
    const saved = await changeGuarded(db, {
      entry,
      guard,
      along: newKeys('airport', row.iata, row.name, guard),
      change,
    });
    return saved ? 'saved' : 'lost';
  },

  async removeAirport(entry: AuditEntry, iata: string, expected: number): Promise<boolean> {
    const guard = sql`${isAt(airports, airports.iata, iata, expected)} AND NOT ${isFlownTo(iata)}`;
    const change = sql`DELETE FROM ${airports} WHERE iata = ${iata} AND ${guard}`;
    return changeGuarded(db, { entry, guard, along: [dropKeys('airport', iata, guard)], change });
  },
});

type Table = typeof cities | typeof airports;
type Key = typeof cities.code | typeof airports.iata;

const isAbsent = (table: Table, key: Key, value: string): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${key} = ${value})`;
const isAt = (table: Table, key: Key, value: string, version: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${table} WHERE ${key} = ${value} AND ${table.version} = ${version})`;

const isFlownTo = (iata: string): SQL => sql`(
  EXISTS (SELECT 1 FROM ${schedules} WHERE origin = ${iata}) OR EXISTS (SELECT 1 FROM ${schedules} WHERE destination = ${iata})
  OR EXISTS (SELECT 1 FROM ${flights} WHERE origin = ${iata}) OR EXISTS (SELECT 1 FROM ${flights} WHERE destination = ${iata})
  OR EXISTS (SELECT 1 FROM ${routeFares} WHERE origin = ${iata}) OR EXISTS (SELECT 1 FROM ${routeFares} WHERE destination = ${iata}))`;

const dropKeys = (kind: 'city' | 'airport', code: string, guard: SQL): SQL =>
  sql`DELETE FROM ${placeKeys} WHERE kind = ${kind} AND code = ${code} AND ${guard}`;

const newKeys = (kind: 'city' | 'airport', code: string, name: string, guard: SQL): SQL[] => {
  const keys = keysOfPlace(kind, code, name).map(({ key, rank }) => ({ key, rank }));
  const insert = sql`INSERT INTO ${placeKeys} (key, kind, code, rank)
    SELECT value ->> 'key', ${kind}, ${code}, value ->> 'rank' FROM json_each(${JSON.stringify(keys)}) WHERE ${guard}`;
  return [dropKeys(kind, code, guard), insert];
};
