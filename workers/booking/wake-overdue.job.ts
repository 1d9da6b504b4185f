// The watchdog: bookings whose deadline is over but which still stand as held in the index are woken, every minute.
import type { BookingId, Instant } from '#domain/ids';
import { errorText, log } from '#platform/log';

export type Deps = {
  overdue(now: Instant, limit: number, after: BookingId | null): Promise<BookingId[]>;
  wake(id: BookingId): Promise<void>;
  /** Copies what became of the booking into the index, so that it is not found again. */
  index(id: BookingId): Promise<void>;
};

const pageSize = 50;
/** A minute's work; what is left is found a minute later. */
const mostPages = 20;

/** Answers how many bookings were woken. One that fails does not keep the others from being woken. */
export async function wakeOverdueBookings(deps: Deps, now: Instant): Promise<number> {
  let after: BookingId | null = null;
  let wokenCount = 0;
  for (let page = 0; page < mostPages; page++) {
    const ids: BookingId[] = await deps.overdue(now, pageSize, after);
    const outcomes = await Promise.allSettled(ids.map((id) => wakeOne(deps, id)));
    wokenCount += outcomes.filter(({ status }) => status === 'fulfilled').length;
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') log('error', 'booking_not_woken', { error: errorText(outcome.reason) });
    }
    after = ids.at(-1) ?? null;
    if (ids.length < pageSize) break;
  }
  if (wokenCount > 0) log('info', 'bookings_woken', { job: 'wake-overdue', count: wokenCount });
  return wokenCount;
}

async function wakeOne(deps: Deps, id: BookingId): Promise<void> {
  await deps.wake(id);
  await deps.index(id);
}
