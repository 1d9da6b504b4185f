// What searches read: the sheet of a route and day with all that is sold of it, the places of a code, and the routes from them.
import type { CodeAirport } from '#database/catalog-places';
import type { AvailableInClass } from '#domain/fare-buckets';
import type { FareConditions } from '#domain/fare-rules';
import type { FlightStatus } from '#domain/flight-plan';
import type { FlightId, Instant, LocalDate } from '#domain/ids';
import type { PassengerType, TaxRule } from '#domain/pricing';
import type { Cabin } from '#domain/seat-map';

/** Two airports and the planned local day of departure. */
export type RouteDay = { origin: string; destination: string; date: LocalDate };

export type SheetFlight = {
  flightId: FlightId;
  planVersion: number;
  carrier: string;
  flightNumber: string;
  origin: string;
  destination: string;
  departingAt: Instant;
  arrivingAt: Instant;
  originTerminal: string | null;
  destinationTerminal: string | null;
  aircraftType: string;
  status: FlightStatus;
  salesCloseAt: Instant;
  /** Places left by class, at most 9, as the flight last told, else as it begins. A hint: the Flight object decides. */
  available: AvailableInClass[];
};

export type SheetFare = {
  fareId: string;
  fareVersion: number;
  cabin: Cabin;
  fareBrand: string;
  brandName: string;
  bookingClass: string;
  fareBasis: string;
  unitMinor: Record<PassengerType, number>;
  conditions: FareConditions;
};

/** An empty day is an empty sheet, which is kept like any other. */
export type Sheet = RouteDay & {
  builtAt: Instant;
  flights: SheetFlight[];
  fares: SheetFare[];
  /** Of the country the route leaves from, ended ones left out. */
  taxes: TaxRule[];
};

/** An airport as offers name it. */
export type SheetAirport = Omit<CodeAirport, 'latitude' | 'longitude'>;
/** The airports of a code, itself one or a city's; none for an unknown code. */
export type PlaceSheet = { code: string; builtAt: Instant; airports: CodeAirport[] };

/** A code seen as where journeys begin, or as where they end. */
export type FanOf = { code: string; way: 'out' | 'in' };
/** The places of a code with every route that leads out of them, or into them, and the airport at its other end. */
export type RouteFan = PlaceSheet & FanOf & { routes: { at: string; other: CodeAirport }[] };

/** The number is the format: a sheet written by an older release is not found by this one. */
export const sheetKey = ({ origin, destination, date }: RouteDay) => `sheet/3/${origin}-${destination}/${date}`;
/** Holds the instant before which no sheet is served any more. */
export const outdatedKey = 'sheets-outdated/1';
export const placeSheetKey = (code: string) => `place/2/${code}`;
export const fanKey = ({ code, way }: FanOf) => `fan/1/${way}/${code}`;
export const calendarKey = (origin: string, destination: string, month: string) =>
  `calendar/1/${origin}-${destination}/${month}`;
