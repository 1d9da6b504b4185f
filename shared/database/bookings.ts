// D1 `bookings`: the readable index of bookings. A copy, fed by the bookings themselves; it decides nothing but that a reference is unique.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const bookings = sqliteTable(
  'bookings',
  {
    id: text().primaryKey(),
    reference: text().notNull().unique(),
    ownerId: text('owner_id').notNull(),
    status: text().notNull(),
    paymentStatus: text('payment_status').notNull(),
    paymentRequiredBy: integer('payment_required_by').notNull(),
    totalMinor: integer('total_minor').notNull(),
    currency: text().notNull(),
    /** The address of the contact under a keyed hash, so that staff can find what nobody can read. */
    emailHash: text('email_hash').notNull(),
    /** The version of the booking this row was made from; an older one never overwrites it. */
    version: integer().notNull(),
    createdAt: integer('created_at').notNull(),
    /** When this version came here: a while later the watchdog looks whether all of its news has gone out. */
    changedAt: integer('changed_at').notNull().default(0),
    /** A cancellation whose seats or money are still on their way back. */
    isSettling: integer('is_settling', { mode: 'boolean' }).notNull().default(false),
    /** Since when the booking names nobody any more, here and in its object. */
    erasedAt: integer('erased_at'),
  },
  (table) => [
    index('bookings_by_owner').on(table.ownerId, table.createdAt, table.id),
    index('bookings_by_email').on(table.emailHash),
    index('bookings_by_deadline').on(table.status, table.paymentRequiredBy),
    index('bookings_by_change').on(table.changedAt),
    index('bookings_settling').on(table.id).where(sql`is_settling = 1`),
    index('bookings_by_age').on(table.createdAt, table.id),
    index('bookings_erased').on(table.erasedAt, table.id).where(sql`erased_at IS NOT NULL`),
  ],
);

export const bookingFlights = sqliteTable(
  'booking_flights',
  {
    bookingId: text('booking_id').notNull(),
    flightId: text('flight_id').notNull(),
    departingAt: integer('departing_at').notNull(),
    isConfirmed: integer('is_confirmed', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.flightId] }),
    index('booking_flights_by_flight').on(table.flightId),
    index('booking_flights_by_departure').on(table.isConfirmed, table.departingAt, table.bookingId, table.flightId),
  ],
);

/** Family names under a keyed hash, every spelling a row: a look-up proves a name without anybody being able to read one. */
export const bookingNames = sqliteTable(
  'booking_names',
  {
    bookingId: text('booking_id').notNull(),
    nameHash: text('name_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.nameHash] })],
);
