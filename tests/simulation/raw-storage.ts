// What is stored of flights and bookings, row by row, as the database has it.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { FlightPlan } from '#domain/flight-plan';
import type { Host } from './object-house.ts';
import type { World } from './world.ts';

export type StoredHold = {
  hold_id: string;
  booking_id: string;
  account_id: string;
  state: string;
  seat_count: number;
  expires_at: number;
  changes_hold_id: string | null;
  tell_booking_at: number | null;
  /** Passengers with a seat of their own who have lost it to a smaller aircraft. */
  displaced: number;
};

export type StoredFlight = {
  flightId: string;
  /** As the flight itself has it stored. */
  plan: FlightPlan;
  hasLostAlarm: boolean;
  /** When it has something to tell search, and how many free places search was told of last, if any. */
  tellsAt: number | null;
  toldAvailable: number | null;
  capacity: number;
  version: number;
  lastNow: number;
  seats: { seat: string; state: string; hold_id: string | null }[];
  holds: StoredHold[];
};

export type StoredCancellation = {
  cancellation_id: string;
  key: string | null;
  requested_by: string;
  is_settled: number;
  refundMinor: number;
  penaltyMinor: number;
  step: string;
};

export type StoredBooking = {
  bookingId: string;
  status: string;
  paymentStatus: string;
  totalMinor: number;
  reference: string;
  version: number;
  lastNow: number;
  tickets: string[];
  segments: { flight_id: string; hold_id: string; departing_at: number }[];
  /** Places that are not given up. */
  seats: { flight_id: string; passenger_id: string; seat: string | null }[];
  cancellations: StoredCancellation[];
  seatChanges: { is_settled: number }[];
  payments: { payment_id: string; is_settled: number }[];
  events: { number: number; kind: string; occurred_at: number }[];
  postings: { event_number: number; account: string; amount_minor: number }[];
  unsettled: string[];
};

/** True once it was paid and ticketed, whatever was cancelled since. */
export const isSold = ({ events }: StoredBooking): boolean => events.some(({ kind }) => kind === 'booking.confirmed');

export const flightsOf = (world: World): StoredFlight[] => storedOf(world, 'Flight', readFlight);
export const bookingsOf = (world: World): StoredBooking[] => storedOf(world, 'Booking', readBooking);

function readFlight({ name, stored: { database } }: Host): Omit<StoredFlight, 'hasLostAlarm'> | undefined {
  const [flight] = rows(
    database,
    `SELECT version, last_now, plan, tell_due_at, told_availability ->> '$[1][0].available' AS told FROM flight`,
  );
  if (!flight?.plan) return undefined;
  const plan = JSON.parse(String(flight.plan)) as FlightPlan;
  return {
    flightId: name,
    plan,
    tellsAt: asNumber(flight.tell_due_at),
    toldAvailable: asNumber(flight.told),
    capacity: plan.classLimits[0]?.limit ?? 0,
    version: Number(flight.version),
    lastNow: Number(flight.last_now),
    seats: rows(database, 'SELECT seat, state, hold_id FROM seats') as StoredFlight['seats'],
    holds: rows(
      database,
      `SELECT hold_id, booking_id, account_id, state, seat_count, expires_at, changes_hold_id, tell_booking_at,
         (SELECT COUNT(*) FROM hold_passengers AS one
          WHERE one.hold_id = holds.hold_id AND seating = 'own_seat' AND seat IS NULL) AS displaced FROM holds`,
    ) as StoredFlight['holds'],
  };
}

/** The bookings a flight holds seats for; none of a flight that nobody has opened. */
export function bookingsHeldOn(flight: DatabaseSync): string[] {
  if (rows(flight, "SELECT 1 FROM sqlite_schema WHERE name = 'holds'").length === 0) return [];
  return rows(flight, "SELECT booking_id FROM holds WHERE state = 'held'").map(({ booking_id }) => String(booking_id));
}

function readBooking({ stored: { database } }: Host): StoredBooking | undefined {
  const [booking] = rows(database, 'SELECT * FROM booking');
  if (!booking) return undefined;
  const passengers = rows(database, 'SELECT ticket_number FROM passengers');
  return {
    bookingId: String(booking.booking_id),
    status: String(booking.status),
    paymentStatus: String(booking.payment_status),
    totalMinor: Number(booking.total_minor),
    reference: String(booking.reference),
    version: Number(booking.version),
    lastNow: Number(booking.last_now),
    tickets: passengers.flatMap(({ ticket_number: ticket }) => (ticket === null ? [] : [String(ticket)])),
    segments: rows(database, 'SELECT flight_id, hold_id, departing_at FROM segments') as StoredBooking['segments'],
    seats: rows(
      database,
      'SELECT flight_id, passenger_id, seat FROM seats WHERE cancellation_id IS NULL',
    ) as StoredBooking['seats'],
    cancellations: rows(
      database,
      `SELECT cancellation_id, key, requested_by, is_settled, terms ->> '$.refundMinor' AS refundMinor,
         terms ->> '$.penaltyMinor' AS penaltyMinor, progress ->> '$.step' AS step FROM cancellations`,
    ) as StoredCancellation[],
    seatChanges: rows(database, 'SELECT is_settled FROM seat_changes') as StoredBooking['seatChanges'],
    payments: rows(database, 'SELECT payment_id, is_settled FROM payments') as StoredBooking['payments'],
    events: rows(database, 'SELECT number, kind, occurred_at FROM events ORDER BY number') as StoredBooking['events'],
    postings: rows(database, 'SELECT event_number, account, amount_minor FROM postings') as StoredBooking['postings'],
    unsettled: rows(database, 'SELECT event_id, consumer FROM deliveries WHERE due_at IS NOT NULL').map(
      ({ event_id, consumer }) => `${event_id} to ${consumer}`,
    ),
  };
}

/** Whether a change of seats under this key did anything: who asks for the seats they have gets an answer that is not kept. */
export function keepsSeatAnswer({ objects }: Pick<World, 'objects'>, bookingId: string, key: string): boolean {
  const host = objects.hosts().find(({ kind, name }) => kind === 'Booking' && name === bookingId);
  const kept = "SELECT 1 FROM answers WHERE route = 'seats' AND key = ?";
  return host?.stored.database.prepare(kept).get(key) !== undefined;
}

const asNumber = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

type Reading = { commitCount: number; value: object | undefined };
const readings = new WeakMap<Host, Reading>();

/** Probes run every simulated minute, and most objects rest most of the time: one is read again only after a commit. */
function storedOf<Stored extends object>(
  world: World,
  kind: Host['kind'],
  read: (host: Host) => Omit<Stored, 'hasLostAlarm'> | undefined,
): Stored[] {
  return world.objects.hosts().flatMap((host) => {
    const { commitCount } = host.stored;
    if (host.kind !== kind || commitCount === 0) return [];
    let reading = readings.get(host);
    if (reading?.commitCount !== commitCount) {
      reading = { commitCount, value: read(host) };
      readings.set(host, reading);
    }
    return reading.value ? [{ ...reading.value, hasLostAlarm: host.hasLostAlarm } as unknown as Stored] : [];
  });
}

/** Each statement is prepared once a database. */
const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

function rows(database: DatabaseSync, query: string): Record<string, unknown>[] {
  const known = prepared.get(database) ?? new Map<string, StatementSync>();
  prepared.set(database, known);
  const statement = known.get(query) ?? database.prepare(query);
  known.set(query, statement);
  return statement.all() as Record<string, unknown>[];
}
