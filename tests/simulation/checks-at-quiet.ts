// What holds once the trouble is over and everything has had its time: seats, and who has them.

import { checkMoneyOf, checkStrayMoney } from './checks-of-money.ts';
import { checkCopyOf, checkDeadLetters, checkDeliveriesOf, checkOverheard } from './checks-of-news.ts';
import { checkReminders } from './checks-of-reminders.ts';
import type { Must } from './invariants.ts';
import { bookingsOf, flightsOf, type StoredBooking, type StoredFlight } from './raw-storage.ts';
import type { World } from './world.ts';

/** A moment that an alarm may be on its way. */
const grace = 60_000;

export function checkAtQuiet(world: World, must: Must): void {
  const flights = flightsOf(world);
  const bookings = bookingsOf(world);
  for (const flight of flights) checkNoGhosts(flight, bookings, must);
  for (const booking of bookings) {
    checkSeatsOf(booking, flights, must);
    checkMoneyOf(world, booking, must);
    checkDeliveriesOf(world, booking, must);
    checkCopyOf(world, booking, must);
  }
  checkReminders(world, bookings, must);
  checkStrayMoney(world, bookings, must);
  checkDeadLetters(world, must);
  checkOverheard(world, must);
  checkAlarms(world, must);
}

/** S7 and S3: nothing is still held, and whatever is taken belongs to a confirmed booking. */
function checkNoGhosts({ flightId, seats, holds }: StoredFlight, bookings: StoredBooking[], must: Must): void {
  for (const { seat, state, hold_id } of seats) {
    must('S7', state !== 'held', () => `${flightId} ${seat} is still held by ${hold_id}`);
    if (state !== 'taken') continue;
    const owner = holds.find((hold) => hold.hold_id === hold_id)?.booking_id;
    const booking = bookings.find(({ bookingId }) => bookingId === owner);
    const isCurrent = booking?.segments.some((segment) => segment.hold_id === hold_id) ?? false;
    must('S3', booking?.status === 'confirmed' && isCurrent, () => {
      return `${flightId} ${seat} is taken by ${owner}, which is ${booking?.status ?? 'not there'}`;
    });
  }
  for (const { hold_id, state } of holds) {
    must('S7', state !== 'held', () => `hold ${hold_id} on ${flightId} is still held`);
  }
}

/** S2, S10, L1: a confirmed booking has every seat it sold, any other has none, and none is undecided. */
function checkSeatsOf(booking: StoredBooking, flights: StoredFlight[], must: Must): void {
  const { bookingId, status } = booking;
  must('L1', status !== 'held', () => `${bookingId} is still held`);
  const isSettled = booking.payments.every(({ is_settled }) => is_settled === 1);
  must('L1', isSettled, () => `${bookingId} is still paying`);
  const doubled = booking.tickets.length !== new Set(booking.tickets).size;
  must('S2', !doubled, () => `${bookingId} has a ticket number twice`);
  must('S2', (status === 'confirmed') === booking.tickets.length > 0, () => {
    return `${bookingId} is ${status} with ${booking.tickets.length} tickets`;
  });
  for (const segment of booking.segments) {
    const flight = flights.find(({ flightId }) => flightId === segment.flight_id);
    const hold = flight?.holds.find(({ hold_id }) => hold_id === segment.hold_id);
    must('S10', (status === 'confirmed') === (hold?.state === 'confirmed'), () => {
      return `${bookingId} is ${status}, its hold on ${segment.flight_id} is ${hold?.state}`;
    });
    if (status === 'confirmed' && flight) checkSoldSeats(booking, segment, flight, hold?.displaced ?? 0, must);
  }
}

/** Whom a smaller aircraft left without a seat still has a place; everybody else has the seat that was sold. */
function checkSoldSeats(
  { bookingId, seats, seatedCount }: StoredBooking,
  { flight_id, hold_id }: StoredBooking['segments'][number],
  flight: StoredFlight,
  displaced: number,
  must: Must,
): void {
  const sold = seats.filter((row) => row.flight_id === flight_id && row.seat !== null);
  must('S2', sold.length === seatedCount, () => `${bookingId} seats ${sold.length} of ${seatedCount}`);
  const taken = sold.filter(({ seat }) => {
    const row = flight.seats.find((one) => one.seat === seat);
    return row?.state === 'taken' && row.hold_id === hold_id;
  });
  must('S2', taken.length + displaced === sold.length, () => {
    return `${bookingId} was sold ${sold.map(({ seat }) => seat).join(' ')} on ${flight_id} and has ${taken.length}, ${displaced} displaced`;
  });
}

/** L3: no alarm stands in the past any more. */
function checkAlarms({ objects, timeline }: World, must: Must): void {
  for (const { kind, name, stored, hasLostAlarm } of objects.hosts()) {
    if (!hasLostAlarm || kind === 'Throttle') continue;
    const isDue = stored.alarmAt !== null && stored.alarmAt < timeline.now() - grace;
    must('L3', !isDue, () => `${kind} ${name} has an alarm in the past`);
  }
}
