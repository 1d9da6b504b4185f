// What holds at every moment, in the middle of every trouble: probed once a simulated minute.
import type { Must } from './invariants.ts';
import { bookingsOf, flightsOf, type StoredBooking, type StoredFlight } from './raw-storage.ts';
import type { World } from './world.ts';

const holdsPerFlight = 2;

/** `memory` carries clocks and versions from minute to minute. */
export function checkEveryMinute(world: World, memory: Map<string, number>, must: Must): void {
  const neverBack = (invariant: 'S9' | 'S5' | 'E1', name: string, value: number) => {
    const before = memory.get(name) ?? 0;
    must(invariant, value >= before, () => `${name} went back from ${before} to ${value}`);
    memory.set(name, value);
  };
  for (const flight of flightsOf(world)) {
    checkSeats(flight, must);
    checkHolds(flight, must);
    neverBack('S9', `the clock of ${flight.flightId}`, flight.lastNow);
    neverBack('S5', `the version of ${flight.flightId}`, flight.version);
  }
  const bookings = bookingsOf(world);
  checkOwners(bookings, must);
  for (const booking of bookings) {
    neverBack('S9', `the clock of ${booking.bookingId}`, booking.lastNow);
    neverBack('E1', `the version of ${booking.bookingId}`, booking.version);
    checkEvents(booking, must);
    checkLedger(booking, must);
  }
  for (const { bookingId, net } of world.provider.captures) {
    const total = bookings.find((booking) => booking.bookingId === bookingId)?.totalMinor ?? 0;
    must('M3', net <= total, () => `${bookingId} was charged ${net}, its price is ${total}`);
  }
}

/** S5, S4: seats and living holds are two tables that must agree. */
function checkSeats({ flightId, capacity, seats, holds }: StoredFlight, must: Must): void {
  must('S5', seats.length === capacity, () => `${flightId} has ${seats.length} seats, built are ${capacity}`);
  const byId = new Map(holds.map((hold) => [hold.hold_id, hold]));
  for (const { seat, state, hold_id } of seats) {
    if (hold_id === null) {
      must('S5', state === 'free' || state === 'blocked', () => `${flightId} ${seat} is ${state} by nobody`);
      continue;
    }
    const owner = byId.get(hold_id);
    const fits = (state === 'held' && owner?.state === 'held') || (state === 'taken' && owner?.state === 'confirmed');
    must('S4', fits, () => `${flightId} ${seat} is ${state} by hold ${hold_id}, which is ${owner?.state}`);
  }
}

/** S10, S6, S8: a party is whole but for whom an aircraft left behind; the dead are ended in the commit that sees them. */
function checkHolds({ flightId, seats, holds, lastNow }: StoredFlight, must: Must): void {
  const living = holds.filter(({ state }) => state === 'held' || state === 'confirmed');
  for (const { hold_id, state, seat_count, displaced, expires_at, changes_hold_id } of living) {
    if (changes_hold_id === null) {
      const own = seats.filter((seat) => seat.hold_id === hold_id).length;
      must('S10', own + displaced === seat_count, () => {
        return `hold ${hold_id} has ${own} of ${seat_count} seats on ${flightId}, ${displaced} displaced`;
      });
    }
    must('S6', state !== 'held' || expires_at > lastNow, () => {
      return `hold ${hold_id} on ${flightId} is held at ${lastNow} and was dead at ${expires_at}`;
    });
  }
  const unpaid = living.filter((hold) => hold.state === 'held' && hold.account_id !== 'usr_late_money');
  for (const [account, own] of Map.groupBy(unpaid, ({ account_id }) => account_id)) {
    must('S8', own.length <= holdsPerFlight, () => `${account} holds ${own.length} times on ${flightId}`);
  }
}

/** S1, told by the bookings: no two confirmed ones were sold the same seat. */
function checkOwners(bookings: readonly StoredBooking[], must: Must): void {
  const owners = new Map<string, string>();
  for (const { bookingId, status, seats } of bookings) {
    if (status !== 'confirmed') continue;
    for (const { flight_id, seat } of seats) {
      if (seat === null) continue;
      const place = `${flight_id} ${seat}`;
      const other = owners.get(place) ?? bookingId;
      must('S1', other === bookingId, () => `${place} was sold to ${other} and to ${bookingId}`);
      owners.set(place, bookingId);
    }
  }
}

/** E1: numbered without gaps, and the first thing that happens to a booking is that it is held. */
function checkEvents({ bookingId, events, status, cancellations }: StoredBooking, must: Must): void {
  const isGapless = events.every(({ number }, position) => number === position + 1);
  must('E1', isGapless, () => `the events of ${bookingId} have a gap`);
  must('E1', events[0]?.kind === 'booking.held', () => `${bookingId} begins with ${events[0]?.kind}`);
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  const confirmed = count('booking.confirmed');
  const isSold = status === 'confirmed' || (status === 'cancelled' && confirmed === 1);
  must('E1', confirmed === (isSold ? 1 : 0), () => `${bookingId} is ${status} and was confirmed ${confirmed} times`);
  const cancelled = count('booking.cancelled');
  must('E1', cancelled === cancellations.length, () => {
    return `${bookingId} tells of ${cancelled} cancellations and has ${cancellations.length}`;
  });
  const expired = count('booking.expired') + count('payment.refunded');
  must(
    'E1',
    expired === (status === 'expired' ? 1 : 0),
    () => `${bookingId} is ${status} and was over ${expired} times`,
  );
}

/** M6: every event moves as much money out of accounts as into others. */
function checkLedger({ bookingId, postings }: StoredBooking, must: Must): void {
  for (const [number, entry] of Map.groupBy(postings, ({ event_number }) => event_number)) {
    const sum = entry.reduce((total, { amount_minor }) => total + amount_minor, 0);
    must('M6', sum === 0, () => `event ${number} of ${bookingId} moves ${sum} out of nowhere`);
  }
}
