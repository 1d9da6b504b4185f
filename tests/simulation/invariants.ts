// The invariants, read by SQL from raw storage and from the provider's own books, never through the code under test.
import { bookingsOf, flightsOf, type StoredBooking, type StoredFlight } from './raw-storage.ts';
import type { World } from './world.ts';

export type Violation = { invariant: string; detail: string };

type Checks = (invariant: string, holds: boolean, detail: () => string) => void;

function collecting(): { violations: Violation[]; must: Checks } {
  const violations: Violation[] = [];
  return {
    violations,
    must: (invariant, holds, detail) => {
      if (!holds) violations.push({ invariant, detail: detail() });
    },
  };
}

/** What holds at every moment, in the middle of every trouble. `memory` carries clocks and versions from minute to minute. */
export function checkEveryMinute(world: World, memory: Map<string, number>): Violation[] {
  const { violations, must } = collecting();
  const neverBack = (invariant: string, name: string, value: number) => {
    const before = memory.get(name) ?? 0;
    must(invariant, value >= before, () => `${name} went back from ${before} to ${value}`);
    memory.set(name, value);
  };
  for (const flight of flightsOf(world)) {
    checkInventory(flight, must);
    neverBack('S9', `the clock of ${flight.flightId}`, flight.lastNow);
    neverBack('S5', `the version of ${flight.flightId}`, flight.version);
  }
  const bookings = bookingsOf(world);
  for (const booking of bookings) {
    neverBack('S9', `the clock of ${booking.bookingId}`, booking.lastNow);
    neverBack('E1', `the version of ${booking.bookingId}`, booking.version);
    checkEvents(booking, must);
  }
  for (const { bookingId, net } of world.provider.captures) {
    const total = bookings.find((booking) => booking.bookingId === bookingId)?.totalMinor ?? 0;
    must('M3', net <= total, () => `${bookingId} was charged ${net}, its price is ${total}`);
  }
  return violations;
}

/** S5, S1, S10: seats and living holds are two tables that must agree. */
function checkInventory({ flightId, capacity, seats, holds }: StoredFlight, must: Checks): void {
  must('S5', seats.length === capacity, () => `${flightId} has ${seats.length} seats, built are ${capacity}`);
  for (const seat of seats) {
    if (seat.hold_id === null) continue;
    const hold = holds.find(({ hold_id }) => hold_id === seat.hold_id);
    const fits =
      (seat.state === 'held' && hold?.state === 'held') || (seat.state === 'taken' && hold?.state === 'confirmed');
    must(
      'S5',
      fits,
      () => `${flightId} ${seat.seat} is ${seat.state} by hold ${seat.hold_id}, which is ${hold?.state}`,
    );
  }
  for (const hold of holds) {
    if (hold.state !== 'held' && hold.state !== 'confirmed') continue;
    const own = seats.filter(({ hold_id }) => hold_id === hold.hold_id).length;
    must(
      'S10',
      own === hold.seat_count,
      () => `hold ${hold.hold_id} has ${own} of ${hold.seat_count} seats on ${flightId}`,
    );
  }
}

/** E1: numbered without gaps, and the first thing that happens to a booking is that it is held. */
function checkEvents({ bookingId, events, status }: StoredBooking, must: Checks): void {
  const isGapless = events.every(({ number }, position) => number === position + 1);
  must('E1', isGapless, () => `the events of ${bookingId} have a gap`);
  must('E1', events[0]?.kind === 'booking.held', () => `${bookingId} begins with ${events[0]?.kind}`);
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  must('E1', count('booking.confirmed') === (status === 'confirmed' ? 1 : 0), () => {
    return `${bookingId} is ${status} and tells ${count('booking.confirmed')} times that it is confirmed`;
  });
  const ends = count('booking.expired') + count('payment.refunded');
  must(
    'E1',
    ends === (status === 'expired' ? 1 : 0),
    () => `${bookingId} is ${status} and tells ${ends} times that it is over`,
  );
}

/** What holds once the trouble is over and everything has had its time. */
export function checkAtQuiet(world: World): Violation[] {
  const { violations, must } = collecting();
  const flights = flightsOf(world);
  const bookings = bookingsOf(world);
  for (const flight of flights) checkNoGhosts(flight, bookings, must);
  for (const booking of bookings) {
    checkSeatsOf(booking, flights, must);
    checkMoneyOf(world, booking, must);
    checkDeliveriesOf(world, booking, must);
    checkCopyOf(world, booking, must);
  }
  checkStrayMoney(world, bookings, must);
  for (const { booking_id, was, became } of world.index.rows('SELECT * FROM steps_back')) {
    must('E6', false, () => `the index went back from version ${was} to ${became} of ${booking_id}`);
  }
  checkDeadLetters(world, must);
  return violations;
}

/** S7 and S3: nothing is still held, and whatever is taken belongs to a confirmed booking. */
function checkNoGhosts({ flightId, seats, holds }: StoredFlight, bookings: StoredBooking[], must: Checks): void {
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
}

