// Queue `flight-changes`: tells every booking on a flight that its plan has changed.
import type { FlightOnWire } from '#contracts/flight';
import type { FlightChangeMessage } from '#contracts/queue-messages';
import type { BookingId, FlightId } from '#domain/ids';
import type { Result } from '#domain/result';

export type Deps = {
  readFlight(id: FlightId): Promise<Result<FlightOnWire, { code: string }>>;
  /** Bookings with a living claim on the flight. */
  bookingsOn(id: FlightId): Promise<BookingId[]>;
  /** Throws for a claim whose booking is not written yet: it is told when the message comes again, unless the claim has died. */
  tell(id: BookingId, flight: FlightOnWire): Promise<void>;
  /** Copies what became of the booking into the index, so that the watchdog knows of the change even if the booking's alarm is lost. */
  index(id: BookingId): Promise<void>;
};

/** Safe to repeat: a booking that has heard already changes nothing. One that fails keeps no other waiting, and makes the message come again. */
export async function tellBookings(deps: Deps, { flight_id }: FlightChangeMessage): Promise<void> {
  const flight = await deps.readFlight(flight_id);
  if (!flight.ok) return;
  const failed: unknown[] = [];
  for (const bookingId of await deps.bookingsOn(flight_id)) {
    try {
      await deps.tell(bookingId, flight.value);
      await deps.index(bookingId);
    } catch (reason) {
      failed.push(reason);
    }
  }
  if (failed.length > 0) throw failed[0];
}
