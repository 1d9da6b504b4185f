// Brings the coming flights of a schedule in line with it: missing ones are made, unsold ones follow, sold ones are reported.
import type { FlightsOfScheduleOnWire } from '#contracts/catalogue-schedules';
import type { FlightId, Instant, LocalDate } from '#domain/ids';
import { rollOut, salesCloseBeforeMs } from '#domain/roll-out';
import {
  type Claims,
  changesWanted,
  type FlightChange,
  leaveSold,
  type Respect,
  type SoldFlight,
  termsByDay,
} from '#domain/schedule-change';
import type { Caller } from '#platform/caller';
import type { FlightRow } from './flight-records.ts';
import { flightOfSchedule } from './schedule-records.ts';
import type { FollowingFlight, NewFlightRow } from './scheduled-flights.store.ts';
import type { ScheduleRow, ScheduleWithZones } from './schedules.store.ts';
import type { RouteDay } from './sheet.ts';

export type AlignFlights = {
  scheduleDesk: {
    now(): Instant;
    flightsOfSchedule(schedule: ScheduleRow, from: LocalDate, to: LocalDate): Promise<FlightRow[]>;
    makeMissingFlights(rows: NewFlightRow[], schedules: ScheduleRow[], at: Instant): Promise<number>;
    /** Writes those nobody has opened or changed meanwhile, and answers which. */
    saveFollowing(schedule: ScheduleRow, following: FollowingFlight[], at: Instant): Promise<FlightId[]>;
    /** Writes flights back as they were, whatever became of the schedule. */
    takeBack(following: FollowingFlight[], at: Instant): Promise<void>;
  };
  /** Living claims on flights whose objects are open. */
  claimsOn(caller: Caller, ids: FlightId[]): Promise<Map<FlightId, Claims>>;
  /** Gives open flights their new plans; answers those that were sold meanwhile, and kept theirs. */
  changeUnsold(caller: Caller, ids: FlightId[]): Promise<FlightId[]>;
  /** Never fails: what cannot be told now is told by the cron job within a minute. */
  pushPlan(id: FlightId): Promise<void>;
  refreshSheets(routeDays: RouteDay[]): Promise<void>;
};

/** `follow` says in which respects flights follow. */
export type Alignment = { from: LocalDate; to: LocalDate; follow: readonly Respect[] };

/** Each round is about flights that were opened or changed by others during the one before; then there is nothing left to do. */
const mostRounds = 4;

/**
 * Safe to repeat, and to cut short: the next publishing goes on. Where a flight is opened between question and write, the
 * write finds it so and does nothing, and the next round asks its object. Where an open one is sold meanwhile, its object
 * refuses the new plan, and the catalogue takes it back: a sold flight is never changed, only reported.
 */
export async function alignFlights(
  deps: AlignFlights,
  caller: Caller,
  { schedule, zones }: ScheduleWithZones,
  { from, to, follow }: Alignment,
): Promise<FlightsOfScheduleOnWire> {
  const { scheduleDesk: desk } = deps;
  const now = desk.now();
  const times = rollOut(schedule, zones, from, to);
  const made = termsByDay(times, schedule);
  const atFirst = (await desk.flightsOfSchedule(schedule, from, to)).filter((flight) => isComing(flight, now));
  const followed = new Map<FlightId, FlightRow>();
  let flights = atFirst;
  let sold: SoldFlight[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const wanted = changesWanted(flights, made, follow, now);
    const open = wanted.filter(({ flight }) => flight.openedAt !== null).map(({ flight }) => flight.id);
    const outcome = leaveSold(wanted, await deps.claimsOn(caller, open));
    sold = outcome.sold;
    if (outcome.changes.length === 0) break;
    for (const row of await saveAndTell(deps, caller, schedule, outcome.changes)) followed.set(row.id, row);
    flights = await desk.flightsOfSchedule(schedule, from, to);
  }
  const there = new Set(atFirst.map(({ departureDate }) => departureDate));
  const missing = times.filter(({ departureDate, departingAt }) => departingAt > now && !there.has(departureDate));
  const rows = await Promise.all(missing.map((of) => flightOfSchedule(schedule, of)));
  const created = rows.length > 0 ? await desk.makeMissingFlights(rows, [schedule], now) : 0;
  const touched = [...followed.values(), ...rows];
  if (touched.length > 0) await deps.refreshSheets(routeDaysOf(touched));
  const withdrawn = [...followed.values()].filter(({ status }) => status === 'cancelled').length;
  return {
    created,
    changed: followed.size - withdrawn,
    withdrawn,
    unchanged: atFirst.length - followed.size - sold.length,
    sold: sold.map(presentSold),
  };
}

/** Writes the changes, gives open flights their new plans, and takes back those of flights that were sold meanwhile; answers what stands. */
async function saveAndTell(
  { scheduleDesk, changeUnsold, pushPlan }: AlignFlights,
  caller: Caller,
  schedule: ScheduleRow,
  changes: FlightChange<FlightRow>[],
): Promise<FlightRow[]> {
  const now = scheduleDesk.now();
  const following = changes.map(({ flight, next, kinds }) => ({ row: nextRow(flight, next, now), kinds }));
  const written = new Set(await scheduleDesk.saveFollowing(schedule, following, now));
  const open = changes.map(({ flight }) => flight).filter(({ id, openedAt }) => openedAt !== null && written.has(id));
  const sold = new Set(
    await changeUnsold(
      caller,
      open.map(({ id }) => id),
    ),
  );
  const back = changes
    .filter(({ flight }) => sold.has(flight.id))
    .map(({ flight, kinds }) => ({ row: { ...flight, planVersion: flight.planVersion + 2 }, kinds }));
  if (back.length > 0) {
    await scheduleDesk.takeBack(back, now);
    await Promise.all(back.map(({ row }) => pushPlan(row.id)));
  }
  return following.map(({ row }) => row).filter(({ id }) => written.has(id) && !sold.has(id));
}

/** An aircraft that was named for the flight stays only where its type does. */
function nextRow(flight: FlightRow, next: FlightChange<FlightRow>['next'], now: Instant): FlightRow {
  const planVersion = flight.planVersion + 1;
  if (next === null) return { ...flight, status: 'cancelled', withdrawnAt: now, planVersion };
  return {
    ...flight,
    ...next,
    registration: next.aircraftType === flight.aircraftType ? flight.registration : null,
    salesCloseAt: next.departingAt === flight.departingAt ? flight.salesCloseAt : next.departingAt - salesCloseBeforeMs,
    planVersion,
  };
}

const isComing = ({ departingAt, withdrawnAt }: FlightRow, now: Instant): boolean =>
  departingAt > now && withdrawnAt === null;

const routeDaysOf = (rows: Pick<FlightRow, 'origin' | 'destination' | 'departureDate'>[]): RouteDay[] =>
  rows.map(({ origin, destination, departureDate }) => ({ origin, destination, date: departureDate }));

const presentSold = ({ flight, claims }: SoldFlight): FlightsOfScheduleOnWire['sold'][number] => ({
  flight_id: flight.id,
  flight_number: flight.flightNumber,
  departure_date: flight.departureDate,
  ...claims,
});
