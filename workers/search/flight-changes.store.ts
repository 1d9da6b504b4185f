// Writing dated flights of D1 `catalog`: every change raises the plan version, notes what changed and who did it.
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { aircraft, aircraftTypes } from '#database/catalog-aircraft';
import { flightChanges, flights } from '#database/catalog-flights';
import { airports } from '#database/catalog-places';
import type { Instant } from '#domain/ids';
import type { FlightParts } from './flight-parts.ts';
import type { FlightRow } from './flight-records.ts';
import { type AuditEntry, changeGuarded, type GuardedDatabase } from './guarded-change.ts';
import type { RouteDay } from './sheet.ts';

export const flightChangesStore = (db: GuardedDatabase) => ({
  async flightParts(flight: {
    origin: string;
    destination: string;
    aircraftType: string;
    registration: string | null;
  }): Promise<FlightParts> {
    const [ends, types, own] = await db.batch([
      db
        .select()
        .from(airports)
        .where(inArray(airports.iata, [flight.origin, flight.destination])),
      db.select({ code: aircraftTypes.code }).from(aircraftTypes).where(eq(aircraftTypes.code, flight.aircraftType)),
      db
        .select({ registration: aircraft.registration })
        .from(aircraft)
        .where(and(eq(aircraft.registration, flight.registration ?? ''), eq(aircraft.type, flight.aircraftType))),
    ]);
    return {
      origin: ends.find(({ iata }) => iata === flight.origin),
      destination: ends.find(({ iata }) => iata === flight.destination),
      isKnownType: types.length > 0,
      isOfType: flight.registration === null || own.length > 0,
    };
  },

  async addFlight(entry: AuditEntry, row: FlightRow): Promise<boolean> {
    const guard = sql`NOT EXISTS (SELECT 1 FROM ${flights}
      WHERE flight_number = ${row.flightNumber} AND departure_date = ${row.departureDate})`;
    const change = sql`INSERT INTO ${flights} (id, carrier, flight_number, origin, destination, departure_date, departing_at, arriving_at,
        aircraft_type, registration, status, gate, origin_terminal, destination_terminal, sales_close_at, plan_version, acknowledged_plan_version)
      SELECT ${row.id}, ${row.carrier}, ${row.flightNumber}, ${row.origin}, ${row.destination}, ${row.departureDate}, ${row.departingAt},
        ${row.arrivingAt}, ${row.aircraftType}, ${row.registration}, ${row.status}, ${row.gate}, ${row.originTerminal},
        ${row.destinationTerminal}, ${row.salesCloseAt}, ${row.planVersion}, 0
      WHERE ${guard}`;
    return changeGuarded(db, { entry, guard, change });
  },

  async saveFlight(entry: AuditEntry, row: FlightRow, kinds: string[]): Promise<boolean> {
    const isBefore = sql`id = ${row.id} AND plan_version = ${row.planVersion - 1}`;
    const guard = sql`EXISTS (SELECT 1 FROM ${flights} WHERE ${isBefore})`;
    const note = sql`INSERT INTO ${flightChanges} (flight_id, plan_version, changed_at, kinds)
      SELECT ${row.id}, ${row.planVersion}, ${entry.at}, ${JSON.stringify(kinds)} WHERE ${guard}`;
    const change = sql`UPDATE ${flights} SET departing_at = ${row.departingAt}, arriving_at = ${row.arrivingAt},
        sales_close_at = ${row.salesCloseAt}, aircraft_type = ${row.aircraftType}, registration = ${row.registration},
        status = ${row.status}, gate = ${row.gate}, origin_terminal = ${row.originTerminal},
        destination_terminal = ${row.destinationTerminal}, withdrawn_at = ${row.withdrawnAt}, plan_version = ${row.planVersion}
      WHERE ${isBefore}`;
    return changeGuarded(db, { entry, guard, along: [note], change });
  },

  /** The days on which a route is still flown, for the sheets that show its fares. */
  async comingDaysOf(route: { origin: string; destination: string }, now: Instant): Promise<RouteDay[]> {
    return db
      .selectDistinct({ origin: flights.origin, destination: flights.destination, date: flights.departureDate })
      .from(flights)
      .where(
        and(eq(flights.origin, route.origin), eq(flights.destination, route.destination), gt(flights.departingAt, now)),
      )
      .orderBy(flights.departureDate);
  },
});
