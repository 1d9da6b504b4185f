// What the search worker promises to the doors and to booking.

import type { ListOf } from '#contracts/conventions';
import type { FlightOnWire, SeatMapOnWire } from '#contracts/flight';
import type { FlightInventory } from '#contracts/flight-object';
import type {
  FareCalendarOnWire,
  FareCalendarQuery,
  OfferAgainOnWire,
  OfferListOnWire,
  OffersQuery,
  PriceLineOnWire,
  SegmentOnWire,
} from '#contracts/offer';
import type { AirportOnWire, CityOnWire, PlaceOnWire } from '#contracts/place';
import type { CommonFailure, Failure, HoldFailure, OfferFailure } from '#domain/errors';
import type { BookingClass, FlightPlan } from '#domain/flight-plan';
import type { FlightId, Instant, LocalDate, OfferId } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { PriceShare } from '#domain/price-shares';
import type { Result } from '#domain/result';
import type { Cabin, SeatNumber } from '#domain/seat-map';
import type { Caller } from '#platform/caller';

export type Page = { limit: number; after?: string | undefined };

/** A verified offer with all that a booking needs to hold and price it. */
export type OfferToBook = {
  offerId: OfferId;
  expiresAt: Instant;
  currency: Currency;
  totalMinor: number;
  priceLines: PriceLineOnWire[];
  /** The same price by slice and passenger type, for who gives part of it back later. */
  priceShares: PriceShare[];
  passengers: { adults: number; children: number; infants: number };
  fareBrand: string;
  /** Facts of the fare that later rules need: refund and change conditions, as sold. */
  conditions: OfferAgainOnWire['conditions'];
  segments: {
    slice: number;
    flightId: FlightId;
    planVersion: number;
    cabin: Cabin;
    bookingClass: BookingClass;
    departingAt: Instant;
    /** Local to the origin, for ages. */
    departingOn: LocalDate;
    onWire: Omit<SegmentOnWire, 'seats_left'>;
    plan: FlightPlan;
  }[];
};

/** What a Flight object refused: too few places for the party in this class. */
export type SoldOutClass = { flightId: FlightId; bookingClass: BookingClass };

export interface SearchService {
  findPlaces(caller: Caller, question: { q: string; limit: number }): Promise<{ data: PlaceOnWire[]; next: null }>;
  listCities(caller: Caller, page: Page): Promise<Result<ListOf<CityOnWire>, CommonFailure>>;
  readCity(caller: Caller, code: string): Promise<Result<CityOnWire, CommonFailure>>;
  listAirports(caller: Caller, page: Page): Promise<Result<ListOf<AirportOnWire>, CommonFailure>>;
  readAirport(caller: Caller, iata: string): Promise<Result<AirportOnWire, CommonFailure>>;
  /** The dated flights with that number on that local departure date. */
  findFlights(caller: Caller, question: { flightNumber: string; departureDate: LocalDate }): Promise<FlightOnWire[]>;
  readFlight(caller: Caller, id: FlightId): Promise<Result<FlightOnWire, CommonFailure>>;
  readSeatMap(caller: Caller, id: FlightId): Promise<Result<SeatMapOnWire, CommonFailure>>;
  /** Priced, signed offers; the failure names the parameter that makes the question impossible. */
  searchOffers(caller: Caller, question: OffersQuery): Promise<Result<OfferListOnWire, CommonFailure>>;
  /**
   * What is not copied through RPC, for the gateway. A POST of `[caller, question]` is the same list: it is answered with
   * the ready bytes of the page, since a body that is handed on costs half of one that is copied; `Cache-Control: max-age`
   * says for how many seconds anybody who asks the same may be shown these bytes. A GET of `/{flight id}?after={version}`
   * that asks for an upgrade is answered with the socket of its live seat map. A failure of either is JSON with status 422.
   */
  fetch(request: Request): Promise<Response>;
  /** The lowest price for one adult on each day of a month. */
  fareCalendar(caller: Caller, question: FareCalendarQuery): Promise<Result<FareCalendarOnWire, CommonFailure>>;
  /**
   * For booking: the same flights, cabin, brand and people in the cheapest class that still seats them, now that a flight
   * has refused a class of the offer; null where there is none.
   */
  replacementOffer(caller: Caller, id: OfferId, soldOut: SoldOutClass): Promise<OfferId | null>;
  /** The offer as promised, and what a search would answer now. */
  readOfferAgain(caller: Caller, id: OfferId): Promise<Result<OfferAgainOnWire, OfferFailure>>;
  /** For booking: a verified offer with the present plans of its flights. */
  readOffer(caller: Caller, id: OfferId): Promise<Result<OfferToBook, OfferFailure | HoldFailure>>;
  /** The plan as the catalogue has it now, for claims that answer `plan_needed`. */
  readPlan(caller: Caller, id: FlightId): Promise<Result<FlightPlan, CommonFailure>>;
  /** Staff: counts by cabin and class, read from the Flight object. */
  readInventory(caller: Caller, id: FlightId): Promise<Result<FlightInventory, CommonFailure>>;
  /** Staff: replaces the blocked seats of a flight. */
  blockSeats(caller: Caller, id: FlightId, seats: SeatNumber[]): Promise<Result<SeatMapOnWire, Failure>>;
}
