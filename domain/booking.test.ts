// What a booking may become, and what its owner may do with it.

import { describe, expect, test } from 'vitest';
import {
  availableActions,
  type BookingStatus,
  bookingTransitions,
  checkPayment,
  isBookingDue,
  moveBooking,
  type PaymentStatus,
  whyClosed,
} from '#domain/booking';

const deadline = 1_000_000;
const aBooking = (change: { status?: BookingStatus; paymentStatus?: PaymentStatus } = {}) => ({
  status: 'held' as BookingStatus,
  paymentStatus: 'none' as PaymentStatus,
  paymentRequiredBy: deadline,
  totalMinor: 12_999,
  currency: 'EUR',
  ...change,
});
const hour = 3_600_000;
const departures = [deadline + 24 * hour, deadline + 48 * hour];
const price = { amountMinor: 12_999, currency: 'EUR' };
const statuses = Object.keys(bookingTransitions) as BookingStatus[];

describe('each status', () => {
  const allowed = ['held→confirmed', 'held→expired', 'held→cancelled', 'confirmed→cancelled'];

  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    const move = () => moveBooking(from, to);

    if (allowed.includes(`${from}→${to}`)) expect(move()).toBe(to);
    else expect(move).toThrow(`a ${from} booking does not become ${to}`);
  });
});

describe('at its deadline', () => {
  test('a held booking is over, and not a moment before', () => {
    expect(isBookingDue(aBooking(), deadline - 1)).toBe(false);
    expect(isBookingDue(aBooking(), deadline)).toBe(true);
  });

  test('one whose money is on its way waits for the payment', () => {
    expect(isBookingDue(aBooking({ paymentStatus: 'processing' }), deadline + 1)).toBe(false);
    expect(isBookingDue(aBooking({ paymentStatus: 'declined' }), deadline)).toBe(true);
  });

  test.each(['confirmed', 'expired', 'cancelled'] as const)('a %s one has nothing left to expire', (status) => {
    expect(isBookingDue(aBooking({ status }), deadline)).toBe(false);
  });
});

describe('paying', () => {
  test.each([
    ['a held booking', aBooking(), deadline - 1, undefined],
    ['one whose card was declined before', aBooking({ paymentStatus: 'declined' }), deadline - 1, undefined],
    ['one at its deadline', aBooking(), deadline, 'hold_expired'],
    ['one whose payment is under way', aBooking({ paymentStatus: 'processing' }), deadline, 'payment_in_progress'],
    ['a confirmed one', aBooking({ status: 'confirmed', paymentStatus: 'paid' }), 0, 'already_paid'],
    ['an expired one', aBooking({ status: 'expired' }), 0, 'hold_expired'],
    ['a cancelled one', aBooking({ status: 'cancelled' }), 0, 'booking_cancelled'],
  ])('%s', (_, booking, now, code) => {
    expect(checkPayment(booking, price, now)?.code).toBe(code);
    expect(availableActions({ ...booking, isFlightAhead: false, departures: [] }, now)).toEqual(
      code ? [] : ['pay', 'cancel'],
    );
  });

  test.each([
    { amountMinor: 12_998, currency: 'EUR' },
    { amountMinor: 12_999, currency: 'USD' },
  ])('another amount than the price is refused with the price: $amountMinor $currency', (amount) => {
    expect(checkPayment(aBooking(), amount, 0)).toEqual({ code: 'payment_amount_mismatch', expected: price });
  });

  test('a booking that is over says so before it speaks of amounts', () => {
    expect(checkPayment(aBooking(), { amountMinor: 1, currency: 'EUR' }, deadline)).toEqual({ code: 'hold_expired' });
  });
});

describe('cancelling', () => {
  const paid = aBooking({ status: 'confirmed', paymentStatus: 'paid' });

  test.each([
    ['a confirmed booking with a flight ahead', { ...paid, isFlightAhead: true }, ['cancel']],
    [
      'one whose refund of a part has come',
      { ...paid, paymentStatus: 'partially_refunded', isFlightAhead: true },
      ['cancel'],
    ],
    ['one that is flown', { ...paid, isFlightAhead: false }, []],
    ['one whose money is on its way', { ...aBooking({ paymentStatus: 'processing' }), isFlightAhead: true }, []],
    ['one that is cancelled', { ...paid, status: 'cancelled', isFlightAhead: true }, []],
  ] as const)('%s can be asked for: %#', (_, booking, actions) => {
    expect(availableActions({ ...booking, departures: [] }, deadline + 1)).toEqual(actions);
  });
});

describe('changing seats', () => {
  test.each([
    ['a held booking', aBooking(), deadline - 1, undefined],
    ['one at its deadline', aBooking(), deadline, 'hold_expired'],
    ['one that expired', aBooking({ status: 'expired' }), 0, 'hold_expired'],
    ['one whose payment is under way', aBooking({ paymentStatus: 'processing' }), deadline, 'payment_in_progress'],
    ['a confirmed one', aBooking({ status: 'confirmed', paymentStatus: 'paid' }), deadline + 1, undefined],
    ['a cancelled one', aBooking({ status: 'cancelled' }), 0, 'booking_cancelled'],
  ])('%s', (_, booking, now, code) => {
    expect(whyClosed(booking, now)?.code).toBe(code);
    expect(availableActions({ ...booking, isFlightAhead: true, departures }, now).includes('change_seats')).toBe(
      code === undefined,
    );
  });

  test('is offered until an hour before the last flight leaves', () => {
    const ticketed = aBooking({ status: 'confirmed', paymentStatus: 'paid' });
    const closesAt = deadline + 47 * hour;

    expect(availableActions({ ...ticketed, isFlightAhead: false, departures }, closesAt - 1)).toEqual(['change_seats']);
    expect(availableActions({ ...ticketed, isFlightAhead: false, departures }, closesAt)).toEqual([]);
  });
});
