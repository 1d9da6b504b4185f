// What a Flight object promises: it alone says who holds or has a seat of one dated flight. Every verb is one synchronous transaction.
import type { CommonFailure, EndedHold, HoldFailure } from '#domain/errors';
import type { BookingClass, FlightPlan, SeatPrices } from '#domain/flight-plan';
import type { BookingId, FlightId, HoldId, Instant, PassengerId, UserId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { AircraftLayout, Cabin, SeatNumber } from '#domain/seat-map';
import type { Caller } from '#platform/caller';

export type PartyMember = {
  passengerId: PassengerId;
  type: 'adult' | 'child' | 'infant';
  /** A lap infant takes no seat and no place in a class. */
  seating: 'own_seat' | 'lap';
  /** For a lap infant: the adult whose lap it sits on. */
  withPassengerId: PassengerId | null;
  /** At least 15 on the day and not in charge of a lap infant (14 CFR 121.585). */
  maySitInExitRow: boolean;
  /** A seat asked for by name; null lets the flight choose, free of charge. */
  seat: SeatNumber | null;
};

export type HoldSeats = {
  holdId: HoldId;
  bookingId: BookingId;
  accountId: UserId;
  flightId: FlightId;
  planVersion: number;
  /** The departure the offer named; another one now answers `itinerary_changed`. */
  departingAt: Instant;
  cabin: Cabin;
  bookingClass: BookingClass;
  expiresAt: Instant;
  party: PartyMember[];
  /** Living, unpaid holds one account may have on this flight. */
  holdLimit: number;
  /** Money that came late is seated although its class is full by now; the cabin's own limit stands. */
  purpose: 'sale' | 'late_money';
};

/** `priceMinor` is what a seat asked for by name costs; 0 for one the flight chose. */
export type HeldSeat = { passengerId: PassengerId; seat: SeatNumber | null; priceMinor: number };
export type SeatsHeld = { holdId: HoldId; expiresAt: Instant; seats: HeldSeat[]; version: number };

/**
 * Other seats for people under a living hold, held or confirmed: a hold of its own, so that several flights can be changed
 * all or nothing. It takes no place in a class. Who is not named stays.
 */
export type HoldOtherSeats = {
  holdId: HoldId;
  /** The hold it changes; a hold has one change under way, and a new one takes its place. */
  ofHoldId: HoldId;
  bookingId: BookingId;
  flightId: FlightId;
  planVersion: number;
  expiresAt: Instant;
  seats: (Pick<PartyMember, 'passengerId' | 'maySitInExitRow'> & { seat: SeatNumber })[];
};
/** `priceMinor` is what the new seat costs, `paidMinor` what was charged for the one left; equal for who keeps a seat. */
export type OtherSeatsHeld = Omit<SeatsHeld, 'seats'> & { seats: (HeldSeat & { paidMinor: number })[] };

export type SeatState = 'free' | 'held' | 'taken' | 'blocked';
/** The state of every seat that is not free; the layout says which seats exist. */
export type SeatStates = {
  flightId: FlightId;
  version: number;
  layout: AircraftLayout;
  seatPrices: SeatPrices;
  states: Record<SeatNumber, SeatState>;
};

export type CabinCounts = {
  cabin: Cabin;
  capacity: number;
  free: number;
  held: number;
  taken: number;
  blocked: number;
  /** Claims left without a seat by a change of aircraft. */
  displaced: number;
};
export type ClassCounts = {
  cabin: Cabin;
  bookingClass: BookingClass;
  limit: number;
  held: number;
  taken: number;
  available: number;
};
export type FlightInventory = {
  flightId: FlightId;
  planVersion: number;
  version: number;
  cabins: CabinCounts[];
  classes: ClassCounts[];
  /** True when free + held + taken + blocked = capacity in every cabin and every claimed seat belongs to one live hold, counted from rows. */
  addsUp: boolean;
  /** What does not add up, in words; empty when `addsUp`. */
  faults: string[];
};

/** The newest availability of a flight: places left by cabin and class, at most 9. */
export type FlightAvailability = {
  flightId: FlightId;
  version: number;
  planVersion: number;
  classes: { cabin: Cabin; bookingClass: BookingClass; available: number }[];
};

export type FlightClaim = {
  bookingId: BookingId;
  holdId: HoldId;
  state: 'held' | 'confirmed';
  passengerId: PassengerId;
  seat: SeatNumber | null;
};

export interface FlightObject {
  /** Takes a plan if it is newer than the known one; never refuses and never drops a claim. */
  applyPlan(caller: Caller, plan: FlightPlan): Promise<Result<{ planVersion: number }, CommonFailure>>;
  /**
   * Takes a newer plan only while nobody has a living claim, in one transaction with the look at the claims. Answers the
   * claims in its way: none when it was taken, or was known already.
   */
  changeUnsold(caller: Caller, plan: FlightPlan): Promise<Result<FlightClaim[], CommonFailure>>;
  /** Holds seats for a whole party or none. The same hold id answers the same; a new hold of a booking replaces its earlier, unconfirmed one. */
  hold(caller: Caller, command: HoldSeats): Promise<Result<SeatsHeld, HoldFailure | EndedHold | CommonFailure>>;
  /**
   * Holds other seats for people of a living hold, until `expiresAt` or the end of that hold. `confirm` of the change passes
   * them on and frees the seats left; `release` or expiry drops it. It also ends, as released, when that hold ends, loses
   * a passenger or is changed anew, or when a change of aircraft takes a seat away. `not_found`: nobody of that id is under
   * the hold. The same change id answers the same.
   */
  holdOtherSeats(
    caller: Caller,
    command: HoldOtherSeats,
  ): Promise<Result<OtherSeatsHeld, HoldFailure | EndedHold | CommonFailure>>;
  /** Lets a live hold live until `until` while its booking pays. */
  keep(
    caller: Caller,
    holdId: HoldId,
    until: Instant,
  ): Promise<Result<{ expiresAt: Instant }, EndedHold | CommonFailure>>;
  /** Turns a live hold into taken seats, or a change into the seats of the hold it changes; a confirmed one answers the same again. */
  confirm(caller: Caller, holdId: HoldId): Promise<Result<SeatsHeld, EndedHold | CommonFailure>>;
  /**
   * Gives the seats of a hold back, held or taken; an ended one stays as it ended. With `passengerIds` only these leave
   * (none, if the list is empty) and the hold lives on for the others; with its last seated passenger it ends. Who has
   * left already, or was never there, changes nothing. Who may leave whom is the booking's to say.
   */
  release(
    caller: Caller,
    holdId: HoldId,
    passengerIds?: readonly PassengerId[],
  ): Promise<Result<{ released: boolean }, CommonFailure>>;
  /** Seats that are not free. A flight never opened answers from the plan given, and writes nothing. */
  seatStates(caller: Caller, plan: FlightPlan): Promise<SeatStates>;
  /**
   * Opens a socket of the live seat map, for a request that asks for an upgrade: a snapshot or what changed since the
   * version `after` of its query, then what changes. 101 with the socket, or the failure as JSON with status 422: `busy`
   * while a thousand watch. By fetch, since a socket does not pass through RPC.
   */
  fetch(request: Request): Promise<Response>;
  /** Replaces the set of seats staff keep out of sale; a claimed seat is refused. */
  block(
    caller: Caller,
    plan: FlightPlan,
    seats: SeatNumber[],
  ): Promise<Result<SeatStates, HoldFailure | CommonFailure>>;
  /** Counts from rows, with the proof that they add up. */
  inventory(caller: Caller, plan: FlightPlan): Promise<FlightInventory>;
  /** Live claims, for manifests and for telling bookings of a change. */
  claims(caller: Caller): Promise<FlightClaim[]>;
  /** Sets a missing or past alarm again; answers whether something had been due for longer than alarms are late. */
  wake(caller: Caller): Promise<{ isAlarmLost: boolean }>;
}
