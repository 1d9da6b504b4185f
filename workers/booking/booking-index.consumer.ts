// Queue `booking-index`: keeps the index in step with the bookings, and wakes one whose hold died without its knowing.
import type { BookingRecord } from '#contracts/booking-object';
import type { BookingEventMessage, HoldExpiredMessage } from '#contracts/queue-messages';
import type { BookingId, EventId, FlightId, HoldId } from '#domain/ids';
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

export type WakeDeps = {
  wake(id: BookingId): Promise<unknown>;
  index(id: BookingId): Promise<void>;
  /** A dead hold stays dead; the flight hears that its news has arrived. */
  giveBack(flightId: FlightId, holdId: HoldId): Promise<void>;
};

/** The booking expires, tells its own consumers and gives its seats back; one that was never stored is nobody's. */
export async function wakeBooking(
  deps: WakeDeps,
  { booking_id, flight_id, hold_id }: HoldExpiredMessage,
): Promise<void> {
  await deps.wake(booking_id);
  await deps.index(booking_id);
  await deps.giveBack(flight_id, hold_id);
}
