// Building sheets from D1 `catalog`: one query however many are asked for; places take another.
import { inArray, or, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { aircraftTypes } from '#database/catalog-aircraft';
import { routeFares, taxRules } from '#database/catalog-fares';
import { availability, flights } from '#database/catalog-flights';
import { airports } from '#database/catalog-places';
import type { Instant } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { PlaceSheet, RouteDay, Sheet } from './sheet.ts';
import { type SheetRow, sheetsFrom } from './sheet-records.ts';

export const sheetStore = (db: DrizzleD1Database, currency: Currency) => ({
  /** One sheet for each route and day, in their order. `now` is before the reading, so no sheet claims to be younger than it is. */
  async loadSheets(routeDays: readonly RouteDay[], now: Instant): Promise<Sheet[]> {
    const rows = await db.all<SheetRow>(sheetsQuery(routeDays, currency, now));
    return sheetsFrom(rows, routeDays, currency, now);
  },

  /** The airports of each code, an airport's own or a city's; an unknown code has none. */
  async loadPlaces(codes: readonly string[], now: Instant): Promise<PlaceSheet[]> {
    const rows = await placesQuery(db, codes);
    return codes.map((code) => ({
      code,
      builtAt: now,
      airports: rows.filter((row) => row.iata === code || row.city === code),
    }));
  },

  /** The routes and days of flights, for those who know that these changed. */
  async routeDaysOf(flightIds: readonly string[]): Promise<RouteDay[]> {
    return db
      .selectDistinct({ origin: flights.origin, destination: flights.destination, date: flights.departureDate })
      .from(flights)
      .where(inArray(flights.id, sql`(SELECT value FROM json_each(${JSON.stringify(flightIds)}))`));
  },
});

export function placesQuery(db: DrizzleD1Database, codes: readonly string[]) {
  const { iata, name, city, country, timeZone } = airports;
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(codes)}))`;
  return db
    .select({ iata, name, city, country, timeZone })
    .from(airports)
    .where(or(inArray(iata, wanted), inArray(city, wanted)))
    .orderBy(iata);
}

/**
 * One row for each route and day, which D1 puts together as texts: so a sheet costs the rows of its own flights, types and
 * availability, one row of fares and the taxes of a country, however large the catalogue is. Sorted afterwards: D1 counts
 * each row that it sorts a second time.
 */
export const sheetsQuery = (routeDays: readonly RouteDay[], currency: Currency, now: Instant): SQL => sql`
  SELECT
    ${flightsOfWanted} AS flights,
    (SELECT sold.fares FROM ${routeFares} AS sold
      WHERE sold.origin = wanted.value ->> 'origin' AND sold.destination = wanted.value ->> 'destination') AS fares,
    ${taxesOfWanted(currency, now)} AS taxes
  FROM json_each(${JSON.stringify(routeDays)}) AS wanted
  ORDER BY wanted.key`;

/** The layout is only looked at for flights that never told how many places they have. */
const flightsOfWanted = sql`(
  SELECT json_group_array(json_object(
    'flightId', f.id, 'planVersion', f.plan_version, 'carrier', f.carrier, 'flightNumber', f.flight_number,
    'origin', f.origin, 'destination', f.destination, 'departingAt', f.departing_at, 'arrivingAt', f.arriving_at,
    'originTerminal', f.origin_terminal, 'destinationTerminal', f.destination_terminal, 'aircraftType', f.aircraft_type,
    'status', f.status, 'salesCloseAt', f.sales_close_at, 'classes', json(told.classes),
    'type', CASE WHEN told.flight_id IS NULL THEN json_object('layout', json(t.layout), 'classLimits', json(t.class_limits)) END
  ))
  FROM ${flights} AS f
  CROSS JOIN ${aircraftTypes} AS t ON t.code = f.aircraft_type
  LEFT JOIN ${availability} AS told ON told.flight_id = f.id
  WHERE f.origin = wanted.value ->> 'origin' AND f.destination = wanted.value ->> 'destination'
    AND f.departure_date = wanted.value ->> 'date' AND f.status NOT IN ('cancelled', 'departed', 'arrived'))`;

const taxesOfWanted = (currency: Currency, now: Instant): SQL => sql`(
  SELECT json_group_array(json_object(
    'code', rule.code, 'version', rule.rule_version, 'name', rule.name, 'currency', rule.currency, 'basis', rule.basis, 'amountMinor', rule.amount_minor,
    'basisPoints', rule.basis_points, 'capMinor', rule.cap_minor, 'country', rule.country,
    'passengerTypes', json(rule.passenger_types), 'isInternational', rule.is_international, 'cabins', json(rule.cabins),
    'effectiveFrom', rule.effective_from, 'effectiveTo', rule.effective_to
  ))
  FROM ${airports} AS leaving
  CROSS JOIN ${taxRules} AS rule ON rule.country = leaving.country
  WHERE leaving.iata = wanted.value ->> 'origin' AND rule.currency = ${currency}
    AND (rule.effective_to IS NULL OR rule.effective_to > ${now}))`;
