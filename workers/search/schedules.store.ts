// Schedules of D1 `catalog` and the dated flights made of them.
import { and, between, count, eq, gte, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { flights, schedules } from '#database/catalog-flights';
import type { LocalDate } from '#domain/ids';
import type { TimeZone } from '#domain/local-time';
import { destination, origin } from './flights.store.ts';
import { insertMissing } from './insert-missing.ts';

export type ScheduleRow = typeof schedules.$inferSelect;
export type ScheduleWithZones = { schedule: ScheduleRow; zones: { origin: TimeZone; destination: TimeZone } };
export type NewFlightRow = typeof flights.$inferInsert;

export const schedulesStore = (db: DrizzleD1Database) => ({
  /** Every schedule that is valid on some day of the range. */
  async schedulesValidIn(from: LocalDate, to: LocalDate): Promise<ScheduleWithZones[]> {
    return db
      .select({ schedule: schedules, zones: { origin: origin.timeZone, destination: destination.timeZone } })
      .from(schedules)
      .innerJoin(origin, eq(origin.iata, schedules.origin))
      .innerJoin(destination, eq(destination.iata, schedules.destination))
      .where(and(lte(schedules.validFrom, to), or(isNull(schedules.validTo), gte(schedules.validTo, from))));
  },

  /** How many flights made of schedules there are on each day; a day without any is left out. */
  async scheduledFlightsByDay(from: LocalDate, to: LocalDate): Promise<Map<LocalDate, number>> {
    const rows = await db
      .select({ day: flights.departureDate, flightCount: count() })
      .from(flights)
      .where(and(between(flights.departureDate, from, to), isNotNull(flights.scheduleId)))
      .groupBy(flights.departureDate);
    return new Map(rows.map(({ day, flightCount }) => [day, flightCount]));
  },

  async insertMissingFlights(rows: NewFlightRow[]): Promise<number> {
    return insertMissing(db, flights, rows);
  },
});
