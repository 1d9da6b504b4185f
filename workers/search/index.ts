// The search worker's doors: verbs for the gateway, booking and the admin worker, and its cron jobs. One line a verb, no logic.
import { WorkerEntrypoint } from 'cloudflare:workers';
import type {
  AirportRecordOnWire,
  CatalogueAdminService,
  ChangeAirport,
  ChangeCity,
  ChangeFare,
  ChangeFlight,
  CityRecordOnWire,
  CreateAirport,
  CreateCity,
  CreateFare,
  CreateFlight,
  FareOnWire,
  FaresQuery,
  FlightRecordOnWire,
  FlightRecordsQuery,
} from '#contracts/catalogue-admin';
import type { AircraftTypeOnWire, ChangeAircraftType, CreateAircraftType } from '#contracts/catalogue-aircraft';
import type {
  ChangedScheduleOnWire,
  ChangeSchedule,
  CreateSchedule,
  PublishedScheduleOnWire,
  PublishSchedule,
  ScheduleAdminService,
  ScheduleOnWire,
  SchedulesQuery,
} from '#contracts/catalogue-schedules';
import type { ListOf } from '#contracts/conventions';
import type { FlightOnWire, SeatMapOnWire } from '#contracts/flight';
import type { FlightInventory } from '#contracts/flight-object';
import type {
  FareCalendarOnWire,
  FareCalendarQuery,
  OfferAgainOnWire,
  OfferListOnWire,
  OffersQuery,
} from '#contracts/offer';
import type { AirportOnWire, CityOnWire, PlaceOnWire } from '#contracts/place';
import type { OfferToBook, Page, SearchService, SoldOutClass } from '#contracts/search-service';
import type { CommonFailure, Failure, HoldFailure, OfferFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId, LocalDate, OfferId, ScheduleId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { SeatNumber } from '#domain/seat-map';
import type { Caller } from '#platform/caller';
import { consumeAvailability } from './availability.consumer.ts';
import { blockSeats } from './block-seats.ts';
import { catalogueOf } from './catalogue.deps.ts';
import {
  changeAircraftType,
  createAircraftType,
  deleteAircraftType,
  listAircraftTypes,
  readAircraftType,
} from './change-aircraft.ts';
import {
  changeAirport,
  createAirport,
  deleteAirport,
  listAirportRecords,
  readAirportRecord,
} from './change-airports.ts';
import { changeCity, createCity, deleteCity, listCityRecords, readCityRecord } from './change-cities.ts';
import { changeFare, createFare, deleteFare } from './change-fares.ts';
import { changeFlight, createFlight } from './change-flights.ts';
import { changeSchedule, createSchedule, deleteSchedule } from './change-schedules.ts';
import { runCronJob } from './cron-jobs.ts';
import { fareCalendar } from './fare-calendar.ts';
import { findFlights, readFlight } from './find-flights.ts';
import { findPlaces } from './find-places.ts';
import { offersOf } from './offers.deps.ts';
import { answerWithPage } from './offers-page.ts';
import { publishSchedule } from './publish-schedule.ts';
import { listFares, readFare } from './read-fares.ts';
import { listFlightRecords, readFlightRecord } from './read-flight-records.ts';
import { readInventory } from './read-inventory.ts';
import { readOffer } from './read-offer.ts';
import { readOfferAgain } from './read-offer-again.ts';
import { listAirports, listCities, readAirport, readCity } from './read-places.ts';
import { readPlan } from './read-plan.ts';
import { listSchedules, readSchedule } from './read-schedules.ts';
import { readSeatMap } from './read-seat-map.ts';
import { replacementOffer } from './replacement-offer.ts';
import { searchOffers } from './search-offers.ts';
import { watchSeatMap } from './watch-seat-map.ts';

type Answer<Value, Failure = CommonFailure> = Promise<Result<Value, Failure>>;

export default class Search
  extends WorkerEntrypoint<SearchEnv>
  implements SearchService, CatalogueAdminService, ScheduleAdminService
{
  readonly #catalogue = catalogueOf(this.env, this.ctx);
  readonly #offers = offersOf(this.env, this.ctx);

  findPlaces(caller: Caller, question: { q: string; limit: number }): Promise<{ data: PlaceOnWire[]; next: null }> {
    return findPlaces(this.#catalogue, caller, question);
  }
  listCities(caller: Caller, page: Page): Answer<ListOf<CityOnWire>> {
    return listCities(this.#catalogue, caller, page);
  }
  readCity(caller: Caller, code: string): Answer<CityOnWire> {
    return readCity(this.#catalogue, caller, code);
  }
  listAirports(caller: Caller, page: Page): Answer<ListOf<AirportOnWire>> {
    return listAirports(this.#catalogue, caller, page);
  }
  readAirport(caller: Caller, iata: string): Answer<AirportOnWire> {
    return readAirport(this.#catalogue, caller, iata);
  }
  findFlights(caller: Caller, question: { flightNumber: string; departureDate: LocalDate }): Promise<FlightOnWire[]> {
    return findFlights(this.#catalogue, caller, question);
  }
  readFlight(caller: Caller, id: FlightId): Answer<FlightOnWire> {
    return readFlight(this.#catalogue, caller, id);
  }
  readPlan(caller: Caller, id: FlightId): Answer<FlightPlan> {
    return readPlan(this.#catalogue, caller, id);
  }
  searchOffers(caller: Caller, question: OffersQuery): Answer<OfferListOnWire> {
    return searchOffers(this.#offers, caller, question);
  }
  fareCalendar(caller: Caller, question: FareCalendarQuery): Answer<FareCalendarOnWire> {
    return fareCalendar(this.#offers, caller, question);
  }
  replacementOffer(caller: Caller, id: OfferId, soldOut: SoldOutClass): Promise<OfferId | null> {
    return replacementOffer(this.#offers, caller, id, soldOut);
  }
  readOfferAgain(caller: Caller, id: OfferId): Answer<OfferAgainOnWire, OfferFailure> {
    return readOfferAgain(this.#offers, caller, id);
  }
  readOffer(caller: Caller, id: OfferId): Answer<OfferToBook, OfferFailure | HoldFailure> {
    return readOffer(this.#offers, caller, id);
  }
  readSeatMap(caller: Caller, id: FlightId): Answer<SeatMapOnWire> {
    return readSeatMap(this.#offers, caller, id);
  }
  readInventory(caller: Caller, id: FlightId): Answer<FlightInventory> {
    return readInventory(this.#offers, caller, id);
  }
  blockSeats(caller: Caller, id: FlightId, seats: SeatNumber[]): Answer<SeatMapOnWire, Failure> {
    return blockSeats(this.#offers, caller, id, seats);
  }

  listCityRecords(caller: Caller, page: Page): Answer<ListOf<CityRecordOnWire>> {
    return listCityRecords(this.#catalogue, caller, page);
  }
  readCityRecord(caller: Caller, code: string): Answer<CityRecordOnWire> {
    return readCityRecord(this.#catalogue, caller, code);
  }
  createCity(caller: Caller, body: CreateCity): Answer<CityRecordOnWire> {
    return createCity(this.#catalogue, caller, body);
  }
  changeCity(caller: Caller, code: string, expected: number, body: ChangeCity): Answer<CityRecordOnWire> {
    return changeCity(this.#catalogue, caller, code, expected, body);
  }
  deleteCity(caller: Caller, code: string, expected: number): Answer<null> {
    return deleteCity(this.#catalogue, caller, code, expected);
  }
  listAirportRecords(caller: Caller, page: Page): Answer<ListOf<AirportRecordOnWire>> {
    return listAirportRecords(this.#catalogue, caller, page);
  }
  readAirportRecord(caller: Caller, iata: string): Answer<AirportRecordOnWire> {
    return readAirportRecord(this.#catalogue, caller, iata);
  }
  createAirport(caller: Caller, body: CreateAirport): Answer<AirportRecordOnWire> {
    return createAirport(this.#catalogue, caller, body);
  }
  changeAirport(caller: Caller, iata: string, expected: number, body: ChangeAirport): Answer<AirportRecordOnWire> {
    return changeAirport(this.#catalogue, caller, iata, expected, body);
  }
  deleteAirport(caller: Caller, iata: string, expected: number): Answer<null> {
    return deleteAirport(this.#catalogue, caller, iata, expected);
  }
  listAircraftTypes(caller: Caller, page: Page): Answer<ListOf<AircraftTypeOnWire>> {
    return listAircraftTypes(this.#catalogue, caller, page);
  }
  readAircraftType(caller: Caller, code: string): Answer<AircraftTypeOnWire> {
    return readAircraftType(this.#catalogue, caller, code);
  }
  createAircraftType(caller: Caller, body: CreateAircraftType): Answer<AircraftTypeOnWire> {
    return createAircraftType(this.#catalogue, caller, body);
  }
  changeAircraftType(
    caller: Caller,
    code: string,
    expected: number,
    body: ChangeAircraftType,
  ): Answer<AircraftTypeOnWire> {
    return changeAircraftType(this.#catalogue, caller, code, expected, body);
  }
  deleteAircraftType(caller: Caller, code: string, expected: number): Answer<null> {
    return deleteAircraftType(this.#catalogue, caller, code, expected);
  }
  listFares(caller: Caller, question: FaresQuery): Answer<ListOf<FareOnWire>> {
    return listFares(this.#catalogue, caller, question);
  }
  readFare(caller: Caller, id: string): Answer<FareOnWire> {
    return readFare(this.#catalogue, caller, id);
  }
  createFare(caller: Caller, body: CreateFare): Answer<FareOnWire> {
    return createFare(this.#catalogue, caller, body);
  }
  changeFare(caller: Caller, id: string, expected: number, body: ChangeFare): Answer<FareOnWire> {
    return changeFare(this.#catalogue, caller, id, expected, body);
  }
  deleteFare(caller: Caller, id: string, expected: number): Answer<null> {
    return deleteFare(this.#catalogue, caller, id, expected);
  }
  listFlightRecords(caller: Caller, question: FlightRecordsQuery): Answer<ListOf<FlightRecordOnWire>> {
    return listFlightRecords(this.#catalogue, caller, question);
  }
  readFlightRecord(caller: Caller, id: FlightId): Answer<FlightRecordOnWire> {
    return readFlightRecord(this.#catalogue, caller, id);
  }
  createFlight(caller: Caller, body: CreateFlight): Answer<FlightRecordOnWire> {
    return createFlight(this.#catalogue, caller, body);
  }
  changeFlight(caller: Caller, id: FlightId, expected: number, body: ChangeFlight): Answer<FlightRecordOnWire> {
    return changeFlight(this.#catalogue, caller, id, expected, body);
  }

  listSchedules(caller: Caller, question: SchedulesQuery): Answer<ListOf<ScheduleOnWire>> {
    return listSchedules(this.#catalogue, caller, question);
  }
  readSchedule(caller: Caller, id: ScheduleId): Answer<ScheduleOnWire> {
    return readSchedule(this.#catalogue, caller, id);
  }
  createSchedule(caller: Caller, body: CreateSchedule): Answer<ScheduleOnWire> {
    return createSchedule(this.#catalogue, caller, body);
  }
  changeSchedule(
    caller: Caller,
    id: ScheduleId,
    expected: number,
    body: ChangeSchedule,
  ): Answer<ChangedScheduleOnWire> {
    return changeSchedule(this.#catalogue, caller, id, expected, body);
  }
  deleteSchedule(caller: Caller, id: ScheduleId, expected: number): Answer<null> {
    return deleteSchedule(this.#catalogue, caller, id, expected);
  }
  publishSchedule(caller: Caller, id: ScheduleId, body: PublishSchedule): Answer<PublishedScheduleOnWire> {
    return publishSchedule(this.#catalogue, caller, id, body);
  }

  override fetch(request: Request): Promise<Response> {
    if (request.headers.has('Upgrade')) return watchSeatMap(this.#offers, request);
    const { now } = this.#offers;
    return answerWithPage({ now, searchOffers: (...asked) => this.searchOffers(...asked) }, request);
  }
  override queue(batch: MessageBatch<unknown>): Promise<void> {
    return consumeAvailability(this.#offers, batch);
  }
  override scheduled({ cron }: ScheduledController): Promise<void> {
    return runCronJob(this.#catalogue, cron);
  }
}
