// Dated flights and their seat maps as clients read them.

import * as z from 'zod';
import { calendarDate, duration, idOf, localTime, utcInstant, wholeListOf } from '#contracts/conventions';
import { money } from '#contracts/money';
import { flightStatuses } from '#domain/flight-plan';
import { cabins, seatFeatures } from '#domain/seat-map';

/** An airport at one end of a flight. */
export const flightEnd = z
  .object({
    iata: z.string().meta({ description: 'IATA code', example: 'CDG' }),
    name: z.string().meta({ description: 'Name in English', example: 'Paris Charles de Gaulle' }),
    city: z.string().meta({ description: 'City code', example: 'PAR' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2', example: 'FR' }),
    time_zone: z.string().meta({ description: 'IANA zone of the local times', example: 'Europe/Paris' }),
    terminal: z.string().nullable().meta({ description: 'Terminal, null until it is known', example: '2E' }),
  })
  .meta({ id: 'FlightEnd', description: 'An airport at one end of a flight.' });
export type FlightEndOnWire = z.infer<typeof flightEnd>;

export const flightNumber = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{2}\d{1,4}[A-Za-z]?$/, 'is a carrier and up to four digits')
  .toUpperCase()
  .meta({ description: 'Carrier and number', example: 'Z1123' });

export const flight = z
  .object({
    id: idOf('flt'),
    carrier: z.string().meta({ description: 'IATA code of the airline', example: 'Z1' }),
    flight_number: z.string().meta({ description: 'Carrier and number', example: 'Z1123' }),
    status: z.enum(flightStatuses).meta({ description: 'How it stands now', example: 'scheduled' }),
    origin: flightEnd,
    destination: flightEnd,
    departing_at: localTime,
    departing_at_utc: utcInstant,
    arriving_at: localTime,
    arriving_at_utc: utcInstant,
    duration,
    aircraft: z.string().meta({ description: 'ICAO type designator', example: 'A20N' }),
    gate: z.string().nullable().meta({ description: 'Departure gate, null until it is known', example: 'K42' }),
    sales_close_at: utcInstant.meta({ description: 'When selling ends, UTC' }),
    version: z.int().meta({ description: 'Raised with each change', example: 1 }),
  })
  .meta({ id: 'Flight', description: 'A dated flight as it stands now.' });
export type FlightOnWire = z.infer<typeof flight>;

export const flightsQuery = z.strictObject({ flight_number: flightNumber, departure_date: calendarDate });
export const flightList = wholeListOf(flight);

export const seatNumber = z
  .string()
  .trim()
  .regex(/^\d{1,2}[A-Za-z]$/, 'is a row and a letter')
  .toUpperCase()
  .meta({ description: 'Row and letter', example: '14C' });

export const seatOnMap = z.object({
  seat: z.string().meta({ description: 'Row and letter', example: '14C' }),
  state: z
    .enum(['free', 'held', 'taken', 'blocked'])
    .meta({ description: '`held` awaits its payment; `blocked` is not sold', example: 'free' }),
  position: z.enum(['window', 'middle', 'aisle']).meta({ description: 'Where in its row', example: 'aisle' }),
  features: z.array(z.enum(seatFeatures)).meta({ description: 'What is special about it', example: ['extra_legroom'] }),
  price: money.meta({ description: 'What choosing this seat by name adds' }),
});

export const seatMap = z
  .object({
    flight_id: idOf('flt'),
    version: z.int().meta({ description: 'Raised with each change of a seat', example: 17 }),
    cabins: z
      .array(
        z.object({
          cabin: z.enum(cabins).meta({ description: 'Cabin', example: 'economy' }),
          columns: z
            .array(z.string())
            .meta({ description: 'Left to right, "" is an aisle', example: ['A', 'B', 'C', '', 'D', 'E', 'F'] }),
          rows: z
            .array(
              z.object({
                row: z.int().meta({ description: 'Number of the row', example: 14 }),
                exit: z.boolean().meta({ description: 'Whether it is an exit row', example: false }),
                seats: z.array(seatOnMap).meta({ description: 'Its seats, left to right' }),
              }),
            )
            .meta({ description: 'Front to back' }),
        }),
      )
      .meta({ description: 'Front to back' }),
  })
  .meta({ id: 'SeatMap', description: 'Every seat of a flight with its state.' });
export type SeatMapOnWire = z.infer<typeof seatMap>;

const seatStates = (description: string) =>
  z.record(z.string(), z.enum(['free', 'held', 'taken', 'blocked'])).meta({
    description,
    example: { '14C': 'held', '14D': 'taken' },
  });

export const liveSeatMapQuery = z.strictObject({
  after: z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, 'is the version of a message or of a seat map')
    .optional()
    .meta({ description: 'The newest version you have seen, to get what changed since', example: '17' }),
});

export const seatMapSnapshot = z
  .object({
    type: z.literal('snapshot').meta({ description: 'Every state anew', example: 'snapshot' }),
    version: z.int().meta({ description: 'Of the seat map at that moment', example: 17 }),
    flight_id: idOf('flt'),
    seats: seatStates('The seats that are not free; every other seat is'),
  })
  .meta({ id: 'SeatMapSnapshot', description: 'The states of all seats; it replaces whatever was known before.' });

export const seatMapDelta = z
  .object({
    type: z.literal('delta').meta({ description: 'What changed', example: 'delta' }),
    version: z.int().meta({ description: 'Of the seat map with these changes', example: 19 }),
    previous_version: z.int().meta({ description: 'The version these changes are to be laid upon', example: 17 }),
    seats: seatStates('The seats that changed, each with the state it has now'),
  })
  .meta({ id: 'SeatMapDelta', description: 'The seats that changed between two versions.' });

export const liveSeatMapMessage = z
  .discriminatedUnion('type', [seatMapSnapshot, seatMapDelta])
  .meta({ id: 'LiveSeatMapMessage', description: 'One message of a live seat map.' });
export type LiveSeatMapMessage = z.infer<typeof liveSeatMapMessage>;
