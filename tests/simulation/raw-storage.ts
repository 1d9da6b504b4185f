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
  /** Passengers with a seat of their own who have lost it to a smaller aircraft. */
  displaced: number;
};

export type StoredFlight = {
  flightId: string;
  /** As the flight itself has it stored. */
  plan: FlightPlan;
  capacity: number;
  version: number;
  lastNow: number;
  seats: { seat: string; state: string; hold_id: string | null }[];
  holds: StoredHold[];
};

export type StoredBooking = {
  bookingId: string;
  status: string;
  paymentStatus: string;
  totalMinor: number;
  reference: string;
  version: number;
  lastNow: number;
  seatedCount: number;
  tickets: string[];
  segments: { flight_id: string; hold_id: string; departing_at: number }[];
  seats: { flight_id: string; passenger_id: string; seat: string | null }[];
  payments: { payment_id: string; is_settled: number }[];
  events: { number: number; kind: string; occurred_at: number }[];
  postings: { event_number: number; account: string; amount_minor: number }[];
  unsettled: string[];
  hasLostAlarm: boolean;
};

export function flightsOf(world: World): StoredFlight[] {
  return storedOf(world, 'Flight', 'flight').flatMap(({ name, stored: { database } }) => {
    const flight = rows(database, 'SELECT version, last_now, plan FROM flight')[0];
    if (!flight?.plan) return [];
    const plan = JSON.parse(String(flight.plan)) as FlightPlan;
    return {
      flightId: name,
      plan,
      capacity: plan.classLimits[0]?.limit ?? 0,
      version: Number(flight.version),
      lastNow: Number(flight.last_now),
      seats: rows(database, 'SELECT seat, state, hold_id FROM seats') as StoredFlight['seats'],
      holds: rows(
        database,
        `SELECT hold_id, booking_id, account_id, state, seat_count, expires_at, changes_hold_id,
           (SELECT COUNT(*) FROM hold_passengers AS one
            WHERE one.hold_id = holds.hold_id AND seating = 'own_seat' AND seat IS NULL) AS displaced FROM holds`,
      ) as StoredFlight['holds'],
    };
  });
}

export function bookingsOf(world: World): StoredBooking[] {
  return storedOf(world, 'Booking', 'booking').flatMap(({ hasLostAlarm, stored: { database } }) => {
    const booking = rows(database, 'SELECT * FROM booking')[0];
    if (!booking) return [];
    const passengers = rows(database, 'SELECT type, ticket_number FROM passengers');
    return {
      bookingId: String(booking.booking_id),
      status: String(booking.status),
      paymentStatus: String(booking.payment_status),
      totalMinor: Number(booking.total_minor),
      reference: String(booking.reference),
      version: Number(booking.version),
      lastNow: Number(booking.last_now),
      seatedCount: passengers.filter(({ type }) => type !== 'infant').length,
      tickets: passengers.flatMap(({ ticket_number: ticket }) => (ticket === null ? [] : [String(ticket)])),
      segments: rows(database, 'SELECT flight_id, hold_id, departing_at FROM segments') as StoredBooking['segments'],
      seats: rows(database, 'SELECT flight_id, passenger_id, seat FROM seats') as StoredBooking['seats'],
      payments: rows(database, 'SELECT payment_id, is_settled FROM payments') as StoredBooking['payments'],
      events: rows(database, 'SELECT number, kind, occurred_at FROM events ORDER BY number') as StoredBooking['events'],
      postings: rows(database, 'SELECT event_number, account, amount_minor FROM postings') as StoredBooking['postings'],
      unsettled: rows(database, 'SELECT event_id, consumer FROM deliveries WHERE due_at IS NOT NULL').map(
        ({ event_id, consumer }) => `${event_id} to ${consumer}`,
      ),
      hasLostAlarm,
    };
  });
}

function storedOf(world: World, kind: Host['kind'], table: string): Host[] {
  const exists = `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '${table}'`;
  return world.objects.hosts().filter((host) => host.kind === kind && rows(host.stored.database, exists).length > 0);
}

/** Probes run every simulated minute, so each is prepared once a database. */
const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

function rows(database: DatabaseSync, query: string): Record<string, unknown>[] {
  const known = prepared.get(database) ?? new Map<string, StatementSync>();
  prepared.set(database, known);
  const statement = known.get(query) ?? database.prepare(query);
  known.set(query, statement);
  return statement.all() as Record<string, unknown>[];
}
