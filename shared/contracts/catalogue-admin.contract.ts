// What staff may read and change of the catalogue: wire shapes, and the promises of the search worker to the admin door.
import * as z from 'zod';
import {
  type AircraftTypeOnWire,
  aircraftCode,
  type ChangeAircraftType,
  type CreateAircraftType,
  registration,
} from '#contracts/catalogue-aircraft';
import {
  calendarDate,
  idOf,
  type ListOf,
  listOf,
  paging,
  plainText,
  utcInstant,
  recordVersion as version,
} from '#contracts/conventions';
import { flight, flightNumber } from '#contracts/flight';
import { money, moneyRequest } from '#contracts/money';
import { cabin } from '#contracts/offer';
import { airport, city, iataCode, terminal } from '#contracts/place';
import type { CommonFailure } from '#domain/errors';
import { flightStatuses } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';

const country = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2}$/, 'is an ISO 3166-1 alpha-2 code')
  .toUpperCase()
  .meta({ example: 'FR' });
const timeZone = z
  .string()
  .trim()
  .max(64)
  .regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+)*$/, 'is an IANA zone')
  .meta({ description: 'IANA zone', example: 'Europe/Paris' });
/** RFC 3339 knows no time without an offset, so no published format fits: the pattern says it. */
const wallTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, {
    error: 'is a wall time such as 2026-12-05T09:30, without an offset',
    abort: true,
  })
  .refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, 'is on a day that the calendar does not have')
  .meta({ description: 'Wall time of the airport, without an offset', example: '2026-12-05T09:30' });

/** Cities. */
export const cityRecord = city.extend({ version }).meta({ id: 'CityRecord' });
export type CityRecordOnWire = z.infer<typeof cityRecord>;
export const createCityBody = z.strictObject({ code: iataCode, name: plainText(1, 80), country, time_zone: timeZone });
export type CreateCity = z.infer<typeof createCityBody>;
export const changeCityBody = createCityBody.omit({ code: true }).partial();
export type ChangeCity = z.infer<typeof changeCityBody>;
export const cityRecordList = listOf(cityRecord);

/** Airports. */
export const airportRecord = airport.extend({ version }).meta({ id: 'AirportRecord' });
export type AirportRecordOnWire = z.infer<typeof airportRecord>;
export const createAirportBody = z.strictObject({
  iata: iataCode,
  name: plainText(1, 80),
  city: iataCode,
  country,
  time_zone: timeZone,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  terminals: z.array(terminal).max(20),
});
export type CreateAirport = z.infer<typeof createAirportBody>;
export const changeAirportBody = createAirportBody.omit({ iata: true }).partial();
export type ChangeAirport = z.infer<typeof changeAirportBody>;
export const airportRecordList = listOf(airportRecord);

/** Fares: an edit ends the present version and adds the next one. */
export const fareId = z
  .string()
  .regex(/^fare_[a-z0-9]{1,64}$/, 'is not an id that begins with fare_')
  .meta({ example: 'fare_2c5h8k0mzq4v' });
const fareBrand = z
  .string()
  .trim()
  .regex(/^[A-Za-z_]{2,20}$/, 'is a fare brand')
  .toLowerCase()
  .meta({ example: 'standard' });
const bookingClass = z
  .string()
  .trim()
  .regex(/^[A-Za-z]$/, 'is one letter')
  .toUpperCase()
  .meta({ example: 'M' });
export const fareRecord = z
  .object({
    id: fareId,
    version,
    origin: z.string().meta({ description: 'IATA code of an airport', example: 'CDG' }),
    destination: z.string().meta({ example: 'JFK' }),
    cabin,
    fare_brand: z.string().meta({ example: 'standard' }),
    booking_class: z.string().meta({ example: 'M' }),
    fare_basis: z.string().meta({ example: 'MSTD' }),
    adult: money,
    child: money,
    infant: money,
    effective_from: utcInstant,
  })
  .meta({ id: 'Fare' });
export type FareOnWire = z.infer<typeof fareRecord>;
export const createFareBody = z.strictObject({
  origin: iataCode,
  destination: iataCode,
  cabin,
  fare_brand: fareBrand,
  booking_class: bookingClass,
  fare_basis: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{2,12}$/, 'is 2 to 12 letters and digits')
    .toUpperCase()
    .meta({ example: 'MSTD' }),
  adult: moneyRequest,
  child: moneyRequest.optional().meta({ description: '75 % of the adult fare where absent' }),
  infant: moneyRequest.optional().meta({ description: '10 % of the adult fare where absent' }),
});
export type CreateFare = z.infer<typeof createFareBody>;
export const changeFareBody = z.strictObject({
  adult: moneyRequest.optional(),
  child: moneyRequest.optional(),
  infant: moneyRequest.optional(),
});
export type ChangeFare = z.infer<typeof changeFareBody>;
export const faresQuery = z.strictObject({ origin: iataCode.optional(), destination: iataCode.optional(), ...paging });
export type FaresQuery = z.infer<typeof faresQuery>;
export const fareList = listOf(fareRecord);

