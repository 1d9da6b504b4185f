// Dated flights and their seat maps as clients read them.
import { flightStatuses } from '#domain/flight-plan';
import { cabins, seatFeatures } from '#domain/seat-map';
import * as z from 'zod';
import { calendarDate, duration, idOf, localTime, utcInstant } from '#contracts/conventions';
import { money } from '#contracts/money';

/** An airport at one end of a flight. */
export const flightEnd = z
  .object({
    iata: z.string().meta({ example: 'CDG' }),
    name: z.string().meta({ example: 'Paris Charles de Gaulle' }),
    city: z.string().meta({ description: 'City code', example: 'PAR' }),
    country: z.string().meta({ example: 'FR' }),
    time_zone: z.string().meta({ example: 'Europe/Paris' }),
    terminal: z.string().nullable().meta({ example: '2E' }),
  })
  .meta({ id: 'FlightEnd' });
export type FlightEndOnWire = z.infer<typeof flightEnd>;

export const flightNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{2}\d{1,4}[A-Z]?$/, 'is a carrier and up to four digits')
  .meta({ example: 'Z1123' });

export const flight = z
  .object({
    id: idOf('flt'),
    carrier: z.string().meta({ example: 'Z1' }),
    flight_number: z.string().meta({ example: 'Z1123' }),
    status: z.enum(flightStatuses),
    origin: flightEnd,
    destination: flightEnd,
    departing_at: localTime,
    departing_at_utc: utcInstant,
    arriving_at: localTime,
    arriving_at_utc: utcInstant,
    duration,
    aircraft: z.string().meta({ description: 'ICAO type designator', example: 'A20N' }),
    gate: z.string().nullable().meta({ example: 'K42' }),
    sales_close_at: utcInstant,
    version: z.int().meta({ description: 'Raised with each change', example: 1 }),
  })
  .meta({ id: 'Flight' });
export type FlightOnWire = z.infer<typeof flight>;

export const flightsQuery = z.strictObject({ flight_number: flightNumber, departure_date: calendarDate });
export const flightList = z.object({ data: z.array(flight), next: z.null() });

export const seatNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^\d{1,2}[A-Z]$/, 'is a row and a letter')
  .meta({ example: '14C' });

export const seatOnMap = z.object({
  seat: z.string().meta({ example: '14C' }),
  state: z.enum(['free', 'held', 'taken', 'blocked']),
  position: z.enum(['window', 'middle', 'aisle']),
  features: z.array(z.enum(seatFeatures)),
  price: money.meta({ description: 'What choosing this seat by name adds' }),
});

export const seatMap = z
  .object({
    flight_id: idOf('flt'),
    version: z.int().meta({ description: 'Raised with each change of a seat', example: 17 }),
    cabins: z.array(
      z.object({
        cabin: z.enum(cabins),
        columns: z.array(z.string()).meta({ description: 'Left to right, "" is an aisle', example: ['A', 'B', 'C', '', 'D', 'E', 'F'] }),
        rows: z.array(z.object({ row: z.int(), exit: z.boolean(), seats: z.array(seatOnMap) })),
      }),
    ),
  })
  .meta({ id: 'SeatMap' });
export type SeatMapOnWire = z.infer<typeof seatMap>;
