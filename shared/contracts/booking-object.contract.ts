// What a Booking object promises: one truth about one booking and its money. It alone decides what becomes of it.
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type { Answered } from '#contracts/booking-service';
import type { CancellationQuoteOnWire, ConfirmedCancellationOnWire } from '#contracts/cancellation';
import type { FlightOnWire } from '#contracts/flight';
import type { OfferToBook } from '#contracts/search-service';
import type { TimelineEntryOnWire } from '#contracts/timeline';
import type { BookingFinding } from '#domain/booking-health';
import type { Selection } from '#domain/cancellation-selection';
import type { Failure } from '#domain/errors';
import type { SeatWish } from '#domain/flight-plan';
import type { BookingId, EventId, Instant, LocalDate, PaymentId, QuoteId, UserId } from '#domain/ids';
import type { Money } from '#domain/money';
import type { Result } from '#domain/result';
import type { SeatChangeWish } from '#domain/seat-change-steps';
import type { Caller } from '#platform/caller';

export type PassengerDetails = {
  type: 'adult' | 'child' | 'infant';
  title: string | null;
  givenName: string;
  familyName: string;
  bornOn: LocalDate;
  /** For an infant: index of the adult whose lap it sits on. */
  withIndex: number | null;
};

export type HoldBooking = {
  bookingId: BookingId;
  key: string;
  requestHash: string;
  offer: OfferToBook;
  passengers: PassengerDetails[];
  contact: { email: string; phone: string | null; language: string };
  seats: SeatWish[];
  metadata: Record<string, string>;
  /** How long the traveller has to pay. */
  holdSeconds: number;
  /** Living, unpaid holds this account may have on one flight. */
  holdLimit: number;
};

export type PayBooking = {
  paymentId: PaymentId;
  key: string;
  requestHash: string;
  paymentMethod: string;
  amount: Money;
  /** The version it was decided from; missing or null where the caller does not mind. */
  expectedVersion?: number | null;
};

export type CancelBooking = {
  quoteId: QuoteId;
  key: string;
  requestHash: string;
  /** The version it was decided from; missing or null where the caller does not mind. */
  expectedVersion?: number | null;
};

/** A booking as the watchdog found it, and which of what was wrong it could mend by waking it. */
export type WokenBooking = {
  version: number;
  changedAt: Instant;
  findings: { kind: BookingFinding; isRepaired: boolean }[];
};

export type ChangeSeats = {
  /** Null where the caller drew none: then every call is a change of its own. */
  key: string | null;
  requestHash: string;
  /** The version the change was made from; null where the caller does not mind. */
  expectedVersion: number | null;
  seats: SeatChangeWish[];
};

/** Whether a booking names nobody any more, or still needs its people. */
export type Erasure = { isErased: boolean };

export type BookingRecord = { ownerId: UserId; booking: BookingOnWire };

export interface BookingObject {
  /** The first answer to this key, or null when the key has had no effect yet. */
  answered(
    caller: Caller,
    request: { key: string; requestHash: string },
  ): Promise<Result<Answered<BookingOnWire> | null, Failure>>;
  /** Holds seats on every flight of the offer, in order of flight id, or on none. */
  hold(caller: Caller, command: HoldBooking): Promise<Result<Answered<BookingOnWire>, Failure>>;
  /** Draws another reference when the index says that `taken` belongs to somebody else. */
  drawReferenceAgain(caller: Caller, taken: string): Promise<Result<BookingOnWire, Failure>>;
  /** The booking for its owner, for staff, or for a part of the house; `not_found` for everybody else. */
  read(caller: Caller): Promise<Result<BookingRecord, Failure>>;
  /** Everything that happened to the booking, oldest first, with what it did to the money. */
  timeline(caller: Caller): Promise<Result<TimelineEntryOnWire[], Failure>>;
  /** Authorises, confirms every flight, captures; answers when it is settled, or when the provider lets us wait. */
  pay(caller: Caller, command: PayBooking): Promise<Result<Answered<PaymentOnWire>, Failure>>;
  /**
   * Seats people elsewhere, on all flights named or on none: held on each in order of flight id, then confirmed on all. The
   * price stays, so dearer seats are refused. Changes of one booking come one after the other.
   */
  changeSeats(caller: Caller, command: ChangeSeats): Promise<Result<Answered<BookingOnWire>, Failure>>;
  /** Every attempt to pay, newest first. */
  payments(caller: Caller): Promise<Result<PaymentOnWire[], Failure>>;
  /** What would come back for a selection now, promised for ten minutes or until the booking changes. */
  quote(caller: Caller, selection: Selection): Promise<Result<CancellationQuoteOnWire, Failure>>;
  /** Confirms a quote once: its places are given up at once, seats and money follow by steps; answers how far they came. */
  cancel(caller: Caller, command: CancelBooking): Promise<Result<Answered<ConfirmedCancellationOnWire>, Failure>>;
  /**
   * The provider has news, of a kind such as `refund.failed`; what they are is read from the provider. The same event moves
   * things on once.
   */
  providerEvent(caller: Caller, eventId: string, kind: string): Promise<Result<null, Failure>>;
  /**
   * A flight has other times or another gate now; the booking shows them, and its consumers hear of it. One that the airline
   * cancelled takes its slices with it, and their price goes back in full.
   */
  flightChanged(caller: Caller, flight: FlightOnWire): Promise<Result<null, Failure>>;
  /** One consumer has taken care of these events, so they need not be sent to it again. */
  settle(caller: Caller, consumer: EventConsumer, events: EventId[]): Promise<void>;
  /**
   * For parts of the house: blanks names, titles, birth dates, contact and metadata of a booking that is over, in its rows and in
   * stored answers. One whose seats or flights are still ahead stays as it is. Repeating changes nothing.
   */
  erase(caller: Caller): Promise<Result<Erasure, Failure>>;
  /** Does what has fallen due and sets a lost alarm again; answers what was wrong. */
  wake(caller: Caller): Promise<WokenBooking>;
}

export const eventConsumers = ['booking-index', 'booking-mail'] as const;
export type EventConsumer = (typeof eventConsumers)[number];