/** Dated flights. */
export const flightRecord = flight
  .extend({
    departure_date: calendarDate.meta({ description: 'The planned local day; it stays when the flight is late' }),
    schedule_id: z.string().nullable(),
    registration: z.string().nullable().meta({ example: 'EI-SKA' }),
    opened_at: utcInstant
      .nullable()
      .meta({ description: 'Since when its seats are being sold; null before the first claim' }),
    acknowledged_version: z.int().meta({ description: 'The newest version the seats are known to follow', example: 1 }),
  })
  .meta({ id: 'FlightRecord' });
export type FlightRecordOnWire = z.infer<typeof flightRecord>;
export const createFlightBody = z.strictObject({
  flight_number: flightNumber,
  origin: iataCode,
  destination: iataCode,
  departing_at_local: wallTime,
  arriving_at_local: wallTime,
  aircraft: aircraftCode,
  registration: registration.nullish(),
  origin_terminal: terminal.nullish(),
  destination_terminal: terminal.nullish(),
  gate: plainText(1, 8).nullish(),
});
export type CreateFlight = z.infer<typeof createFlightBody>;
export const changeFlightBody = z.strictObject({
  status: z.enum(flightStatuses).optional(),
  departing_at_local: wallTime.optional(),
  arriving_at_local: wallTime.optional(),
  aircraft: aircraftCode.optional(),
  registration: registration.nullish(),
  origin_terminal: terminal.nullish(),
  destination_terminal: terminal.nullish(),
  gate: plainText(1, 8).nullish(),
});
export type ChangeFlight = z.infer<typeof changeFlightBody>;
export const flightRecordsQuery = z.strictObject({
  departure_date: calendarDate.optional(),
  flight_number: flightNumber.optional(),
  origin: iataCode.optional(),
  destination: iataCode.optional(),
  ...paging,
});
export type FlightRecordsQuery = z.infer<typeof flightRecordsQuery>;
export const flightRecordList = listOf(flightRecord);
export const flightIdParam = idOf('flt');

type Answer<Value> = Promise<Result<Value, CommonFailure>>;
/** The version the change was made from, out of `If-Match`; another present one answers `version_mismatch`. */
export type ExpectedVersion = number;
type Paging = { limit: number; after?: string | undefined };

export interface CatalogueAdminService {
  listCityRecords(caller: Caller, page: Paging): Answer<ListOf<CityRecordOnWire>>;
  readCityRecord(caller: Caller, code: string): Answer<CityRecordOnWire>;
  createCity(caller: Caller, body: CreateCity): Answer<CityRecordOnWire>;
  changeCity(caller: Caller, code: string, expected: ExpectedVersion, body: ChangeCity): Answer<CityRecordOnWire>;
  /** `in_use` while an airport lies in it. */
  deleteCity(caller: Caller, code: string, expected: ExpectedVersion): Answer<null>;

  listAirportRecords(caller: Caller, page: Paging): Answer<ListOf<AirportRecordOnWire>>;
  readAirportRecord(caller: Caller, iata: string): Answer<AirportRecordOnWire>;
  createAirport(caller: Caller, body: CreateAirport): Answer<AirportRecordOnWire>;
  changeAirport(
    caller: Caller,
    iata: string,
    expected: ExpectedVersion,
    body: ChangeAirport,
  ): Answer<AirportRecordOnWire>;
  /** `in_use` while a schedule, a flight or a current fare names it. */
  deleteAirport(caller: Caller, iata: string, expected: ExpectedVersion): Answer<null>;

  listAircraftTypes(caller: Caller, page: Paging): Answer<ListOf<AircraftTypeOnWire>>;
  readAircraftType(caller: Caller, code: string): Answer<AircraftTypeOnWire>;
  createAircraftType(caller: Caller, body: CreateAircraftType): Answer<AircraftTypeOnWire>;
  /** New cabins raise the plan of every coming flight of the type. */
  changeAircraftType(
    caller: Caller,
    code: string,
    expected: ExpectedVersion,
    body: ChangeAircraftType,
  ): Answer<AircraftTypeOnWire>;
  /** `in_use` while a schedule or a flight is flown with it. */
  deleteAircraftType(caller: Caller, code: string, expected: ExpectedVersion): Answer<null>;

  /** Current versions only. */
  listFares(caller: Caller, question: FaresQuery): Answer<ListOf<FareOnWire>>;
  readFare(caller: Caller, id: string): Answer<FareOnWire>;
  createFare(caller: Caller, body: CreateFare): Answer<FareOnWire>;
  /** Ends the present version and adds the next: offers already made keep the price they were signed with. */
  changeFare(caller: Caller, id: string, expected: ExpectedVersion, body: ChangeFare): Answer<FareOnWire>;
  /** Takes the fare out of sale; its versions stay. */
  deleteFare(caller: Caller, id: string, expected: ExpectedVersion): Answer<null>;

  listFlightRecords(caller: Caller, question: FlightRecordsQuery): Answer<ListOf<FlightRecordOnWire>>;
  readFlightRecord(caller: Caller, id: FlightId): Answer<FlightRecordOnWire>;
  /** A one-off dated flight, in wall times of its airports. */
  createFlight(caller: Caller, body: CreateFlight): Answer<FlightRecordOnWire>;
  /** Raises the plan version, and tells the Flight object if it was opened. */
  changeFlight(caller: Caller, id: FlightId, expected: ExpectedVersion, body: ChangeFlight): Answer<FlightRecordOnWire>;
}
