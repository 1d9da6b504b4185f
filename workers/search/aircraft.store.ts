// Aircraft types and aircraft of D1 `catalog`.
import { and, asc, eq, getTableColumns, gt, inArray, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import { aircraft, aircraftTypes } from '#database/catalog-aircraft';
import { type FlightChangeKind, flightChanges, flights, schedules } from '#database/catalog-flights';
import type { AircraftTypeRow } from './aircraft-records.ts';
import { type AuditEntry, changeGuarded, type GuardedDatabase } from './guarded-change.ts';

const columns = {
  ...getTableColumns(aircraftTypes),
  registrations: sql<string>`(
    SELECT json_group_array(own.registration ORDER BY own.registration) FROM ${aircraft} own WHERE own.type = ${aircraftTypes.code})`,
};

export const aircraftStore = (db: GuardedDatabase) => ({
  async aircraftTypesAfter(code: string, limit: number): Promise<AircraftTypeRow[]> {
    const query = db.select(columns).from(aircraftTypes).where(gt(aircraftTypes.code, code));
    return (await query.orderBy(asc(aircraftTypes.code)).limit(limit)).map(withRegistrations);
  },

  async aircraftTypeOf(code: string): Promise<AircraftTypeRow | null> {
    const row = await db.select(columns).from(aircraftTypes).where(eq(aircraftTypes.code, code)).get();
    return row ? withRegistrations(row) : null;
  },

  async registrationConflict(code: string, registrations: string[]): Promise<'other_type' | 'in_use' | null> {
    const listed = jsonList(registrations);
    const [[ofOther], [planned]] = await db.batch([
      db
        .select({ registration: aircraft.registration })
        .from(aircraft)
        .where(and(ne(aircraft.type, code), inArray(aircraft.registration, listed)))
        .limit(1),
      db
        .select({ registration: flights.registration })
        .from(flights)
        .innerJoin(aircraft, eq(aircraft.registration, flights.registration))
        .where(and(eq(aircraft.type, code), notInArray(aircraft.registration, listed)))
        .limit(1),
    ]);
    if (ofOther) return 'other_type';
    return planned ? 'in_use' : null;
  },

  async saveAircraftType(
    entry: AuditEntry,
    row: AircraftTypeRow,
    expected: number | null,
    kinds: FlightChangeKind[],
  ): Promise<boolean> {
    const [layout, limits] = [JSON.stringify(row.layout), JSON.stringify(row.classLimits)];
    if (expected === null) {
      const guard = sql`NOT EXISTS (SELECT 1 FROM ${aircraftTypes} WHERE code = ${row.code})`;
      const change = sql`INSERT INTO ${aircraftTypes} (code, name, layout, class_limits, version)
        SELECT ${row.code}, ${row.name}, ${layout}, ${limits}, 1 WHERE ${guard}`;
      // Aircraft refer to their type, so they are the ones to follow it.
      return changeGuarded(db, { entry, guard, change, after: addAircraft(row, sql`changes() > 0`) });
    }
    const guard = isAt(row.code, expected);
    const change = sql`UPDATE ${aircraftTypes} SET name = ${row.name}, layout = ${layout}, class_limits = ${limits}, version = version + 1
      WHERE code = ${row.code} AND version = ${expected}`;
    const raised = kinds.length > 0 ? raisedPlans(row.code, entry.at, kinds, guard) : [];
    return changeGuarded(db, {
      entry,
      guard,
      along: [dropAircraft(row, guard), addAircraft(row, guard), ...raised],
      change,
    });
  },

  async removeAircraftType(entry: AuditEntry, code: string, expected: number): Promise<'removed' | 'in_use' | 'lost'> {
    const isFlown = sql`(EXISTS (SELECT 1 FROM ${schedules} WHERE aircraft_type = ${code})
      OR EXISTS (SELECT 1 FROM ${flights} WHERE aircraft_type = ${code}))`;
    const guard = sql`${isAt(code, expected)} AND NOT ${isFlown}`;
    const own = sql`DELETE FROM ${aircraft} WHERE type = ${code} AND ${guard}`;
    const change = sql`DELETE FROM ${aircraftTypes} WHERE code = ${code} AND ${guard}`;
    if (await changeGuarded(db, { entry, guard, along: [own], change })) return 'removed';
    const use = await db
      .select({ isFlown: sql<number>`${isFlown}` })
      .from(sql`(SELECT 1)`)
      .get();
    return use?.isFlown === 1 ? 'in_use' : 'lost';
  },
});

const jsonList = (values: string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

const isAt = (code: string, version: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${aircraftTypes} WHERE ${aircraftTypes.code} = ${code} AND ${aircraftTypes.version} = ${version})`;

const dropAircraft = (row: AircraftTypeRow, guard: SQL): SQL =>
  sql`DELETE FROM ${aircraft} WHERE type = ${row.code} AND registration NOT IN ${jsonList(row.registrations)} AND ${guard}`;

const addAircraft = (row: AircraftTypeRow, guard: SQL): SQL =>
  sql`INSERT INTO ${aircraft} (registration, type) SELECT value, ${row.code} FROM json_each(${JSON.stringify(row.registrations)})
    WHERE ${guard} ON CONFLICT DO NOTHING`;

/** Every flight of the type that has not left gets a newer plan; those whose objects are open are pushed it by the cron job. */
const raisedPlans = (code: string, now: number, kinds: FlightChangeKind[], guard: SQL): SQL[] => {
  const coming = sql`aircraft_type = ${code} AND departing_at > ${now} AND ${guard}`;
  return [
    sql`INSERT INTO ${flightChanges} (flight_id, plan_version, changed_at, kinds)
      SELECT id, plan_version + 1, ${now}, ${JSON.stringify(kinds)} FROM ${flights} WHERE ${coming}`,
    sql`UPDATE ${flights} SET plan_version = plan_version + 1 WHERE ${coming}`,
  ];
};

const withRegistrations = (
  row: Omit<AircraftTypeRow, 'registrations'> & { registrations: string },
): AircraftTypeRow => ({
  ...row,
  registrations: JSON.parse(row.registrations) as string[],
});
