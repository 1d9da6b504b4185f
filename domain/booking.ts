// What a booking can be and become, as data, and what its owner may do next.
import type { PaymentFailure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import type { Money } from '#domain/money';
import { ticketedChangeClosesMinutes } from '#domain/seat-change';

export const bookingStatuses = ['held', 'confirmed', 'expired', 'cancelled'] as const;
export type BookingStatus = (typeof bookingStatuses)[number];
export const paymentStatuses = ['none', 'processing', 'paid', 'declined', 'refunded', 'partially_refunded'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];
export const bookingActions = ['pay', 'cancel', 'change_seats', 'check_in'] as const;
export type BookingAction = (typeof bookingActions)[number];

/** Where each status may lead; expired and cancelled are the end. */
export const bookingTransitions: Record<BookingStatus, readonly BookingStatus[]> = {
  held: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['cancelled'],
  expired: [],
  cancelled: [],
};

/** The status after a change that the caller has already decided on; a step the table lacks is a bug. */
export function moveBooking(from: BookingStatus, to: BookingStatus): BookingStatus {
  invariant(bookingTransitions[from].includes(to), `a ${from} booking does not become ${to}`);
  return to;
}

/** A held booking is over at its deadline, unless money is on its way: then the payment decides. */
export function isBookingDue(
  booking: { status: BookingStatus; paymentStatus: PaymentStatus; paymentRequiredBy: Instant },
  now: Instant,
): boolean {
  return booking.status === 'held' && booking.paymentStatus !== 'processing' && now >= booking.paymentRequiredBy;
}

type Standing = { status: BookingStatus; paymentStatus: PaymentStatus; paymentRequiredBy: Instant };

/**
 * What the owner may ask for now. `isFlightAhead`: somebody still has a place on a slice that nobody has begun to fly;
 * `departures` are those of the flights on which somebody still has a place.
 */
export function availableActions(
  booking: Standing & { isFlightAhead: boolean; departures: readonly Instant[] },
  now: Instant,
): BookingAction[] {
  if (whyClosed(booking, now)) return [];
  const isPayable = booking.status === 'held';
  const isCancellable = isPayable || booking.isFlightAhead;
  const canChangeSeats = booking.departures.some((at) => now < at - ticketedChangeClosesMinutes * 60_000);
  return [
    ...(isPayable ? (['pay'] as const) : []),
    ...(isCancellable ? (['cancel'] as const) : []),
    ...(canChangeSeats ? (['change_seats'] as const) : []),
  ];
}

/** Whether somebody decided from another version than the present one; who names none does not mind. */
export function isOutdated({ version }: { version: number }, decided: { expectedVersion?: number | null }): boolean {
  return typeof decided.expectedVersion === 'number' && decided.expectedVersion !== version;
}

/** Why nothing of this booking can be changed or cancelled now; undefined while it can. */
export function whyClosed(
  { status, paymentStatus, paymentRequiredBy }: Standing,
  now: Instant,
): PaymentFailure | undefined {
  if (status === 'cancelled') return { code: 'booking_cancelled' };
  if (status === 'expired') return { code: 'hold_expired' };
  if (paymentStatus === 'processing') return { code: 'payment_in_progress' };
  return isBookingDue({ status, paymentStatus, paymentRequiredBy }, now) ? { code: 'hold_expired' } : undefined;
}

/** Why this booking cannot be paid with this amount now, or undefined when it can. */
export function checkPayment(
  booking: {
    status: BookingStatus;
    paymentStatus: PaymentStatus;
    paymentRequiredBy: Instant;
    totalMinor: number;
    currency: string;
  },
  amount: Money,
  now: Instant,
): PaymentFailure | undefined {
  if (booking.status === 'confirmed') return { code: 'already_paid' };
  if (booking.status === 'cancelled') return { code: 'booking_cancelled' };
  if (booking.status === 'expired') return { code: 'hold_expired' };
  if (booking.paymentStatus === 'processing') return { code: 'payment_in_progress' };
  if (now >= booking.paymentRequiredBy) return { code: 'hold_expired' };
  const expected = { amountMinor: booking.totalMinor, currency: booking.currency };
  const isExpected = amount.amountMinor === expected.amountMinor && amount.currency === expected.currency;
  return isExpected ? undefined : { code: 'payment_amount_mismatch', expected };
}
