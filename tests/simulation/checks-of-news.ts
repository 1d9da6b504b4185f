// Events, mails and copies at quiet: E2 to E4, E6, E7, and A7 over everything that was overheard.
import type { Must } from './invariants.ts';
import { isSold, type StoredBooking } from './raw-storage.ts';
import { canary } from './wishes.ts';
import type { World } from './world.ts';

/** E2, E3, E4: every event was taken care of, and every mail was sent once, and true. */
export function checkDeliveriesOf(world: World, booking: StoredBooking, must: Must): void {
  const { bookingId, status } = booking;
  must('E2', booking.unsettled.length === 0, () => `${bookingId} still sends ${booking.unsettled.join(', ')}`);
  const mails = world.mails.accepted.filter((mail) => mail.bookingId === bookingId);
  const count = (template: string) => mails.filter((mail) => mail.template === template).length;
  const itineraries = count('itinerary@1');
  must('E4', isSold(booking) || itineraries === 0, () => `${bookingId} was never confirmed and got an itinerary`);
  must('E3', itineraries === 1 || status !== 'confirmed', () => `${bookingId} was mailed ${itineraries} itineraries`);
  must('E3', itineraries <= 1, () => `${bookingId} was mailed ${itineraries} itineraries`);
  const ends = count('expiry@1') + (status === 'expired' ? count('refund@1') : 0);
  must('E4', status === 'expired' || ends === 0, () => `${bookingId} is ${status} and was told that it is over`);
  must('E3', ends === (status === 'expired' ? 1 : 0), () => `${bookingId} is ${status} and was mailed ${ends} endings`);
  const refunds = booking.events.filter(({ kind }) => kind === 'payment.refunded').length;
  const cancellations = count('cancellation@1');
  must('E4', booking.cancellations.length > 0 || cancellations === 0, () => `${bookingId} was told of no cancellation`);
  must('E3', status !== 'cancelled' || cancellations >= 1, () => `${bookingId} was never told that it is cancelled`);
  must(
    'E3',
    cancellations <= booking.cancellations.length,
    () => `${bookingId} was told ${cancellations} cancellations`,
  );
  must('M2', count('refund@1') >= refunds, () => `${bookingId} was mailed ${count('refund@1')} of ${refunds} refunds`);
}

/** E6: the index says what the booking says, and never said less than it had said before. */
export function checkCopyOf(world: World, booking: StoredBooking, must: Must): void {
  const { bookingId, status, paymentStatus, version, reference, segments } = booking;
  const row = world.index.rows('SELECT * FROM bookings WHERE id = ?', bookingId)[0];
  const isSame =
    row?.status === status &&
    row?.payment_status === paymentStatus &&
    row?.version === version &&
    row?.reference === reference;
  must('E6', isSame, () => {
    const copy = row ? `${row.status}, ${row.payment_status}, version ${row.version}` : 'nothing';
    return `the index has ${copy} of ${bookingId}, which is ${status}, ${paymentStatus}, version ${version}`;
  });
  const flights = world.index.rows('SELECT * FROM booking_flights WHERE booking_id = ?', bookingId);
  const areSame = segments.every(({ flight_id, departing_at }) =>
    flights.some((flight) => flight.flight_id === flight_id && flight.departing_at === departing_at),
  );
  must('E6', areSame, () => `the index has other departures of ${bookingId} than the booking`);
  const steps = world.index.rows('SELECT * FROM steps_back WHERE booking_id = ?', bookingId);
  must('E6', steps.length === 0, () => `the index went back from version ${steps[0]?.was} of ${bookingId}`);
}

/** E7: what fits no contract ends with the dead letters. That it takes no neighbour along is what E2 and E3 show. */
export function checkDeadLetters(world: World, must: Must): void {
  const dead = new Set(world.deadLetters.map(({ id }) => id));
  for (const id of world.queues.flatMap(({ poisons }) => poisons)) {
    must('E7', dead.has(id), () => `${id} fits no contract and is not among the dead letters`);
  }
}

/** A7: names and addresses of the travellers are recognisable, so that one that slips out is seen. */
export function checkOverheard({ overheard }: World, must: Must): void {
  for (const text of overheard) must('A7', !text.includes(canary), () => `overheard: ${text.slice(0, 300)}`);
}
