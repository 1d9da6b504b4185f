// Staff: the dated flights of a schedule for a range of days, made where they are missing and brought in line where they are unsold.
import type { PublishedScheduleOnWire, PublishSchedule } from '#contracts/catalogue-schedules';
import type { CommonFailure } from '#domain/errors';
import type { Instant, LocalDate, ScheduleId } from '#domain/ids';
import { addDays, localDateOf, type TimeZone } from '#domain/local-time';
import { err, ok, type Result } from '#domain/result';
import { respects } from '#domain/schedule-change';
import type { Caller } from '#platform/caller';
import { type AlignFlights, alignFlights } from './align-flights.ts';
import { refuseField } from './field-fault.ts';
import type { AuditEntry } from './guarded-change.ts';
import type { ScheduleWithZones } from './schedules.store.ts';
import { staffWhoMayChange } from './staff-caller.ts';

type Deps = AlignFlights & {
  scheduleOf(id: ScheduleId): Promise<ScheduleWithZones | null>;
  notePublishing(entry: AuditEntry): Promise<void>;
};

/** As far ahead as flights may be on sale at all. */
const mostDaysAhead = 400;

export async function publishSchedule(
  deps: Deps,
  caller: Caller,
  id: ScheduleId,
  body: PublishSchedule,
): Promise<Result<PublishedScheduleOnWire, CommonFailure>> {
  const staff = staffWhoMayChange(caller, 'flights');
  if (!staff.ok) return staff;
  const found = await deps.scheduleOf(id);
  if (!found) return err({ code: 'not_found' });
  const { from_date: from, to_date: to } = body;
  const now = deps.scheduleDesk.now();
  const wrong = refuseRange(from, to, now, found.zones.origin);
  if (wrong) return wrong;
  await deps.notePublishing({
    at: now,
    by: staff.value,
    action: 'publish',
    entity: 'schedule',
    entityId: id,
    before: null,
    after: body,
  });
  const flights = await alignFlights(deps, caller, found, { from, to, follow: respects });
  return ok({ schedule_id: id, from_date: from, to_date: to, ...flights });
}

function refuseRange(from: LocalDate, to: LocalDate, now: Instant, zone: TimeZone) {
  const today = localDateOf(now, zone);
  if (from < today) return refuseField('/from_date', 'in_the_past', 'is over at the origin');
  if (to < from) return refuseField('/to_date', 'before_from_date', 'is before the first day');
  if (to > addDays(today, mostDaysAhead))
    return refuseField('/to_date', 'too_far_ahead', `is more than ${mostDaysAhead} days ahead`);
  return undefined;
}
