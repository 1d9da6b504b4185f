// Dated flights with their airports as the store answers them, and how they are shown.
import type { FlightRecordOnWire } from '#contracts/catalogue-admin';
import type { FlightEndOnWire, FlightOnWire } from '#contracts/flight';
import type { flights } from '#database/catalog-flights';
import { durationBetween, offsetTimeOf } from '#domain/local-time';
import type { AirportRow } from './place-records.ts';

export type FlightRow = typeof flights.$inferSelect;
export type FlightWithEnds = { flight: FlightRow; origin: AirportRow; destination: AirportRow };

const utc = (instant: number): string => new Date(instant).toISOString();

export const presentEnd = (airport: AirportRow, terminal: string | null): FlightEndOnWire => ({
  iata: airport.iata,
  name: airport.name,
  city: airport.city,
  country: airport.country,
  time_zone: airport.timeZone,
  terminal,
});

export const presentFlight = ({ flight, origin, destination }: FlightWithEnds): FlightOnWire => ({
  id: flight.id,
  carrier: flight.carrier,
  flight_number: flight.flightNumber,
  status: flight.status,
  origin: presentEnd(origin, flight.originTerminal),
  destination: presentEnd(destination, flight.destinationTerminal),
  departing_at: offsetTimeOf(flight.departingAt, origin.timeZone),
  departing_at_utc: utc(flight.departingAt),
  arriving_at: offsetTimeOf(flight.arrivingAt, destination.timeZone),
  arriving_at_utc: utc(flight.arrivingAt),
  duration: durationBetween(flight.departingAt, flight.arrivingAt),
  aircraft: flight.aircraftType,
  gate: flight.gate,
  sales_close_at: utc(flight.salesCloseAt),
  version: flight.planVersion,
});

export const presentFlightRecord = (found: FlightWithEnds): FlightRecordOnWire => ({
  ...presentFlight(found),
  departure_date: found.flight.departureDate,
  schedule_id: found.flight.scheduleId,
  registration: found.flight.registration,
  opened_at: found.flight.openedAt === null ? null : utc(found.flight.openedAt),
  acknowledged_version: found.flight.acknowledgedPlanVersion,
});
