// Tables of D1 `catalog`: schedules, the dated flights made of them, their changes, and the newest availability told by Flight objects.

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AvailabilityMessage } from '#contracts/queue-messages';
import type { FlightStatus } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';

/** Times are wall times of the airports, since that is what a timetable promises; instants exist only for dated flights. */
export const schedules = sqliteTable(
  'schedules',
  {
    id: text('id').primaryKey(),
    carrier: text('carrier').notNull(),
    flightNumber: text('flight_number').notNull(),
    origin: text('origin').notNull(),
    destination: text('destination').notNull(),
    /** `09:30`, local to the origin. */
    departsAtLocal: text('departs_at_local').notNull(),
    /** `10:45`, local to the destination. */
    arrivesAtLocal: text('arrives_at_local').notNull(),
    /** Calendar days between local departure and local arrival; -1 across the date line. */
    arrivalDayOffset: integer('arrival_day_offset').notNull(),
    /** Bit 0 is Monday, bit 6 is Sunday, of the local departure day. */
    weekdays: integer('weekdays').notNull(),
    validFrom: text('valid_from').notNull(),
    /** Null while nobody has said when it ends. */
    validTo: text('valid_to'),
    aircraftType: text('aircraft_type').notNull(),
    originTerminal: text('origin_terminal'),
    destinationTerminal: text('destination_terminal'),
    /** The last day up to which the cron job has made its flights; null until it has, and again after each change. */
    rolledOutTo: text('rolled_out_to'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('schedules_by_number').on(table.flightNumber, table.validFrom, table.id),
    index('schedules_by_route').on(table.origin, table.destination),
    index('schedules_by_destination').on(table.destination),
    index('schedules_by_aircraft_type').on(table.aircraftType),
  ],
);

export const flights = sqliteTable(
  'flights',
  {
    id: text('id').$type<FlightId>().primaryKey(),
    /** Null for a one-off flight, and where its schedule was deleted. */
    scheduleId: text('schedule_id'),
    carrier: text('carrier').notNull(),
    flightNumber: text('flight_number').notNull(),
    origin: text('origin').notNull(),
    destination: text('destination').notNull(),
    /** The planned local day of departure; it names the flight with its number and stays when the flight is late. */
    departureDate: text('departure_date').notNull(),
    departingAt: integer('departing_at').notNull(),
    arrivingAt: integer('arriving_at').notNull(),
    aircraftType: text('aircraft_type').notNull(),
    registration: text('registration'),
    status: text('status').$type<FlightStatus>().notNull(),
    gate: text('gate'),
    originTerminal: text('origin_terminal'),
    destinationTerminal: text('destination_terminal'),
    salesCloseAt: integer('sales_close_at').notNull(),
    /** Raised by one with each change, in the batch that adds the `flight_changes` row. */
    planVersion: integer('plan_version').notNull().default(1),
    /** When its plan was first given out to open the Flight object; null means no object knows this flight. */
    openedAt: integer('opened_at'),
    /** The newest plan the Flight object is known to have. */
    acknowledgedPlanVersion: integer('acknowledged_plan_version').notNull().default(0),
    /**
     * When its schedule stopped making it, with nobody on board: it is cancelled, and comes back when a schedule makes a
     * flight of its number and day again. Null for a flight that people cancelled, which stays cancelled.
     */
    withdrawnAt: integer('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('flights_by_number').on(table.flightNumber, table.departureDate),
    index('flights_by_route').on(table.origin, table.destination, table.departureDate),
    index('flights_by_date').on(table.departureDate),
    index('flights_by_destination').on(table.destination),
    index('flights_by_aircraft_type').on(table.aircraftType),
    index('flights_by_registration').on(table.registration).where(sql`${table.registration} IS NOT NULL`),
    index('flights_withdrawn').on(table.departureDate).where(sql`${table.withdrawnAt} IS NOT NULL`),
    index('flights_not_acknowledged')
      .on(table.id)
      .where(sql`${table.openedAt} IS NOT NULL AND ${table.acknowledgedPlanVersion} < ${table.planVersion}`),
  ],
);

/** Each pair of airports once that a flight was ever planned between, from both ends. A trigger on `flights` adds them. */
export const routes = sqliteTable(
  'routes',
  { origin: text('origin').notNull(), destination: text('destination').notNull() },
  (table) => [
    primaryKey({ columns: [table.origin, table.destination] }),
    index('routes_by_destination').on(table.destination, table.origin),
  ],
);

export const flightChangeKinds = ['status', 'times', 'aircraft', 'classes', 'gate', 'terminal'] as const;
export type FlightChangeKind = (typeof flightChangeKinds)[number];

export const flightChanges = sqliteTable(
  'flight_changes',
  {
    flightId: text('flight_id').$type<FlightId>().notNull(),
    planVersion: integer('plan_version').notNull(),
    changedAt: integer('changed_at').notNull(),
    kinds: text('kinds', { mode: 'json' }).$type<FlightChangeKind[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.flightId, table.planVersion] })],
);

/** A copy: places left as the Flight object last told, at most 9 a class. A flight without a row has every place free. */
export const availability = sqliteTable('availability', {
  flightId: text('flight_id').$type<FlightId>().primaryKey(),
  version: integer('version').notNull(),
  planVersion: integer('plan_version').notNull(),
  classes: text('classes', { mode: 'json' }).$type<AvailabilityMessage['classes']>().notNull(),
});
