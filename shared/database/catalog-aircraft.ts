// Tables of D1 `catalog`: aircraft types with their cabins and seats, the aircraft themselves, and what named seats cost.

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ClassLimit, SeatPriceKind } from '#domain/flight-plan';
import type { AircraftLayout, Cabin } from '#domain/seat-map';

export const aircraftTypes = sqliteTable('aircraft_types', {
  /** ICAO type designator, `A20N`. */
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  layout: text('layout', { mode: 'json' }).$type<AircraftLayout>().notNull(),
  /** In each cabin from the highest class to the lowest; a class that is not named may fill its cabin. */
  classLimits: text('class_limits', { mode: 'json' }).$type<ClassLimit[]>().notNull().default(sql`'[]'`),
  version: integer('version').notNull().default(1),
});

export const aircraft = sqliteTable(
  'aircraft',
  {
    registration: text('registration').primaryKey(),
    type: text('type')
      .notNull()
      .references(() => aircraftTypes.code),
  },
  (table) => [index('aircraft_by_type').on(table.type)],
);

export const seatPrices = sqliteTable(
  'seat_prices',
  {
    cabin: text('cabin').$type<Cabin>().notNull(),
    kind: text('kind').$type<SeatPriceKind>().notNull(),
    amountMinor: integer('amount_minor').notNull(),
    currency: text('currency').notNull(),
  },
  (table) => [primaryKey({ columns: [table.cabin, table.kind] })],
);
