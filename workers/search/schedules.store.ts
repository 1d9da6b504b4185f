// Reading schedules of D1 `catalog`, and noting how far each has been rolled out.
import { and, asc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { schedules } from '#database/catalog-flights';
import type { LocalDate, ScheduleId } from '#domain/ids';
import type { TimeZone } from '#domain/local-time';
import { destination, origin } from './flights.store.ts';
import type { GuardedDatabase } from './guarded-change.ts';

export type ScheduleRow = typeof schedules.$inferSelect;
export type ScheduleWithZones = { schedule: ScheduleRow; zones: { origin: TimeZone; destination: TimeZone } };
export type ScheduleFilters = {
  flightNumber?: string | undefined;
  origin?: string | undefined;
  destination?: string | undefined;
};

export const schedulesStore = (db: GuardedDatabase) => ({
  async scheduleOf(id: ScheduleId): Promise<ScheduleWithZones | null> {
    return (await schedulesWithZones(db).where(eq(schedules.id, id)).get()) ?? null;
  },

  /** In the order of numbers, first days and ids, after `Z1123 2026-12-01 sch_…`. */
  async schedulesWhere(filters: ScheduleFilters, afterKey: string, limit: number): Promise<ScheduleRow[]> {
    const [flightNumber = '', validFrom = '', id = ''] = afterKey.split(' ');
    const after = sql`(${schedules.flightNumber}, ${schedules.validFrom}, ${schedules.id}) > (${flightNumber}, ${validFrom}, ${id})`;
    return db
      .select()
      .from(schedules)
      .where(
        and(
          after,
          filters.flightNumber ? eq(schedules.flightNumber, filters.flightNumber) : undefined,
          filters.origin ? eq(schedules.origin, filters.origin) : undefined,
          filters.destination ? eq(schedules.destination, filters.destination) : undefined,
        ),
      )
      .orderBy(asc(schedules.flightNumber), asc(schedules.validFrom), asc(schedules.id))
      .limit(limit);
  },

  async schedulesNumbered(flightNumber: string): Promise<ScheduleRow[]> {
    return db.select().from(schedules).where(eq(schedules.flightNumber, flightNumber)).orderBy(asc(schedules.id));
  },

  /** Every schedule that is valid on some day of the range and has not been rolled out to its end. */
  async schedulesToRollOut(from: LocalDate, to: LocalDate): Promise<ScheduleWithZones[]> {
    return schedulesWithZones(db).where(
      and(
        lte(schedules.validFrom, to),
        or(isNull(schedules.validTo), gte(schedules.validTo, from)),
        or(
          isNull(schedules.rolledOutTo),
          sql`${schedules.rolledOutTo} < min(${to}, coalesce(${schedules.validTo}, ${to}))`,
        ),
      ),
    );
  },

  /** Nothing is noted if one of them was changed since it was read: then all are looked at again. */
  async noteRolledOut(rolledOut: readonly ScheduleRow[], to: LocalDate): Promise<void> {
    const ids = sql`(SELECT key FROM json_each(${versionsOf(rolledOut)}))`;
    await db.run(sql`UPDATE ${schedules} SET rolled_out_to = ${to} WHERE id IN ${ids} AND ${areUnchanged(rolledOut)}`);
  },
});

/** True in SQL while these schedules are as they were read. */
export const areUnchanged = (seen: readonly ScheduleRow[]): SQL => sql`NOT EXISTS (
  SELECT 1 FROM json_each(${versionsOf(seen)}) AS seen LEFT JOIN ${schedules} AS present ON present.id = seen.key
  WHERE present.version IS NOT seen.value)`;

const versionsOf = (seen: readonly ScheduleRow[]): string =>
  JSON.stringify(Object.fromEntries(seen.map(({ id, version }) => [id, version])));

const schedulesWithZones = (db: GuardedDatabase) =>
  db
    .select({ schedule: schedules, zones: { origin: origin.timeZone, destination: destination.timeZone } })
    .from(schedules)
    .innerJoin(origin, eq(origin.iata, schedules.origin))
    .innerJoin(destination, eq(destination.iata, schedules.destination))
    .$dynamic();