/** S2, S10, L1: a confirmed booking has every seat it sold, any other has none, and none is undecided. */
function checkSeatsOf(booking: StoredBooking, flights: StoredFlight[], must: Checks): void {
  const { bookingId, status } = booking;
  must('L1', status !== 'held', () => `${bookingId} is still held`);
  must(
    'L1',
    booking.payments.every(({ is_settled }) => is_settled === 1),
    () => `${bookingId} is still paying`,
  );
  for (const segment of booking.segments) {
    const flight = flights.find(({ flightId }) => flightId === segment.flight_id);
    const hold = flight?.holds.find(({ hold_id }) => hold_id === segment.hold_id);
    must('S10', (status === 'confirmed') === (hold?.state === 'confirmed'), () => {
      return `${bookingId} is ${status}, its hold on ${segment.flight_id} is ${hold?.state}`;
    });
    if (status !== 'confirmed') continue;
    const sold = booking.seats.filter(({ flight_id, seat }) => flight_id === segment.flight_id && seat !== null);
    must(
      'S2',
      sold.length === booking.seatedCount,
      () => `${bookingId} seats ${sold.length} of ${booking.seatedCount}`,
    );
    for (const { seat } of sold) {
      const row = flight?.seats.find((one) => one.seat === seat);
      must('S2', row?.state === 'taken' && row.hold_id === segment.hold_id, () => {
        return `${bookingId} was sold ${segment.flight_id} ${seat}, which is ${row?.state} by ${row?.hold_id}`;
      });
    }
  }
}

/** M1, M2, M3, M4, M5 and E8, from the provider's books. */
function checkMoneyOf(world: World, booking: StoredBooking, must: Checks): void {
  const { bookingId, status, totalMinor, paymentStatus } = booking;
  const intents = world.provider.intents().filter((intent) => intent.bookingId === bookingId);
  const net = intents.reduce((sum, intent) => sum + world.provider.netOf(intent), 0);
  const owed = status === 'confirmed' ? totalMinor : 0;
  must('M1', net === owed, () => `${bookingId} is ${status} and was charged ${net}, owed is ${owed}`);
  must(
    'M1',
    (status === 'confirmed') === (paymentStatus === 'paid'),
    () => `${bookingId} is ${status} and ${paymentStatus}`,
  );
  const captured = intents.filter(({ capturedMinor }) => capturedMinor > 0);
  const refunded = captured.filter(({ refunds }) => refunds.size > 0);
  must(
    'M2',
    status === 'confirmed' || refunded.length === captured.length,
    () => `late money of ${bookingId} was kept`,
  );
  for (const intent of intents) {
    must(
      'M3',
      intent.capturedMinor <= totalMinor,
      () => `${intent.paymentId} took ${intent.capturedMinor} of ${totalMinor}`,
    );
    must('M3', intent.refunds.size <= 1, () => `${intent.paymentId} was refunded ${intent.refunds.size} times`);
    must('M4', intent.state !== 'authorised', () => `${intent.paymentId} of ${bookingId} is still authorised`);
    must(
      'M5',
      intent.amountMinor === totalMinor,
      () => `${intent.paymentId} asked for ${intent.amountMinor}, shown was ${totalMinor}`,
    );
  }
  const doubled = booking.tickets.length !== new Set(booking.tickets).size;
  must('S2', !doubled, () => `${bookingId} has a ticket number twice`);
  must(
    'S2',
    (status === 'confirmed') === booking.tickets.length > 0,
    () => `${bookingId} is ${status} with ${booking.tickets.length} tickets`,
  );
}

/** E2 and E3: every event was taken care of, and every mail was sent once. */
function checkDeliveriesOf(world: World, booking: StoredBooking, must: Checks): void {
  const { bookingId, status } = booking;
  must('E2', booking.unsettled.length === 0, () => `${bookingId} still sends ${booking.unsettled.join(', ')}`);
  const mails = world.mails.accepted.filter((mail) => mail.bookingId === bookingId);
  const count = (template: string) => mails.filter((mail) => mail.template === template).length;
  const itineraries = count('itinerary@1');
  must(
    'E3',
    itineraries === (status === 'confirmed' ? 1 : 0),
    () => `${bookingId} is ${status} and was mailed ${itineraries} itineraries`,
  );
  const isRefunded = booking.events.some(({ kind }) => kind === 'payment.refunded');
  const ends = count('expiry@1') + count('refund@1');
  must('E3', ends === (status === 'expired' ? 1 : 0), () => `${bookingId} is ${status} and was mailed ${ends} endings`);
  must('M2', count('refund@1') === (isRefunded ? 1 : 0), () => `${bookingId} was mailed ${count('refund@1')} refunds`);
}

/** E6: the index says what the booking says. */
function checkCopyOf(world: World, booking: StoredBooking, must: Checks): void {
  const row = world.index.rows('SELECT * FROM bookings WHERE id = ?', booking.bookingId)[0];
  const isSame =
    row?.status === booking.status &&
    row?.payment_status === booking.paymentStatus &&
    row?.version === booking.version &&
    row?.reference === booking.reference;
  must('E6', isSame, () => {
    const copy = row ? `${row.status}, ${row.payment_status}, version ${row.version}` : 'nothing';
    return `the index has ${copy} of ${booking.bookingId}, which is ${booking.status}, ${booking.paymentStatus}, version ${booking.version}`;
  });
}

/** Money of a booking that does not exist is nobody's. */
function checkStrayMoney(world: World, bookings: StoredBooking[], must: Checks): void {
  for (const intent of world.provider.intents()) {
    const isKnown = bookings.some(({ bookingId }) => bookingId === intent.bookingId);
    must('M1', isKnown || world.provider.netOf(intent) === 0, () => `${intent.paymentId} belongs to no booking`);
  }
}

/** E7: what fits no contract ends with the dead letters. That it takes no neighbour along is what E2 and E3 show. */
function checkDeadLetters(world: World, must: Checks): void {
  const dead = new Set(world.deadLetters.map(({ id }) => id));
  for (const id of world.queues.flatMap(({ poisons }) => poisons)) {
    must('E7', dead.has(id), () => `${id} fits no contract and is not among the dead letters`);
  }
}
