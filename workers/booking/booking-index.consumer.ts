// Queue `booking-index`: keeps the index in step with the bookings. The event says which; the booking says what.
import type { BookingRecord } from '#contracts/booking-object';
import type { BookingEventMessage } from '#contracts/queue-messages';
import type { BookingId, EventId } from '#domain/ids';
import type { Result } from '#domain/result';

export type Deps = {
  read(id: BookingId): Promise<Result<BookingRecord, { code: string }>>;
  index(record: BookingRecord): Promise<unknown>;
  settle(id: BookingId, events: EventId[]): Promise<void>;
};

/** Safe to repeat: it always copies the newest state, and an older one never overwrites it. */
export async function followBooking(deps: Deps, event: BookingEventMessage): Promise<void> {
  const record = await deps.read(event.booking_id);
  if (record.ok) await deps.index(record.value);
  await deps.settle(event.booking_id, [event.event_id]);
}
