// What holds once the trouble is over and everything has had its time: seats, and who has them.

import { checkMoneyOf, checkStrayMoney } from './checks-of-money.ts';
import { checkCopyOf, checkDeadLetters, checkDeliveriesOf, checkOverheard } from './checks-of-news.ts';
import { checkReminders } from './checks-of-reminders.ts';
import type { Must } from './invariants.ts';
import { bookingsOf, flightsOf, isSold, type StoredBooking, type StoredFlight } from './raw-storage.ts';
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
  checkAlarms(world, flights, bookings, must);
}

/** S7 and S3: nothing is still held, and whatever is taken belongs to a confirmed booking. */
function checkNoGhosts(flight: StoredFlight, bookings: StoredBooking[], must: Must): void {
  const { flightId, seats, holds } = flight;
  for (const { hold_id, state, booking_id } of holds) {
    const isForgotten = isNobodys(flight, booking_id, bookings);
    must('S7', state !== 'held' || isForgotten, () => `hold ${hold_id} on ${flightId} is still held`);
  }
  for (const { seat, state, hold_id } of seats) {
    if (state !== 'taken') continue;
    const owner = holds.find((hold) => hold.hold_id === hold_id)?.booking_id;
    const booking = bookings.find(({ bookingId }) => bookingId === owner);
    const isCurrent = booking?.segments.some((segment) => segment.hold_id === hold_id) ?? false;
    must('S3', booking?.status === 'confirmed' && isCurrent, () => {
      return `${flightId} ${seat} is taken by ${owner}, which is ${booking?.status ?? 'not there'}`;
    });
  }
}

/**
 * A booking that died before it was ever stored leaves a hold that nobody knows of. If its flight then loses its alarm and is
 * never called again, the dead hold stays in the rows: it keeps nobody from its seat, and goes with the next call.
 */
const isNobodys = ({ hasLostAlarm }: StoredFlight, bookingId: string, bookings: readonly StoredBooking[]): boolean =>
  hasLostAlarm && !bookings.some((booking) => booking.bookingId === bookingId);

/** L1, S2, S10: nothing is undecided; whoever still flies has the seat that was sold, and nobody else has any. */
function checkSeatsOf(booking: StoredBooking, flights: StoredFlight[], must: Must): void {
  const { bookingId, status, tickets } = booking;
  must('L1', status !== 'held', () => `${bookingId} is still held`);
  const steps = [...booking.payments, ...booking.cancellations, ...booking.seatChanges];
  const inMotion = steps.filter(({ is_settled }) => is_settled === 0);
  must('L1', inMotion.length === 0, () => `${bookingId} still has something on its way`);
  must('S2', tickets.length === new Set(tickets).size, () => `${bookingId} has a ticket number twice`);
  must('S2', isSold(booking) === tickets.length > 0, () => `${bookingId} is ${status} with ${tickets.length} tickets`);
  for (const segment of booking.segments) {
    const flight = flights.find(({ flightId }) => flightId === segment.flight_id);
    const places = booking.seats.filter(({ flight_id }) => flight_id === segment.flight_id);
    const isFlown = status === 'confirmed' && places.length > 0;
    const hold = flight?.holds.find(({ hold_id }) => hold_id === segment.hold_id);
    must('S10', isFlown === (hold?.state === 'confirmed'), () => {
      return `${bookingId} is ${status} with ${places.length} on ${segment.flight_id}, its hold is ${hold?.state}`;
    });
    if (!isFlown || !flight) continue;
    checkSoldSeats(booking, segment, flight, hold?.displaced ?? 0, must);
    must('L1', flight.plan.status !== 'cancelled', () => {
      return `${bookingId} is confirmed on ${segment.flight_id}, which the airline has cancelled`;
    });
  }
}

/** Whom a smaller aircraft left without a seat still has a place; everybody else has the seat that was sold. */
function checkSoldSeats(
  { bookingId, seats }: StoredBooking,
  { flight_id, hold_id }: StoredBooking['segments'][number],
  flight: StoredFlight,
  displaced: number,
  must: Must,
): void {
  const sold = seats.filter((row) => row.flight_id === flight_id && row.seat !== null);
  const own = flight.seats.filter((row) => row.hold_id === hold_id && row.state === 'taken');
  const taken = sold.filter(({ seat }) => own.some((row) => row.seat === seat));
  must('S2', taken.length + displaced === sold.length && taken.length === own.length, () => {
    const names = sold.map(({ seat }) => seat).join(' ');
    return `${bookingId} was sold ${names} on ${flight_id}, has ${own.map(({ seat }) => seat).join(' ')}, ${displaced} displaced`;
  });
}

/**
 * L3: a flight whose alarm was lost has told its bookings what they have to know, and search what has changed. One that staff
 * alone have changed, or that was held for a booking that was never stored, tells search at its next call.
 */
function checkAlarms(
  { timeline, touchedByStaff }: World,
  flights: readonly StoredFlight[],
  bookings: readonly StoredBooking[],
  must: Must,
): void {
  const isLate = (at: number | null) => at !== null && at < timeline.now() - grace;
  for (const flight of flights) {
    const { flightId, hasLostAlarm, holds, tellsAt } = flight;
    if (!hasLostAlarm) continue;
    for (const { hold_id, booking_id, tell_booking_at: at } of holds) {
      const isTold = !isLate(at) || isNobodys(flight, booking_id, bookings);
      must('L3', isTold, () => `${flightId} has lost its alarm and never told ${booking_id} of ${hold_id}`);
    }
    const isBooked = bookings.some(({ segments }) => segments.some(({ flight_id }) => flight_id === flightId));
    const isHeldByNobody = holds.some(({ booking_id }) => isNobodys(flight, booking_id, bookings));
    if (!isBooked || isHeldByNobody || touchedByStaff.has(flightId)) continue;
    must(
      'L3',
      !isLate(tellsAt) || isWhatSearchKnows(flight),
      () => `${flightId} has lost its alarm and misleads search`,
    );
  }
}

function isWhatSearchKnows({ capacity, seats, holds, toldAvailable }: StoredFlight): boolean {
  const living = holds.filter(({ state, changes_hold_id }) => isLiving(state) && changes_hold_id === null);
  const claimed = living.reduce((sum, { seat_count }) => sum + seat_count, 0);
  const free = seats.filter(({ state }) => state === 'free').length;
  return toldAvailable === null || toldAvailable === Math.max(0, Math.min(capacity - claimed, free, 9));
}

const isLiving = (state: string): boolean => state === 'held' || state === 'confirmed';
