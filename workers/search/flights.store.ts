// Reading dated flights and their plans of D1 `catalog`, and noting which Flight objects are open and up to date.
import { and, asc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { alias } from 'drizzle-orm/sqlite-core';
import { aircraftTypes, seatPrices } from '#database/catalog-aircraft';
import { fares } from '#database/catalog-fares';
import { flights } from '#database/catalog-flights';
import { airports } from '#database/catalog-places';
import type { FlightId, Instant, LocalDate } from '#domain/ids';
import type { FlightWithEnds } from './flight-records.ts';
import type { PlanFacts } from './plan-of-flight.ts';

export const origin = alias(airports, 'origin_airport');
export const destination = alias(airports, 'destination_airport');

export const flightsStore = (db: DrizzleD1Database) => ({
  async flightOf(id: FlightId): Promise<FlightWithEnds | null> {
    return (await flightsWithEnds(db).where(eq(flights.id, id)).get()) ?? null;
  },

  async flightsNumbered(flightNumber: string, departureDate: LocalDate): Promise<FlightWithEnds[]> {
    return flightsWithEnds(db).where(
      and(eq(flights.flightNumber, flightNumber), eq(flights.departureDate, departureDate)),
    );
  },

  /** Flights that fit every filter given, in the order of their planned days and numbers, after `2026-12-05 Z1123`. */
  async flightsWhere(filters: FlightFilters, afterKey: string, limit: number): Promise<FlightWithEnds[]> {
    const [day = '', flightNumber = ''] = afterKey.split(' ');
    const after = sql`(${flights.departureDate}, ${flights.flightNumber}) > (${day}, ${flightNumber})`;
    return flightsWithEnds(db)
      .where(and(...conditionsOf(filters), after))
      .orderBy(asc(flights.departureDate), asc(flights.flightNumber))
      .limit(limit);
  },

  /** All a plan is made of: the flights, the layouts of their types, the classes sold on their routes, and the seat prices. */
  async planFactsOf(ids: FlightId[]): Promise<PlanFacts[]> {
    const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
    const [rows, prices] = await db.batch([
      db
        .select({
          flight: flights,
          layout: aircraftTypes.layout,
          classLimits: aircraftTypes.classLimits,
          classes: sql<string>`(
            SELECT json_group_array(json_object('cabin', cabin, 'bookingClass', booking_class, 'adultMinor', dearest))
            FROM (SELECT cabin, booking_class, max(adult_minor) AS dearest FROM ${fares} AS sold
              WHERE sold.origin = ${flights.origin} AND sold.destination = ${flights.destination} AND sold.is_current = 1
              GROUP BY cabin, booking_class))`,
        })
        .from(flights)
        .innerJoin(aircraftTypes, eq(aircraftTypes.code, flights.aircraftType))
        .where(sql`${flights.id} IN ${wanted}`),
      db.select().from(seatPrices),
    ]);
    return rows.map(({ flight, layout, classLimits, classes }) => ({
      flight,
      type: { layout, classLimits },
      classes: JSON.parse(classes),
      prices,
    }));
  },

  /**
   * Notes that the plans of these flights leave for their objects: to be called before they are read, so that a change
   * made meanwhile finds the flight open and is pushed. The present version counts as known, since no older one leaves.
   */
  async markOpened(ids: FlightId[], now: Instant): Promise<void> {
    await db
      .update(flights)
      .set({ openedAt: now, acknowledgedPlanVersion: sql`${flights.planVersion}` })
      .where(and(inArray(flights.id, ids), isNull(flights.openedAt)));
  },

  /** Notes the newest plan a Flight object is known to have; an older note changes nothing. */
  async acknowledgePlan(id: FlightId, planVersion: number): Promise<void> {
    await db
      .update(flights)
      .set({ acknowledgedPlanVersion: planVersion })
      .where(and(eq(flights.id, id), lt(flights.acknowledgedPlanVersion, planVersion)));
  },

  /** Open flights whose object may not have the newest plan. */
  async flightsNotAcknowledged(limit: number): Promise<FlightId[]> {
    const rows = await db.select({ id: flights.id }).from(flights).where(isBehind).limit(limit);
    return rows.map(({ id }) => id);
  },

  async isNotAcknowledged(id: FlightId): Promise<boolean> {
    const query = db.select({ id: flights.id }).from(flights);
    return (await query.where(and(eq(flights.id, id), isBehind)).get()) !== undefined;
  },
});

/** Spelt as in the partial index that finds them. */
const isBehind = and(isNotNull(flights.openedAt), sql`${flights.acknowledgedPlanVersion} < ${flights.planVersion}`);

export type FlightFilters = {
  departureDate?: LocalDate | undefined;
  flightNumber?: string | undefined;
  origin?: string | undefined;
  destination?: string | undefined;
};

function conditionsOf(filters: FlightFilters): SQL[] {
  return [
    ...(filters.departureDate ? [eq(flights.departureDate, filters.departureDate)] : []),
    ...(filters.flightNumber ? [eq(flights.flightNumber, filters.flightNumber)] : []),
    ...(filters.origin ? [eq(flights.origin, filters.origin)] : []),
    ...(filters.destination ? [eq(flights.destination, filters.destination)] : []),
  ];
}

const flightsWithEnds = (db: DrizzleD1Database) =>
  db
    .select({ flight: flights, origin, destination })
    .from(flights)
    .innerJoin(origin, eq(origin.iata, flights.origin))
    .innerJoin(destination, eq(destination.iata, flights.destination))
    .$dynamic();
