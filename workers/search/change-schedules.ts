// Staff verbs for schedules: create, change with the flights that follow, delete.
import type {
  ChangedScheduleOnWire,
  ChangeSchedule,
  CreateSchedule,
  FlightsOfScheduleOnWire,
  ScheduleOnWire,
} from '#contracts/catalogue-schedules';
import type { CommonFailure } from '#domain/errors';
import type { LocalDate, ScheduleId } from '#domain/ids';
import { addDays } from '#domain/local-time';
import { err, ok, type Result } from '#domain/result';
import { respectsChanged } from '#domain/schedule-change';
import { dayInCommon, faultsOfTimetable } from '#domain/timetable';
import type { Caller } from '#platform/caller';
import { type AlignFlights, alignFlights } from './align-flights.ts';
import { refuseField } from './field-fault.ts';
import { type FlightParts, knownParts } from './flight-parts.ts';
import type { AuditEntry } from './guarded-change.ts';
import { changedSchedule, newSchedule, presentSchedule } from './schedule-records.ts';
import type { ScheduleRow, ScheduleWithZones } from './schedules.store.ts';
import { staffWhoMayChange } from './staff-caller.ts';

type Checks = {
  flightParts(flight: {
    origin: string;
    destination: string;
    aircraftType: string;
    registration: null;
  }): Promise<FlightParts>;
  schedulesNumbered(flightNumber: string): Promise<ScheduleRow[]>;
};
type Deps = Checks &
  AlignFlights & {
    scheduleOf(id: ScheduleId): Promise<ScheduleWithZones | null>;
    scheduleDesk: AlignFlights['scheduleDesk'] & {
      newScheduleId(): ScheduleId;
      /** False if another schedule of the number came or changed since `others` were read. */
      addSchedule(entry: AuditEntry, row: ScheduleRow, others: ScheduleRow[]): Promise<boolean>;
      /** The same, and false if the version before does not hold any more. */
      saveSchedule(entry: AuditEntry, row: ScheduleRow, others: ScheduleRow[]): Promise<boolean>;
      removeSchedule(entry: AuditEntry, row: ScheduleRow, expected: number): Promise<'removed' | 'in_use' | 'lost'>;
      daysMadeOf(schedule: ScheduleRow, from: LocalDate): Promise<{ first: LocalDate; last: LocalDate } | null>;
    };
  };
type Answer<Value> = Promise<Result<Value, CommonFailure>>;

export async function createSchedule(deps: Deps, caller: Caller, body: CreateSchedule): Answer<ScheduleOnWire> {
  const staff = staffWhoMayChange(caller, 'flights');
  if (!staff.ok) return staff;
  if (body.origin === body.destination) return refuseField('/destination', 'same_place', 'is the origin');
  const row = newSchedule(deps.scheduleDesk.newScheduleId(), body);
  const others = await checkedWithOthers(deps, row, '/flight_number');
  if (!others.ok) return others;
  const after = presentSchedule(row);
  const entry = {
    at: deps.scheduleDesk.now(),
    by: staff.value,
    action: 'create',
    entity: 'schedule',
    entityId: row.id,
    before: null,
    after,
  } as const;
  const added = await deps.scheduleDesk.addSchedule(entry, row, others.value);
  return added ? ok(after) : err({ code: 'busy', retryAfterSeconds: 1 });
}

