// The dated flights of schedules in D1 `catalog`: making those that are missing, and changing those that follow.
import { and, between, eq, gte, isNotNull, max, min, type SQL, sql } from 'drizzle-orm';
import { flightChanges, flights } from '#database/catalog-flights';
import type { FlightId, Instant, LocalDate } from '#domain/ids';
import type { FlightRow } from './flight-records.ts';
import { type GuardedDatabase, runBatch } from './guarded-change.ts';
import { insertMissing } from './insert-missing.ts';
import { areUnchanged, type ScheduleRow } from './schedules.store.ts';

export type NewFlightRow = typeof flights.$inferInsert;
/** A flight as it is to be, one version on, and in which respects it differs from before. */
export type FollowingFlight = { row: FlightRow; kinds: string[] };

/** About half a megabyte of text a statement; D1 takes two. */
const rowsAtOnce = 1000;

export const scheduledFlightsStore = (db: GuardedDatabase) => ({
  /** Flights that this schedule made for days of the range, withdrawn ones too. */
  async flightsOfSchedule(schedule: ScheduleRow, from: LocalDate, to: LocalDate): Promise<FlightRow[]> {
    return db
      .select()
      .from(flights)
      .where(
        and(
          eq(flights.flightNumber, schedule.flightNumber),
          between(flights.departureDate, from, to),
          eq(flights.scheduleId, schedule.id),
        ),
      )
      .orderBy(flights.departureDate);
  },

  /**
   * Makes the flights of these schedules that are not there, and puts withdrawn ones back on sale as their schedule makes
   * them now; every other flight of the same number and day stays as it is. Answers how many there are more. Nothing is
   * made if one of the schedules was changed since it was read.
   */
  async makeMissingFlights(rows: NewFlightRow[], schedules: readonly ScheduleRow[], at: Instant): Promise<number> {
    const guard = areUnchanged(schedules);
    let putBack = 0;
    const withdrawn = await withdrawnAmong(db, rows);
    for (let start = 0; start < withdrawn.length; start += rowsAtOnce) {
      const [noted] = await runBatch(db, puttingBack(withdrawn.slice(start, start + rowsAtOnce), guard, at));
      putBack += noted?.results.length ?? 0;
    }
    return putBack + (await insertMissing(db, flights, rows, guard));
  },

  /**
   * Writes each flight whose version before still holds, provided nobody has opened it meanwhile: its seats may be sold
   * from then on. One that was open when it was looked at is written; its Flight object has the last word afterwards.
   * Answers which were written; none if the schedule was changed since it was read.
   */
  async saveFollowing(schedule: ScheduleRow, following: FollowingFlight[], at: Instant): Promise<FlightId[]> {
    const [noted] = await runBatch<{ flight_id: FlightId }>(db, saving(following, areUnchanged([schedule]), at));
    return (noted?.results ?? []).map(({ flight_id }) => flight_id);
  },

  /** Writes flights back as they were, whatever became of the schedule meanwhile; somebody's newer change stands. */
  async takeBack(following: FollowingFlight[], at: Instant): Promise<void> {
    await runBatch(db, saving(following, sql`true`, at));
  },

  /** The first and the last day from then on for which the schedule has made a flight, withdrawn ones too; null where it made none. */
  async daysMadeOf(schedule: ScheduleRow, from: LocalDate): Promise<{ first: LocalDate; last: LocalDate } | null> {
    const made = await db
      .select({ first: min(flights.departureDate), last: max(flights.departureDate) })
      .from(flights)
      .where(
        and(
          eq(flights.flightNumber, schedule.flightNumber),
          gte(flights.departureDate, from),
          eq(flights.scheduleId, schedule.id),
        ),
      )
      .get();
    return made?.first && made.last ? { first: made.first, last: made.last } : null;
  },
});

