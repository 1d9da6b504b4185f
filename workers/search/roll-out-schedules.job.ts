// Makes the dated flights of the coming days out of the schedules. Safe to run at any time and any number of times.
import type { Instant, LocalDate } from '#domain/ids';
import { addDays } from '#domain/local-time';
import { type DatedTimes, rollOut, salesCloseBeforeMs } from '#domain/roll-out';
import { derivedId } from '#platform/new-id';
import type { NewFlightRow, ScheduleRow, ScheduleWithZones } from './schedules.store.ts';

export type RollOut = {
  schedulesValidIn(from: LocalDate, to: LocalDate): Promise<ScheduleWithZones[]>;
  scheduledFlightsByDay(from: LocalDate, to: LocalDate): Promise<Map<LocalDate, number>>;
  insertMissingFlights(rows: NewFlightRow[]): Promise<number>;
};

type Planned = { schedule: ScheduleRow; times: DatedTimes };

/**
 * Flights of the days from yesterday, which is still today in the west, to `sellingDays` ahead. Days are filled in their
 * order, so a complete last day means that nothing is missing: that is looked at first, and costs one small query.
 */
export async function rollOutSchedules(deps: RollOut, now: Instant, sellingDays: number): Promise<{ created: number }> {
  const today = new Date(now).toISOString().slice(0, 10);
  const [from, to] = [addDays(today, -1), addDays(today, sellingDays)];
  const timetables = await deps.schedulesValidIn(from, to);
  if ((await missingDays(deps, planned(timetables, to, to), to, to)).size === 0) return { created: 0 };
  const all = planned(timetables, from, to);
  const missing = await missingDays(deps, all, from, to);
  const due = all
    .filter(({ times }) => missing.has(times.departureDate))
    .sort((left, right) => (left.times.departureDate < right.times.departureDate ? -1 : 1));
  return { created: await deps.insertMissingFlights(await Promise.all(due.map(flightRow))) };
}

const planned = (timetables: ScheduleWithZones[], from: LocalDate, to: LocalDate): Planned[] =>
  timetables.flatMap(({ schedule, zones }) => rollOut(schedule, zones, from, to).map((times) => ({ schedule, times })));

/** The days that have fewer flights than their schedules make. */
async function missingDays(deps: RollOut, all: Planned[], from: LocalDate, to: LocalDate): Promise<Set<LocalDate>> {
  const present = await deps.scheduledFlightsByDay(from, to);
  const expected = new Map<LocalDate, number>();
  for (const { times } of all) expected.set(times.departureDate, (expected.get(times.departureDate) ?? 0) + 1);
  return new Set([...expected].filter(([day, count]) => (present.get(day) ?? 0) < count).map(([day]) => day));
}

async function flightRow({ schedule, times }: Planned): Promise<NewFlightRow> {
  return {
    id: await derivedId('flt', schedule.flightNumber, times.departureDate),
    scheduleId: schedule.id,
    carrier: schedule.carrier,
    flightNumber: schedule.flightNumber,
    origin: schedule.origin,
    destination: schedule.destination,
    departureDate: times.departureDate,
    departingAt: times.departingAt,
    arrivingAt: times.arrivingAt,
    aircraftType: schedule.aircraftType,
    status: 'scheduled',
    originTerminal: schedule.originTerminal,
    destinationTerminal: schedule.destinationTerminal,
    salesCloseAt: times.departingAt - salesCloseBeforeMs,
    planVersion: 1,
    acknowledgedPlanVersion: 0,
  };
}
