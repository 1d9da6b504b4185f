// Writing schedules of D1 `catalog`, with the audit row, and never two of one flight number on one day.
import { type SQL, sql } from 'drizzle-orm';
import { aircraftTypes } from '#database/catalog-aircraft';
import { flights, schedules } from '#database/catalog-flights';
import { airports } from '#database/catalog-places';
import { type AuditEntry, changeGuarded, type GuardedDatabase, noteAudit } from './guarded-change.ts';
import type { ScheduleRow } from './schedules.store.ts';

export const scheduleChangesStore = (db: GuardedDatabase) => ({
  async addSchedule(entry: AuditEntry, row: ScheduleRow, others: readonly ScheduleRow[]): Promise<boolean> {
    const guard = sql`${areAllOthers(row, others)} AND ${isKnown(row)}`;
    const change = sql`INSERT INTO ${schedules} (id, carrier, flight_number, origin, destination, departs_at_local, arrives_at_local,
        arrival_day_offset, weekdays, valid_from, valid_to, aircraft_type, origin_terminal, destination_terminal, version)
      SELECT ${row.id}, ${row.carrier}, ${row.flightNumber}, ${row.origin}, ${row.destination}, ${row.departsAtLocal},
        ${row.arrivesAtLocal}, ${row.arrivalDayOffset}, ${row.weekdays}, ${row.validFrom}, ${row.validTo}, ${row.aircraftType},
        ${row.originTerminal}, ${row.destinationTerminal}, ${row.version}
      WHERE ${guard}`;
    return changeGuarded(db, { entry, guard, change });
  },

  async saveSchedule(entry: AuditEntry, row: ScheduleRow, others: readonly ScheduleRow[]): Promise<boolean> {
    const isBefore = sql`id = ${row.id} AND version = ${row.version - 1}`;
    const guard = sql`EXISTS (SELECT 1 FROM ${schedules} WHERE ${isBefore}) AND ${areAllOthers(row, others)} AND ${isKnown(row)}`;
    const change = sql`UPDATE ${schedules} SET departs_at_local = ${row.departsAtLocal}, arrives_at_local = ${row.arrivesAtLocal},
        arrival_day_offset = ${row.arrivalDayOffset}, weekdays = ${row.weekdays}, valid_from = ${row.validFrom},
        valid_to = ${row.validTo}, aircraft_type = ${row.aircraftType}, origin_terminal = ${row.originTerminal},
        destination_terminal = ${row.destinationTerminal}, rolled_out_to = NULL, version = ${row.version}
      WHERE ${isBefore} AND ${guard}`;
    return changeGuarded(db, { entry, guard, change });
  },

  /** What it made lives on without it: flights that have left, and cancelled ones. */
  async removeSchedule(entry: AuditEntry, row: ScheduleRow, expected: number): Promise<'removed' | 'in_use' | 'lost'> {
    const made = sql`flight_number = ${row.flightNumber} AND schedule_id = ${row.id}`;
    const isFlown = sql`EXISTS (SELECT 1 FROM ${flights} WHERE ${made} AND departing_at > ${entry.at} AND status <> 'cancelled')`;
    const isAt = sql`id = ${row.id} AND version = ${expected}`;
    const guard = sql`EXISTS (SELECT 1 FROM ${schedules} WHERE ${isAt}) AND NOT ${isFlown}`;
    const release = sql`UPDATE ${flights} SET schedule_id = NULL WHERE ${made} AND ${guard}`;
    const change = sql`DELETE FROM ${schedules} WHERE ${isAt} AND NOT ${isFlown}`;
    if (await changeGuarded(db, { entry, guard, along: [release], change })) return 'removed';
    const use = await db.get<{ isFlown: number }>(sql`SELECT ${isFlown} AS isFlown`);
    return use.isFlown === 1 ? 'in_use' : 'lost';
  },

  notePublishing: (entry: AuditEntry): Promise<void> => noteAudit(db, entry),
});

/** True in SQL while the other schedules of its number are these, as they were when the rule looked at them. */
const areAllOthers = (row: ScheduleRow, others: readonly ScheduleRow[]): SQL => sql`(
  SELECT json_group_array(id || ' ' || version ORDER BY id) FROM ${schedules}
  WHERE flight_number = ${row.flightNumber} AND id <> ${row.id}
) = ${JSON.stringify(others.map(({ id, version }) => `${id} ${version}`))}`;

const isKnown = (row: ScheduleRow): SQL => sql`EXISTS (SELECT 1 FROM ${aircraftTypes} WHERE code = ${row.aircraftType})
  AND EXISTS (SELECT 1 FROM ${airports} WHERE iata = ${row.origin}) AND EXISTS (SELECT 1 FROM ${airports} WHERE iata = ${row.destination})`;
