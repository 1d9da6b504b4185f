// What a change of a booking writes together: status, event and answers; each function is part of one transaction.

import type { BookingEventKind } from '#contracts/booking-service';
import type { FlightOnWire } from '#contracts/flight';
import type { EventActor } from '#contracts/timeline';
import { moveBooking } from '#domain/booking';
import { ticketNumber } from '#domain/booking-reference';
import type { EventId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { captured, type LedgerEntry, returned, sold } from '#domain/ledger';
import { momentsOf, type PaymentMoment } from '#domain/payment-history';
import { bookingAfterPayment, isSettled, type PaymentProgress, type StepOutcome } from '#domain/payment-steps';
import { type BookingRow, loadBooking, saveStatus } from './booking.rows.ts';
import { loadPassengers, loadSegments, saveTicket, saveTimes } from './itinerary.rows.ts';
import { findPayment, type PaymentRow, saveAnswer, saveProgress } from './payment.rows.ts';
import { isPosted } from './posting.rows.ts';
import { presentBooking, presentPayment } from './present-booking.ts';
import { recordEvent } from './record-event.ts';

/** The airline's accounting code on tickets; 000 belongs to no airline. */
const accountingCode = '000';

/** A held booking whose time is over; its flights let their holds die by themselves at the same instant. */
export function expireBooking(sql: SqlStorage, booking: BookingRow, eventId: EventId, now: Instant): void {
  saveStatus(sql, moveBooking(booking.status, 'expired'), booking.paymentStatus);
  recordEvent(sql, eventId, { kind: 'booking.expired', actor: 'skyhold', facts: {} }, now);
}

/** How a payment went on: what was heard, what that makes of it, and who asked. */
export type PaymentMoved = { progress: PaymentProgress; heard: StepOutcome; actor: EventActor };

/** Stores how a payment went on, and once it is settled what that makes of the booking: status, tickets, event, answer. */
export function savePaymentProgress(
  sql: SqlStorage,
  payment: PaymentRow,
  moved: PaymentMoved,
  newEventId: () => EventId,
  now: Instant,
): void {
  const { progress, heard, actor } = moved;
  const { paymentId } = payment;
  const booking = theBooking(sql);
  const record = (kind: BookingEventKind | PaymentMoment, entry?: LedgerEntry) => {
    const facts = { payment_id: paymentId, ...(progress.reason && { reason: progress.reason }) };
    recordEvent(sql, newEventId(), { kind, actor, facts, entry }, now);
  };
  saveProgress(sql, paymentId, progress);
  for (const moment of momentsOf(payment.progress, heard, progress)) {
    if (moment !== 'payment.captured') record(moment);
    else if (!isPosted(sql, 'captured', paymentId)) record(moment, captured(paymentId, payment.amountMinor));
  }
  const { paymentStatus, becomes } = bookingAfterPayment(progress, booking.paymentRequiredBy, now);
  if (!becomes && paymentStatus === booking.paymentStatus) return;
  saveStatus(sql, becomes ? moveBooking(booking.status, becomes) : booking.status, paymentStatus);
  if (!isSettled(progress.step)) return;
  if (becomes === 'confirmed') issueTickets(sql, booking);
  for (const kind of eventsOf(progress, becomes)) record(kind, entryOf(kind, payment));
  const settled = findPayment(sql, paymentId);
  invariant(settled, 'a payment that was just stored can be read');
  saveAnswer(sql, paymentId, presentPayment(settled, presentBooking(sql, theBooking(sql), now)));
}

/** What others hear of a settled payment. Refunded late money ends the booking, and is told of once, as a refund. */
function eventsOf(progress: PaymentProgress, becomes: 'confirmed' | 'expired' | undefined): BookingEventKind[] {
  if (becomes === 'confirmed') return ['booking.confirmed'];
  if (progress.step === 'refunded') return ['payment.refunded'];
  return becomes === 'expired' ? ['booking.expired'] : ['payment.declined'];
}

/** A payment is for the whole price, so what it buys and what goes back is its amount. */
function entryOf(kind: BookingEventKind, { paymentId, amountMinor }: PaymentRow): LedgerEntry | undefined {
  if (kind === 'booking.confirmed') return sold(paymentId, amountMinor);
  return kind === 'payment.refunded' ? returned(paymentId, amountMinor) : undefined;
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
  const facts = { flight_id: segment.flightId, departing_at_utc };
  recordEvent(sql, eventId, { kind: 'booking.rescheduled', actor: 'airline', facts }, now);
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
