// Forgets whom a booking was made for: rows and stored answers lose what is personal; ids, reference, money, tickets and seats stay.
import type { BookingOnWire } from '#contracts/booking';
import type { Erasure } from '#contracts/booking-object';
import { isErasable } from '#domain/erasure';
import type { Instant } from '#domain/ids';
import { rewriteAnswers } from './answer.rows.ts';
import { theBooking } from './booking-store.ts';
import { loadContact, loadSegments } from './itinerary.rows.ts';

/**
 * To be run in one transaction. A booking without an address is one that was erased: every booking is made with one. Stored
 * answers to payments hold no personal field by their contract, so they stay word for word.
 */
export function eraseBooking(sql: SqlStorage, now: Instant): Erasure {
  if (loadContact(sql).email === null) return { isErased: true };
  const departures = loadSegments(sql).map(({ departingAt }) => departingAt);
  if (!isErasable(theBooking(sql), departures, now)) return { isErased: false };
  sql.exec("UPDATE passengers SET title = NULL, given_name = '', family_name = '', born_on = NULL");
  sql.exec("UPDATE contact SET email = NULL, phone = NULL, language = 'en'");
  sql.exec("UPDATE booking SET metadata = '{}', version = version + 1");
  // The hash of the request is one of names and birth dates too.
  rewriteAnswers(sql, 'bookings', ({ answer }) => ({ requestHash: '', answer: withoutPeople(answer) }));
  rewriteAnswers(sql, 'seats', ({ requestHash, answer }) => ({ requestHash, answer: withoutPeople(answer) }));
  return { isErased: true };
}

function withoutPeople(booking: BookingOnWire): BookingOnWire {
  return {
    ...booking,
    passengers: booking.passengers.map((passenger) => ({
      ...passenger,
      title: null,
      given_name: '',
      family_name: '',
      born_on: null,
    })),
    contact: { email: null, phone: null, language: 'en' },
    metadata: {},
  };
}
