// The flight's own row: its plan, its clock, its version, and what search was last told.

import type { FlightPlan } from '#domain/flight-plan';
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';

export type FlightRow = {
  plan: FlightPlan | undefined;
  planVersion: number;
  version: number;
  lastNow: Instant;
  toldAvailability: string | null;
  toldAt: Instant;
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
      told_at: number;
      tell_due_at: number | null;
    }>('SELECT * FROM flight')
    .one();
  return {
    plan: row.plan === null ? undefined : (JSON.parse(row.plan) as FlightPlan),
    planVersion: row.plan_version,
    version: row.version,
    lastNow: row.last_now,
    toldAvailability: row.told_availability,
    toldAt: row.told_at,
    tellDueAt: row.tell_due_at,
  };
}

/** The clock of a flight never goes back: the machine's time, or the last one stored if that is later. */
export function readClock(sql: SqlStorage, wall: Instant): Instant {
  return sql.exec<{ last_now: number }>('UPDATE flight SET last_now = MAX(last_now, ?) RETURNING last_now', wall).one()
    .last_now;
}

export function savePlan(sql: SqlStorage, plan: FlightPlan): void {
  sql.exec('UPDATE flight SET plan = ?, plan_version = ?', JSON.stringify(plan), plan.planVersion);
}

/** Notes that seats changed at `now`, so that search hears of it, once a second at most. Answers the new version. */
export function noteChange(sql: SqlStorage, now: Instant): number {
  const row = sql
    .exec<{ version: number }>(
      `UPDATE flight SET version = version + 1, tell_due_at = COALESCE(tell_due_at, MAX(?, told_at + 1000))
       RETURNING version`,
      now,
    )
    .one();
  invariant(Number.isSafeInteger(row.version), 'the version of a flight is a whole number');
  return row.version;
}

/** Notes what search was told of one version; a change that came meanwhile stays due, a second later. */
export function noteTold(sql: SqlStorage, version: number, availability: string, now: Instant): void {
  sql.exec(
    `UPDATE flight SET told_availability = ?, told_at = ?, tell_due_at = CASE WHEN version = ? THEN NULL ELSE ? END`,
    availability,
    now,
    version,
    now + 1000,
  );
}

/** Puts off the next telling, after the queue refused one. */
export function tellAgainAt(sql: SqlStorage, dueAt: Instant): void {
  sql.exec('UPDATE flight SET tell_due_at = ?', dueAt);
}
