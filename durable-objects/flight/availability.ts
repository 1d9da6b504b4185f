// What search is told of a flight: places left by cabin and class, never more than nine, and only when that changed.
import type { AvailabilityMessage } from '#contracts/queue-messages';
import { availableByClass } from '#domain/fare-buckets';
import type { FlightPlan } from '#domain/flight-plan';
import type { Instant } from '#domain/ids';
import { claimsByClass } from './hold.rows.ts';
import { loadFlight } from './plan.rows.ts';
import { countFree } from './seat.rows.ts';

/** The most places anyone is told of: more would tell competitors how full a flight is. */
const mostShown = 9;

export type Telling = { version: number; classes: string; message: AvailabilityMessage | undefined };

/** What is due to be told at `now`; without a message when nothing that search shows has changed. */
export function tellingDue(sql: SqlStorage, plan: FlightPlan, now: Instant): Telling | undefined {
  const { tellDueAt, toldAvailability, version } = loadFlight(sql);
  if (tellDueAt === null || tellDueAt > now) return undefined;
  const classes = availability(sql, plan);
  const text = JSON.stringify([plan.planVersion, classes]);
  const message = { flight_id: plan.flightId, version, plan_version: plan.planVersion, classes };
  return { version, classes: text, message: text === toldAvailability ? undefined : message };
}

function availability(sql: SqlStorage, plan: FlightPlan): AvailabilityMessage['classes'] {
  return availableByClass(plan.classLimits, claimsByClass(sql)).map(({ cabin, bookingClass, available }) => ({
    cabin,
    booking_class: bookingClass,
    available: Math.max(0, Math.min(available, countFree(sql, cabin), mostShown)),
  }));
}
