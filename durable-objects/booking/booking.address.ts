// How other workers reach the Booking object of a booking.
import type { BookingObject } from '#contracts/booking-object';
import type { BookingId } from '#domain/ids';

/** The object that owns this booking; objects are named by the booking's id. */
export function bookingAt(namespace: { getByName(name: string): unknown }, id: BookingId): BookingObject {
  return namespace.getByName(id) as BookingObject;
}
