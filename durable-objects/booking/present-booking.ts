// The booking and its payments as clients read them, made from the rows at one instant.
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import { presentMoney } from '#contracts/money';
import { availableActions, isBookingDue } from '#domain/booking';
import { hasBegun } from '#domain/cancellation-selection';
import type { FlightId, Instant } from '#domain/ids';
import type { BookingRow } from './booking.rows.ts';
import { loadCancellations } from './cancellation.rows.ts';
import { loadContact, loadPassengers, loadSegments } from './itinerary.rows.ts';
import type { PaymentRow } from './payment.rows.ts';
import { loadSeats } from './place.rows.ts';
import { presentCancellation } from './present-cancellation.ts';

/** A held booking past its deadline reads as expired, whether or not its alarm has come. */
export function presentBooking(sql: SqlStorage, booking: BookingRow, now: Instant): BookingOnWire {
  const status = isBookingDue(booking, now) ? 'expired' : booking.status;
  const seats = loadSeats(sql);
  const passengers = loadPassengers(sql);
  const segments = loadSegments(sql);
  const living = seats.filter(({ cancellationId }) => cancellationId === null);
  const cancelled = seats.filter(({ cancellationId }) => cancellationId !== null);
  const party = { ...booking, travellers: passengers, flights: segments, cancelled };
  const isFlown = (flightId: FlightId) => living.some((place) => place.flightId === flightId);
  return {
    id: booking.bookingId,
    reference: booking.reference,
    status,
    payment_required_by: utc(booking.paymentRequiredBy),
    payment_status: booking.paymentStatus,
    total: presentMoney({ amountMinor: booking.totalMinor, currency: booking.currency }),
    price_lines: booking.priceLines,
    fare_brand: booking.fareBrand,
    passengers: passengers.map((passenger) => ({
      id: passenger.passengerId,
      type: passenger.type,
      title: passenger.title,
      given_name: passenger.givenName,
      family_name: passenger.familyName,
      born_on: passenger.bornOn,
      with: passenger.withPassengerId,
      status: living.some(({ passengerId }) => passengerId === passenger.passengerId) ? 'active' : 'cancelled',
    })),
    segments: segments.map((segment) => ({
      ...segment.onWire,
      slice: segment.slice,
      status: isFlown(segment.flightId) ? status : 'cancelled',
      seats: passengers.flatMap(({ passengerId }) => {
        const row = living.find((seat) => seat.flightId === segment.flightId && seat.passengerId === passengerId);
        return row ? [{ passenger_id: passengerId, seat: row.seat }] : [];
      }),
    })),
    tickets: passengers.flatMap(({ passengerId, ticketNumber }) =>
      ticketNumber === null ? [] : [{ number: ticketNumber, passenger_id: passengerId }],
    ),
    cancellations: loadCancellations(sql).map((one) => presentCancellation(one, booking.currency)),
    contact: loadContact(sql),
    metadata: booking.metadata,
    available_actions: availableActions(
      {
        ...booking,
        isFlightAhead: segments.some(({ flightId, slice }) => isFlown(flightId) && !hasBegun(party, slice, now)),
        departures: segments.flatMap(({ flightId, departingAt }) => (isFlown(flightId) ? [departingAt] : [])),
      },
      now,
    ),
    version: booking.version,
    created_at: utc(booking.createdAt),
  };
}

/** An attempt as it stands; once settled, `answer` keeps what it was answered first. */
export function presentPayment(payment: PaymentRow, booking: BookingOnWire): PaymentOnWire {
  const { step, redirectUrl } = payment.progress;
  const awaitsTraveller = step === 'await_traveller' && redirectUrl !== null;
  return {
    id: payment.paymentId,
    status: statusOf(payment),
    amount: presentMoney({ amountMinor: payment.amountMinor, currency: booking.total.currency }),
    next_action: awaitsTraveller ? { type: 'redirect', redirect_url: redirectUrl } : null,
    created_at: utc(payment.createdAt),
    booking: { id: booking.id, status: booking.status, tickets: booking.tickets },
  };
}

function statusOf({ progress: { step } }: PaymentRow): PaymentOnWire['status'] {
  switch (step) {
    case 'succeeded':
    case 'declined':
    case 'voided':
    case 'refunded':
      return step;
    case 'hold_expired':
      return 'declined';
    case 'await_traveller':
      return 'requires_action';
    default:
      return 'processing';
  }
}

const utc = (instant: Instant): string => new Date(instant).toISOString();
