// The watchdog: every minute, bookings that nobody may be looking after are woken; what is wrong with them is repaired or reported.
import type { WokenBooking } from '#contracts/booking-object';
import { type BookingFinding, latestAlarmMilliseconds } from '#domain/booking-health';
import type { BookingId, FlightId, Instant } from '#domain/ids';
import { errorText, log } from '#platform/log';

/** As the index has it. */
export type Overdue = { id: BookingId; version: number };

export type Deps = {
  overdue(now: Instant, limit: number, after: BookingId | null): Promise<Overdue[]>;
  /** Makes the booking do what has fallen due; answers what was wrong with it. */
  wake(id: BookingId): Promise<WokenBooking>;
  /** Copies what became of the booking into the index, so that it is not found again. */
  index(id: BookingId): Promise<void>;
  flightsOf(ids: BookingId[]): Promise<FlightId[]>;
  /** Sets a flight's alarm again if it was lost, and answers whether it was. */
  wakeFlight(id: FlightId): Promise<{ isAlarmLost: boolean }>;
};

export type Finding = BookingFinding | 'index_behind' | 'flight_alarm_lost' | 'unreachable';
export type Sweep = { wokenCount: number; findings: Partial<Record<Finding, number>> };

const pageSize = 50;
/** A minute's work; what is left is found a minute later. */
const mostPages = 20;
const job = 'wake-overdue';

/** One booking or flight that fails does not keep the others from being woken. */
export async function wakeOverdueBookings(deps: Deps, now: Instant): Promise<Sweep> {
  const sweep: Sweep = { wokenCount: 0, findings: {} };
  let after: BookingId | null = null;
  for (let page = 0; page < mostPages; page++) {
    const rows: Overdue[] = await deps.overdue(now, pageSize, after);
    await Promise.all(rows.map((row) => wakeOne(deps, row, sweep, now)));
    await wakeFlights(deps, rows, sweep);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize) break;
  }
  for (const [kind, count] of Object.entries(sweep.findings)) log('warn', 'watchdog_found', { job, code: kind, count });
  if (sweep.wokenCount > 0) log('info', 'bookings_woken', { job, count: sweep.wokenCount });
  return sweep;
}

async function wakeOne(deps: Deps, { id, version }: Overdue, sweep: Sweep, now: Instant): Promise<void> {
  try {
    const woken = await deps.wake(id);
    for (const { kind, isRepaired } of woken.findings) note(sweep, kind, id, isRepaired);
    await deps.index(id);
    // News that is a moment old is still on its way through the queue, and no finding.
    const isBehind = woken.version > version && now - woken.changedAt > latestAlarmMilliseconds;
    if (isBehind) note(sweep, 'index_behind', id, true);
    sweep.wokenCount++;
  } catch (reason) {
    note(sweep, 'unreachable', id, false);
    log('error', 'booking_not_woken', { job, id, error: errorText(reason) });
  }
}

/** Any call sets a lost alarm again, but a flight that nobody calls any more would show its dead holds for ever. */
async function wakeFlights(deps: Deps, rows: readonly Overdue[], sweep: Sweep): Promise<void> {
  if (rows.length === 0) return;
  const flights = await deps.flightsOf(rows.map(({ id }) => id));
  const outcomes = await Promise.allSettled(flights.map((id) => deps.wakeFlight(id)));
  outcomes.forEach((outcome, position) => {
    const id = flights[position] ?? 'flt_unknown';
    if (outcome.status === 'rejected') {
      note(sweep, 'unreachable', id, false);
      log('error', 'flight_not_woken', { job, id, error: errorText(outcome.reason) });
    } else if (outcome.value.isAlarmLost) note(sweep, 'flight_alarm_lost', id, true);
  });
}

/** What waking could not mend is for people, so it is an error. */
function note(sweep: Sweep, kind: Finding, id: string, isRepaired: boolean): void {
  sweep.findings[kind] = (sweep.findings[kind] ?? 0) + 1;
  log(isRepaired ? 'warn' : 'error', 'watchdog_finding', {
    job,
    code: kind,
    id,
    step: isRepaired ? 'repaired' : 'reported',
  });
}
