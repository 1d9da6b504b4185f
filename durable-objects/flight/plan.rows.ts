// The flight's own row: its plan, its clock, its version, and what search was last told.
import type { FlightPlan } from '#domain/flight-plan';
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';

export type FlightRow = {
  plan: FlightPlan | undefined;
  planVersion: number;
  /** Raised with each change of a seat. */
  version: number;
  lastNow: Instant;
  /** The availability last told to search, and when the next telling is due. */
  toldAvailability: string | null;
  tellDueAt: Instant | null;
};

export function loadFlight(sql: SqlStorage): FlightRow {
  const row = sql
    .exec<{
      plan: string | null;
      plan_version: number;
      version: number;
      last_now: number;
      told_availability: string | null;
      tell_due_at: number | null;
    }>('SELECT * FROM flight')
    .one();
  return {
    plan: row.plan === null ? undefined : (JSON.parse(row.plan) as FlightPlan),
    planVersion: row.plan_version,
    version: row.version,
    lastNow: row.last_now,
    toldAvailability: row.told_availability,
    tellDueAt: row.tell_due_at,
  };
}

/** Writes the row over the one that is known to stand there; any other one means that memory and rows have parted. */
export function saveFlight(sql: SqlStorage, flight: FlightRow, known: FlightRow): void {
  const written = sql
    .exec(
      `UPDATE flight SET version = ?, last_now = ?, told_availability = ?, tell_due_at = ?
       WHERE version = ? AND last_now = ? RETURNING only`,
      flight.version,
      flight.lastNow,
      flight.toldAvailability,
      flight.tellDueAt,
      known.version,
      known.lastNow,
    )
    .toArray();
  invariant(written.length === 1, 'the row of a flight stands where its memory left it');
  if (flight.plan === undefined || flight.plan === known.plan) return;
  sql.exec('UPDATE flight SET plan = ?, plan_version = ?', JSON.stringify(flight.plan), flight.planVersion);
}