export async function changeSchedule(
  deps: Deps,
  caller: Caller,
  id: ScheduleId,
  expected: number,
  body: ChangeSchedule,
): Answer<ChangedScheduleOnWire> {
  const staff = staffWhoMayChange(caller, 'flights');
  if (!staff.ok) return staff;
  const found = await deps.scheduleOf(id);
  if (!found) return err({ code: 'not_found' });
  const { schedule, zones } = found;
  if (schedule.version !== expected) return err({ code: 'version_mismatch' });
  const row = changedSchedule(schedule, body);
  const [before, after] = [presentSchedule(schedule), presentSchedule(row)];
  if (JSON.stringify({ ...after, version: expected }) === JSON.stringify(before))
    return ok({ ...before, flights: nothing });
  const others = await checkedWithOthers(deps, row, pointerOfDays(body));
  if (!others.ok) return others;
  const now = deps.scheduleDesk.now();
  const entry = {
    at: now,
    by: staff.value,
    action: 'change',
    entity: 'schedule',
    entityId: id,
    before,
    after,
  } as const;
  if (!(await deps.scheduleDesk.saveSchedule(entry, row, others.value))) return err({ code: 'version_mismatch' });
  // Yesterday in UTC is still today in the west.
  const yesterday = addDays(new Date(now).toISOString().slice(0, 10), -1);
  const days = daysMade(await deps.scheduleDesk.daysMadeOf(row, yesterday), yesterday, schedule.rolledOutTo);
  if (days === null) return ok({ ...after, flights: nothing });
  const follow = respectsChanged(schedule, row);
  const flights = await alignFlights(deps, caller, { schedule: row, zones }, { ...days, follow });
  return ok({ ...after, flights });
}

/** From when and how far its flights were made, be it by publishing or by the cron job: a day that is new between them is flown at once. */
function daysMade(
  flown: { first: LocalDate; last: LocalDate } | null,
  yesterday: LocalDate,
  rolledOutTo: LocalDate | null,
): { from: LocalDate; to: LocalDate } | null {
  if (rolledOutTo === null) return flown && { from: flown.first, to: flown.last };
  return { from: yesterday, to: flown && flown.last > rolledOutTo ? flown.last : rolledOutTo };
}

/** A schedule with coming flights is ended first, by its last day: that says which of them are sold. */
export async function deleteSchedule(deps: Deps, caller: Caller, id: ScheduleId, expected: number): Answer<null> {
  const staff = staffWhoMayChange(caller, 'flights');
  if (!staff.ok) return staff;
  const found = await deps.scheduleOf(id);
  if (!found) return err({ code: 'not_found' });
  if (found.schedule.version !== expected) return err({ code: 'version_mismatch' });
  const before = presentSchedule(found.schedule);
  const entry = {
    at: deps.scheduleDesk.now(),
    by: staff.value,
    action: 'delete',
    entity: 'schedule',
    entityId: id,
    before,
    after: null,
  } as const;
  const outcome = await deps.scheduleDesk.removeSchedule(entry, found.schedule, expected);
  if (outcome === 'in_use') return err({ code: 'in_use' });
  return outcome === 'removed' ? ok(null) : err({ code: 'version_mismatch' });
}

/** The other schedules of the number, once this one is known to be flyable beside them. */
async function checkedWithOthers(
  deps: Checks,
  row: ScheduleRow,
  overlapPointer: string,
): Promise<Result<ScheduleRow[], CommonFailure>> {
  const [parts, numbered] = await Promise.all([
    deps.flightParts({ ...row, registration: null }),
    deps.schedulesNumbered(row.flightNumber),
  ]);
  const ends = knownParts(parts);
  if (!ends.ok) return ends;
  const { origin, destination } = ends.value;
  const errors = faultsOfTimetable(row, { origin: origin.timeZone, destination: destination.timeZone });
  if (errors.length > 0) return err({ code: 'invalid_request', errors });
  const others = numbered.filter(({ id }) => id !== row.id);
  for (const other of others) {
    const day = dayInCommon(row, other);
    if (day) return refuseField(overlapPointer, 'schedule_overlaps', `leaves on ${day} by ${other.id} already`);
  }
  return ok(others);
}

/** Where a change made two schedules meet: the first field of the body that says on which days it flies. */
const pointerOfDays = (body: ChangeSchedule): string =>
  body.weekdays ? '/weekdays' : body.valid_from ? '/valid_from' : '/valid_to';

const nothing: FlightsOfScheduleOnWire = { created: 0, changed: 0, withdrawn: 0, unchanged: 0, sold: [] };
