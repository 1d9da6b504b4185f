// Reading schedules, for staff.
import type { ScheduleOnWire, SchedulesQuery } from '#contracts/catalogue-schedules';
import type { ListOf } from '#contracts/conventions';
import type { CommonFailure } from '#domain/errors';
import type { ScheduleId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Cursors } from '#platform/signed-cursor';
import { pageByCode } from './page-by-code.ts';
import { presentSchedule } from './schedule-records.ts';
import type { ScheduleFilters, ScheduleRow, ScheduleWithZones } from './schedules.store.ts';
import { staffWhoMayRead } from './staff-caller.ts';

type Deps = {
  cursors: Cursors;
  schedulesWhere(filters: ScheduleFilters, afterKey: string, limit: number): Promise<ScheduleRow[]>;
  scheduleOf(id: ScheduleId): Promise<ScheduleWithZones | null>;
};

/** In the order of flight numbers and first days. */
export async function listSchedules(
  deps: Deps,
  caller: Caller,
  question: SchedulesQuery,
): Promise<Result<ListOf<ScheduleOnWire>, CommonFailure>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const { limit, after, flight_number, origin, destination } = question;
  return pageByCode(deps.cursors, {
    list: 'schedules',
    page: { limit, after },
    question: { flight_number, origin, destination },
    load: (afterKey, count) =>
      deps.schedulesWhere({ flightNumber: flight_number, origin, destination }, afterKey, count),
    codeOf: ({ flightNumber, validFrom, id }) => `${flightNumber} ${validFrom} ${id}`,
    present: presentSchedule,
  });
}

export async function readSchedule(
  deps: Pick<Deps, 'scheduleOf'>,
  caller: Caller,
  id: ScheduleId,
): Promise<Result<ScheduleOnWire, CommonFailure>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const found = await deps.scheduleOf(id);
  return found ? ok(presentSchedule(found.schedule)) : err({ code: 'not_found' });
}
