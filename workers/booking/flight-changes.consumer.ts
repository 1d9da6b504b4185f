// Queue `flight-changes`: tells every booking on a flight that its plan has changed.
import type { FlightOnWire } from '#contracts/flight';
import type { FlightChangeMessage } from '#contracts/queue-messages';
import type { BookingId, FlightId } from '#domain/ids';
import type { Result } from '#domain/result';

export type Deps = {
  readFlight(id: FlightId): Promise<Result<FlightOnWire, { code: string }>>;
  /** Bookings with a living claim on the flight. */
  bookingsOn(id: FlightId): Promise<BookingId[]>;
  tell(id: BookingId, flight: FlightOnWire): Promise<void>;
};

/** Safe to repeat: a booking that has heard already changes nothing. One that fails makes the whole message come again. */
export async function tellBookings(deps: Deps, { flight_id }: FlightChangeMessage): Promise<void> {
  const flight = await deps.readFlight(flight_id);
  if (!flight.ok) return;
  for (const bookingId of await deps.bookingsOn(flight_id)) await deps.tell(bookingId, flight.value);
}
