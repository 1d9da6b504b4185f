// What a change of a booking writes together: status, event and answers; each function is part of one transaction.

import { eventConsumers } from '#contracts/booking-object';
import type { BookingEventKind } from '#contracts/booking-service';
import type { FlightOnWire } from '#contracts/flight';
import { moveBooking } from '#domain/booking';
import { ticketNumber } from '#domain/booking-reference';
import type { EventId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { bookingAfterPayment, isSettled, type PaymentProgress } from '#domain/payment-steps';
import { addEvent } from '../kit/outbox.ts';
import { type BookingRow, loadBooking, saveStatus } from './booking.rows.ts';
import { loadPassengers, loadSegments, saveTicket, saveTimes } from './itinerary.rows.ts';
import { findPayment, type PaymentRow, saveAnswer, saveProgress } from './payment.rows.ts';
import { presentBooking, presentPayment } from './present-booking.ts';

/** The airline's accounting code on tickets; 000 belongs to no airline. */
const accountingCode = '000';

/** A held booking whose time is over; its flights let their holds die by themselves at the same instant. */
export function expireBooking(sql: SqlStorage, booking: BookingRow, eventId: EventId, now: Instant): void {
  saveStatus(sql, moveBooking(booking.status, 'expired'), booking.paymentStatus);
  addEvent(sql, { eventId, kind: 'booking.expired' satisfies BookingEventKind }, eventConsumers, now);
}

/** Stores how a payment went on, and once it is settled what that makes of the booking: status, tickets, event, answer. */
export function savePaymentProgress(
  sql: SqlStorage,
  payment: PaymentRow,
  progress: PaymentProgress,
  newEventId: () => EventId,
  now: Instant,
): void {
  const booking = theBooking(sql);
  saveProgress(sql, payment.paymentId, progress);
  const { paymentStatus, becomes } = bookingAfterPayment(progress, booking.paymentRequiredBy, now);
  if (!becomes && paymentStatus === booking.paymentStatus) return;
  saveStatus(sql, becomes ? moveBooking(booking.status, becomes) : booking.status, paymentStatus);
  if (!isSettled(progress.step)) return;
  if (becomes === 'confirmed') issueTickets(sql, booking);
  for (const kind of eventsOf(progress, becomes)) {
    addEvent(sql, { eventId: newEventId(), kind }, eventConsumers, now);
  }
  const settled = findPayment(sql, payment.paymentId);
  invariant(settled, 'a payment that was just stored can be read');
  saveAnswer(sql, payment.paymentId, presentPayment(settled, presentBooking(sql, theBooking(sql), now)));
}

/** What others hear of a settled payment. Refunded late money ends the booking, and is told of once, as a refund. */
function eventsOf(progress: PaymentProgress, becomes: 'confirmed' | 'expired' | undefined): BookingEventKind[] {
  if (becomes === 'confirmed') return ['booking.confirmed'];
  if (progress.step === 'refunded') return ['payment.refunded'];
  return becomes === 'expired' ? ['booking.expired'] : ['payment.declined'];
}

/** Takes over the times and terminals of a flight that was rescheduled; what was sold with it stays. */
export function rescheduleFlight(sql: SqlStorage, flight: FlightOnWire, eventId: EventId, now: Instant): void {
  const segment = loadSegments(sql).find(({ flightId }) => flightId === flight.id);
  if (!segment) return;
  const { origin, destination, departing_at, departing_at_utc, arriving_at, arriving_at_utc, duration, aircraft } =
    flight;
  const times = {
    origin,
    destination,
    departing_at,
    departing_at_utc,
    arriving_at,
    arriving_at_utc,
    duration,
    aircraft,
  };
  const onWire = { ...segment.onWire, ...times };
  if (!saveTimes(sql, segment.flightId, Date.parse(departing_at_utc), onWire)) return;
  const { status, paymentStatus } = theBooking(sql);
  saveStatus(sql, status, paymentStatus);
  addEvent(sql, { eventId, kind: 'booking.rescheduled' satisfies BookingEventKind }, eventConsumers, now);
}

function issueTickets(sql: SqlStorage, booking: BookingRow): void {
  loadPassengers(sql).forEach(({ passengerId }, position) => {
    saveTicket(sql, passengerId, ticketNumber(accountingCode, booking.reference, position));
  });
}

export function theBooking(sql: SqlStorage): BookingRow {
  const booking = loadBooking(sql);
  invariant(booking, 'a booking exists before anything happens to it');
  return booking;
}
