// Makes the dated flights of the coming days out of the schedules. Safe to run at any time and any number of times.
import type { Instant, LocalDate } from '#domain/ids';
import { addDays } from '#domain/local-time';
import { rollOut } from '#domain/roll-out';
import { flightOfSchedule } from './schedule-records.ts';
import type { NewFlightRow } from './scheduled-flights.store.ts';
import type { ScheduleRow, ScheduleWithZones } from './schedules.store.ts';

export type RollOut = {
  /** Those that still have flights to make in the range. */
  schedulesToRollOut(from: LocalDate, to: LocalDate): Promise<ScheduleWithZones[]>;
  /** Makes what is missing and leaves what is there; nothing if one of the schedules was changed since it was read. */
  makeMissingFlights(rows: NewFlightRow[], schedules: ScheduleRow[], at: Instant): Promise<number>;
  /** To be called last, so that a run that was cut short is done again. */
  noteRolledOut(schedules: ScheduleRow[], to: LocalDate): Promise<void>;
};

/**
 * Flights of the days from yesterday, which is still today in the west, to `sellingDays` ahead. Each schedule knows how far
 * it has been rolled out, so that a run with nothing to do costs one query.
 */
export async function rollOutSchedules(deps: RollOut, now: Instant, sellingDays: number): Promise<{ created: number }> {
  const today = new Date(now).toISOString().slice(0, 10);
  const [from, to] = [addDays(today, -1), addDays(today, sellingDays)];
  const due = await deps.schedulesToRollOut(from, to);
  if (due.length === 0) return { created: 0 };
  const planned = due.flatMap(({ schedule, zones }) =>
    rollOut(schedule, zones, firstDayOf(schedule, from), to).map((times) => ({ schedule, times })),
  );
  planned.sort((left, right) => (left.times.departureDate < right.times.departureDate ? -1 : 1));
  const rows = await Promise.all(planned.map(({ schedule, times }) => flightOfSchedule(schedule, times)));
  const schedules = due.map(({ schedule }) => schedule);
  const created = await deps.makeMissingFlights(rows, schedules, now);
  await deps.noteRolledOut(schedules, to);
  return { created };
}

function firstDayOf({ rolledOutTo }: ScheduleRow, from: LocalDate): LocalDate {
  return rolledOutTo !== null && rolledOutTo >= from ? addDays(rolledOutTo, 1) : from;
}
