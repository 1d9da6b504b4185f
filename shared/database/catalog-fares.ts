// Tables of D1 `catalog`: fares and tax rules, kept as immutable versions so that a signed offer can be priced again, and fare brands.

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OfferOnWire, PassengerType } from '#contracts/offer';
import type { TaxRule } from '#domain/pricing';
import type { Cabin } from '#domain/seat-map';

/** A row is never edited but for its end: `isCurrent` and `endedAt`. A change of price adds the next version. */
export const fares = sqliteTable(
  'fares',
  {
    /** `fare_…`; the same through all versions. */
    fareId: text('fare_id').notNull(),
    fareVersion: integer('fare_version').notNull(),
    /** IATA codes of airports: a fare is of one direction. */
    origin: text('origin').notNull(),
    destination: text('destination').notNull(),
    cabin: text('cabin').$type<Cabin>().notNull(),
    fareBrand: text('fare_brand').notNull(),
    bookingClass: text('booking_class').notNull(),
    fareBasis: text('fare_basis').notNull(),
    adultMinor: integer('adult_minor').notNull(),
    childMinor: integer('child_minor').notNull(),
    infantMinor: integer('infant_minor').notNull(),
    currency: text('currency').notNull(),
    isCurrent: integer('is_current', { mode: 'boolean' }).notNull(),
    effectiveFrom: integer('effective_from').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.fareId, table.fareVersion] }),
    index('fares_by_route').on(table.origin, table.destination, table.isCurrent),
    uniqueIndex('fares_one_current')
      .on(table.origin, table.destination, table.cabin, table.fareBrand, table.bookingClass)
      .where(sql`${table.isCurrent} = 1`),
  ],
);

/**
 * The current fares of a route with what their brands allow, ready for a sheet in one row however many there are. Triggers
 * write it from the view `fares_of_routes` whenever a fare or a brand changes, so that nobody can forget to.
 */
export const routeFares = sqliteTable(
  'route_fares',
  {
    origin: text('origin').notNull(),
    destination: text('destination').notNull(),
    fares: text('fares', { mode: 'json' }).$type<RouteFare[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.origin, table.destination] }),
    index('route_fares_by_destination').on(table.destination),
  ],
);
export type RouteFare = {
  fareId: string;
  fareVersion: number;
  cabin: Cabin;
  fareBrand: string;
  name: string;
  bookingClass: string;
  fareBasis: string;
  adultMinor: number;
  childMinor: number;
  infantMinor: number;
  currency: string;
  conditions: OfferOnWire['conditions'];
};

export const fareBrands = sqliteTable(
  'fare_brands',
  {
    /** `light`, `standard`, `flex`. */
    brand: text('brand').notNull(),
    cabin: text('cabin').$type<Cabin>().notNull(),
    name: text('name').notNull(),
    /** From the strictest to the freest. */
    position: integer('position').notNull(),
    conditions: text('conditions', { mode: 'json' }).$type<OfferOnWire['conditions']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.brand, table.cabin] })],
);

export const taxBases = ['percent', 'per_segment', 'per_slice'] as const;

/** A rule is in force for offers made from `effectiveFrom` until `effectiveTo`; an edit ends a row and adds the next version. */
export const taxRules = sqliteTable(
  'tax_rules',
  {
    code: text('code').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    name: text('name').notNull(),
    basis: text('basis').$type<(typeof taxBases)[number]>().notNull(),
    /** For each segment or slice; 0 where the basis is percent. */
    amountMinor: integer('amount_minor').notNull(),
    /** Hundredths of a percent of the fare; 0 unless the basis is percent. */
    basisPoints: integer('basis_points').notNull(),
    /** The most one passenger pays by this rule on one slice; null is no cap. */
    capMinor: integer('cap_minor'),
    currency: text('currency').notNull(),
    /** The country a segment or slice departs from, ISO 3166-1 alpha-2. */
    country: text('country').notNull(),
    passengerTypes: text('passenger_types', { mode: 'json' }).$type<PassengerType[]>().notNull(),
    /** True for flights abroad only, false for domestic ones only, null for both. */
    isInternational: integer('is_international', { mode: 'boolean' }),
    /** Null for all cabins. */
    cabins: text('cabins', { mode: 'json' }).$type<Cabin[]>(),
    isRefundable: integer('is_refundable', { mode: 'boolean' }).notNull(),
    effectiveFrom: integer('effective_from').notNull(),
    effectiveTo: integer('effective_to'),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.ruleVersion] }),
    index('tax_rules_by_country').on(table.country, table.effectiveFrom),
  ],
);

/**
 * Every rule that levies tax on what leaves a country, ready for a sheet in one row. Triggers write it from the view
 * `taxes_of_countries` whenever a rule changes, so that nobody can forget to.
 */
export const countryTaxes = sqliteTable('country_taxes', {
  country: text('country').primaryKey(),
  taxes: text('taxes', { mode: 'json' }).$type<CountryTax[]>().notNull(),
});
/** JSON of SQLite has no truth values. */
export type CountryTax = Omit<TaxRule, 'isInternational'> & { isInternational: 0 | 1 | null; currency: string };
