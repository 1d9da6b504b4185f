// Tells bookings of their holds that expired, through the queue of the index: the way back to a booking that nobody else knows of.
import type { HoldExpiredMessage } from '#contracts/queue-messages';
import type { BookingId, FlightId, HoldId, Instant } from '#domain/ids';
import { ok } from '#domain/result';
import { errorText, log } from '#platform/log';
import type { groupCommit } from '../kit/group-commit.ts';

/** A booking gives its dead holds back by its own alarm at the same moment; only one that has not by now is told. */
export const tellAfterMilliseconds = 60_000;
const tellAgainMilliseconds = 120_000;
const sendAgainMilliseconds = 5_000;
/** Queues may forget, so it is told again while nothing comes back; whoever takes this long has no alarm to wake any more. */
const giveUpMilliseconds = 1_800_000;
const newsAtOnce = 50;

type News = { holdId: HoldId; bookingId: BookingId };
export type Deps = {
  sql: SqlStorage;
  commit: ReturnType<typeof groupCommit>;
  flightId: FlightId;
  queue: { send(message: HoldExpiredMessage): Promise<unknown> };
};

/** At least once: each is put off before it is sent, one that the queue refused is due again at once, and a release ends it. */
export async function tellBookings({ sql, commit, flightId, queue }: Deps): Promise<void> {
  const due = await commit((now) => ok(takeNewsDue(sql, now)));
  if (!due.ok) return;
  for (const { holdId, bookingId } of due.value) {
    try {
      await queue.send({ kind: 'hold.expired', booking_id: bookingId, flight_id: flightId, hold_id: holdId });
    } catch (reason) {
      log('warn', 'expiry_not_sent', { id: flightId, error: errorText(reason) });
      await commit((now) => ok(tellAgainAt(sql, holdId, now + sendAgainMilliseconds)));
    }
  }
}

/** When the next booking is told, or null when every expired hold was given back. */
export function nextNews(sql: SqlStorage): Instant | null {
  return sql
    .exec<{ at: number | null }>('SELECT MIN(tell_booking_at) AS at FROM holds WHERE tell_booking_at IS NOT NULL')
    .one().at;
}

/** Its booking, or whoever read the news for it, knows that this hold is over. */
export function noteBookingKnows(sql: SqlStorage, holdId: HoldId): void {
  sql.exec('UPDATE holds SET tell_booking_at = NULL WHERE hold_id = ? AND tell_booking_at IS NOT NULL', holdId);
}

function takeNewsDue(sql: SqlStorage, now: Instant): News[] {
  const due = sql
    .exec<{ hold_id: string; booking_id: string }>(
      'SELECT hold_id, booking_id FROM holds WHERE tell_booking_at <= ? ORDER BY tell_booking_at LIMIT ?',
      now,
      newsAtOnce,
    )
    .toArray();
  for (const { hold_id } of due) {
    sql.exec(
      'UPDATE holds SET tell_booking_at = CASE WHEN ended_at > ? THEN ? END WHERE hold_id = ?',
      now - giveUpMilliseconds,
      now + tellAgainMilliseconds,
      hold_id,
    );
  }
  return due.map((row) => ({ holdId: row.hold_id as HoldId, bookingId: row.booking_id as BookingId }));
}

function tellAgainAt(sql: SqlStorage, holdId: HoldId, dueAt: Instant): void {
  sql.exec('UPDATE holds SET tell_booking_at = ? WHERE hold_id = ?', dueAt, holdId);
}
