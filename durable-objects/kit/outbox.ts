// Events written with the change they tell of, and sent again until each consumer says that it has taken care of them.
import type { EventId, Instant } from '#domain/ids';

export type StoredEvent = { eventId: EventId; number: number; kind: string; occurredAt: Instant };
export type DueDelivery = StoredEvent & { consumer: string; attempts: number };

/** Waits between sendings; the last one repeats. Queues are at least once, and some forget. */
const waitsMilliseconds = [30_000, 120_000, 600_000];

/** What happened, who made it happen, and facts of it that name nobody. */
export type NewEvent = { eventId: EventId; kind: string; actor: string; facts: Record<string, unknown> };

/** Writes the next event, numbered without gaps, due to every consumer at once. Answers its number. */
export function addEvent(sql: SqlStorage, event: NewEvent, consumers: readonly string[], now: Instant): number {
  const { number } = sql
    .exec<{ number: number }>(
      `INSERT INTO events (number, event_id, kind, occurred_at, actor, facts)
       VALUES ((SELECT COUNT(*) + 1 FROM events), ?, ?, ?, ?, ?) RETURNING number`,
      event.eventId,
      event.kind,
      now,
      event.actor,
      JSON.stringify(event.facts),
    )
    .one();
  for (const consumer of consumers) {
    sql.exec(
      'INSERT INTO deliveries (event_id, consumer, attempts, due_at) VALUES (?, ?, 0, ?)',
      event.eventId,
      consumer,
      now,
    );
  }
  return number;
}

export function nextDelivery(sql: SqlStorage): Instant | null {
  return sql.exec<{ at: number | null }>('SELECT MIN(due_at) AS at FROM deliveries').one().at;
}

/** Deliveries due by `now`, oldest first; each is put off in the same step, so that a crash while sending only repeats. */
export function takeDueDeliveries(sql: SqlStorage, now: Instant, atMost: number): DueDelivery[] {
  const due = sql
    .exec<{ event_id: string; number: number; kind: string; occurred_at: number; consumer: string; attempts: number }>(
      `SELECT event_id, number, kind, occurred_at, consumer, attempts FROM deliveries JOIN events USING (event_id)
       WHERE due_at <= ? ORDER BY number LIMIT ?`,
      now,
      atMost,
    )
    .toArray();
  for (const { event_id, consumer, attempts } of due) {
    const wait = waitsMilliseconds[Math.min(attempts, waitsMilliseconds.length - 1)] ?? 0;
    sql.exec(
      'UPDATE deliveries SET attempts = attempts + 1, due_at = ? WHERE event_id = ? AND consumer = ?',
      now + wait,
      event_id,
      consumer,
    );
  }
  return due.map((row) => ({
    eventId: row.event_id as EventId,
    number: row.number,
    kind: row.kind,
    occurredAt: row.occurred_at,
    consumer: row.consumer,
    attempts: row.attempts,
  }));
}

/** A settled event is never sent to that consumer again. */
export function settleDeliveries(sql: SqlStorage, consumer: string, events: readonly EventId[]): void {
  for (const eventId of events) {
    sql.exec('UPDATE deliveries SET due_at = NULL WHERE event_id = ? AND consumer = ?', eventId, consumer);
  }
}
