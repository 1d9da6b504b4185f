// Building sheets from D1 `catalog`: one query however many are asked for; places take another.
import { inArray, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { aircraftTypes } from '#database/catalog-aircraft';
import { countryTaxes, routeFares } from '#database/catalog-fares';
import { availability, flights } from '#database/catalog-flights';
import { airports, codeAirports } from '#database/catalog-places';
import type { Instant } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { PlaceSheet, RouteDay, Sheet } from './sheet.ts';
import { type SheetRow, sheetsFrom } from './sheet-records.ts';

export const sheetStore = (db: DrizzleD1Database, currency: Currency) => ({
  /** One sheet for each route and day, in their order. `now` is before the reading, so no sheet claims to be younger than it is. */
  async loadSheets(routeDays: readonly RouteDay[], now: Instant): Promise<Sheet[]> {
    const rows = await db.all<SheetRow>(sheetsQuery(routeDays));
    return sheetsFrom(rows, routeDays, currency, now);
  },

  /** The airports of each code, an airport's own or a city's; an unknown code has none. */
  async loadPlaces(codes: readonly string[], now: Instant): Promise<PlaceSheet[]> {
    const rows = await db.all<{ code: string; airports: string }>(sql`
      SELECT place.code, place.airports FROM json_each(${JSON.stringify(codes)}) AS wanted
        CROSS JOIN ${codeAirports} AS place ON place.code = wanted.value`);
    const found = new Map(rows.map(({ code, airports }) => [code, airports]));
    return codes.map((code) => ({ code, builtAt: now, airports: JSON.parse(found.get(code) ?? '[]') }));
  },

  /** The routes and days of flights, for those who know that these changed. */
  async routeDaysOf(flightIds: readonly string[]): Promise<RouteDay[]> {
    return db
      .selectDistinct({ origin: flights.origin, destination: flights.destination, date: flights.departureDate })
      .from(flights)
      .where(inArray(flights.id, sql`(SELECT value FROM json_each(${JSON.stringify(flightIds)}))`));
  },
});

/**
 * One row for each route and day, which D1 puts together as texts: so a sheet costs two rows a flight, one of fares and two
 * of taxes, however large the catalogue is. Sorted afterwards, and without lists of constants: D1 counts each row it sorts,
 * and each value of a list of three, once more.
 */
const sheetsQuery = (routeDays: readonly RouteDay[]): SQL => sql`
  SELECT
    wanted.key AS position,
    ${flightsOfWanted} AS flights,
    (SELECT sold.fares FROM ${routeFares} AS sold
      WHERE sold.origin = wanted.value ->> 'origin' AND sold.destination = wanted.value ->> 'destination') AS fares,
    (SELECT levied.taxes FROM ${airports} AS leaving CROSS JOIN ${countryTaxes} AS levied ON levied.country = leaving.country
      WHERE leaving.iata = wanted.value ->> 'origin') AS taxes
  FROM json_each(${JSON.stringify(routeDays)}) AS wanted`;

/** The type is only looked at for flights that never told how many places they have. */
const flightsOfWanted = sql`(
  SELECT json_group_array(json_object(
    'flightId', f.id, 'planVersion', f.plan_version, 'carrier', f.carrier, 'flightNumber', f.flight_number,
    'origin', f.origin, 'destination', f.destination, 'departingAt', f.departing_at, 'arrivingAt', f.arriving_at,
    'originTerminal', f.origin_terminal, 'destinationTerminal', f.destination_terminal, 'aircraftType', f.aircraft_type,
    'status', f.status, 'salesCloseAt', f.sales_close_at, 'classes', json(told.classes),
    'type', CASE WHEN told.flight_id IS NULL THEN (
      SELECT json_object('layout', json(t.layout), 'classLimits', json(t.class_limits))
      FROM ${aircraftTypes} AS t WHERE t.code = f.aircraft_type) END
  ))
  FROM ${flights} AS f
  LEFT JOIN ${availability} AS told ON told.flight_id = f.id
  WHERE f.origin = wanted.value ->> 'origin' AND f.destination = wanted.value ->> 'destination'
    AND f.departure_date = wanted.value ->> 'date'
    AND f.status <> 'cancelled' AND f.status <> 'departed' AND f.status <> 'arrived')`;