/** Those whose number and day a withdrawn flight has; there are few of these, and an index that holds no others. */
async function withdrawnAmong(db: GuardedDatabase, rows: NewFlightRow[]): Promise<NewFlightRow[]> {
  const days = rows.map(({ departureDate }) => departureDate).sort();
  const found = await db
    .select({ flightNumber: flights.flightNumber, departureDate: flights.departureDate })
    .from(flights)
    .where(and(isNotNull(flights.withdrawnAt), between(flights.departureDate, days[0] ?? '', days.at(-1) ?? '')));
  const withdrawn = new Set(found.map((flight) => `${flight.flightNumber} ${flight.departureDate}`));
  return rows.filter((row) => withdrawn.has(`${row.flightNumber} ${row.departureDate}`));
}

function saving(following: FollowingFlight[], guard: SQL, at: Instant): SQL[] {
  const given = JSON.stringify(
    following.map(({ row, kinds }) => ({ ...row, kinds, isOpen: row.openedAt === null ? 0 : 1 })),
  );
  const isAsSeen = sql`flight.id = given.value ->> 'id' AND flight.plan_version = (given.value ->> 'planVersion') - 1
    AND (flight.opened_at IS NULL OR given.value ->> 'isOpen' = 1) AND ${guard}`;
  return [
    sql`INSERT INTO ${flightChanges} (flight_id, plan_version, changed_at, kinds)
      SELECT flight.id, flight.plan_version + 1, ${at}, given.value -> 'kinds'
      FROM json_each(${given}) AS given CROSS JOIN ${flights} AS flight ON ${isAsSeen}
      RETURNING flight_id`,
    sql`UPDATE ${flights} AS flight SET departing_at = given.value ->> 'departingAt', arriving_at = given.value ->> 'arrivingAt',
        sales_close_at = given.value ->> 'salesCloseAt', aircraft_type = given.value ->> 'aircraftType',
        registration = given.value ->> 'registration', status = given.value ->> 'status',
        origin_terminal = given.value ->> 'originTerminal', destination_terminal = given.value ->> 'destinationTerminal',
        withdrawn_at = given.value ->> 'withdrawnAt', plan_version = given.value ->> 'planVersion'
      FROM json_each(${given}) AS given WHERE ${isAsSeen}`,
  ];
}

/**
 * A withdrawn flight has no passengers and sells nothing, so it may come back with any times. One whose Flight object has
 * not heard of the withdrawal yet might sell until it has, and waits.
 */
function puttingBack(rows: NewFlightRow[], guard: SQL, at: Instant): SQL[] {
  const given = JSON.stringify(rows);
  const isWithdrawn = sql`flight.flight_number = given.value ->> 'flightNumber'
    AND flight.departure_date = given.value ->> 'departureDate' AND flight.withdrawn_at IS NOT NULL
    AND (flight.opened_at IS NULL OR flight.acknowledged_plan_version = flight.plan_version) AND ${guard}`;
  return [
    sql`INSERT INTO ${flightChanges} (flight_id, plan_version, changed_at, kinds)
      SELECT flight.id, flight.plan_version + 1, ${at}, '["status","times","aircraft","terminal"]'
      FROM json_each(${given}) AS given CROSS JOIN ${flights} AS flight ON ${isWithdrawn}
      RETURNING flight_id`,
    sql`UPDATE ${flights} AS flight SET schedule_id = given.value ->> 'scheduleId', origin = given.value ->> 'origin',
        destination = given.value ->> 'destination', departing_at = given.value ->> 'departingAt',
        arriving_at = given.value ->> 'arrivingAt', sales_close_at = given.value ->> 'salesCloseAt',
        aircraft_type = given.value ->> 'aircraftType', registration = NULL, status = 'scheduled',
        origin_terminal = given.value ->> 'originTerminal', destination_terminal = given.value ->> 'destinationTerminal',
        withdrawn_at = NULL, plan_version = flight.plan_version + 1
      FROM json_each(${given}) AS given WHERE ${isWithdrawn}`,
  ];
}
