// What the booking worker promises to the doors and to notifications.

import type {
  BookingOnWire,
  BookingSummaryOnWire,
  BookingsQuery,
  ChangeSeatsRequest,
  CreateBookingRequest,
  ItineraryOnWire,
  Language,
  LookupRequest,
  PayBookingRequest,
  PaymentOnWire,
} from '#contracts/booking';
import type {
  CancelBookingRequest,
  CancellationQuoteOnWire,
  CancellationQuoteRequest,
  ConfirmedCancellationOnWire,
} from '#contracts/cancellation';
import type { ListOf } from '#contracts/conventions';
import type { TimelineEntryOnWire } from '#contracts/timeline';
import type { CommonFailure, Failure } from '#domain/errors';
import type { BookingId, EventId, FlightId, Instant, PassengerId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';

/** An answer with the HTTP status it was first given, and whether this is a repeat of it. */
export type Answered<Body> = { status: number; body: Body; isReplay: boolean };

/** The kinds of things that happen to a booking. */
export const bookingEventKinds = [
  'booking.held',
  'booking.confirmed',
  'booking.expired',
  'booking.cancelled',
  'booking.rescheduled',
  'booking.seats_changed',
  'payment.declined',
  'payment.refunded',
  'refund.succeeded',
  'refund.bounced',
  'refund.failed',
] as const;
export type BookingEventKind = (typeof bookingEventKinds)[number];

/** What a mail or a reminder needs, asked of the truth at the moment of sending. A null address was erased. */
export type BookingForMail = {
  booking: BookingOnWire;
  /** The language of the contact, `en` when unknown. */
  language: string;
};

export type ReminderDue = { bookingId: BookingId; flightId: FlightId; departingAt: Instant };

/** A booking that names nobody any more; also the position in the list of them. */
export type ErasedBooking = { bookingId: BookingId; erasedAt: Instant };

export type ManifestEntry = {
  booking_id: BookingId;
  reference: string;
  passenger_id: PassengerId;
  type: string;
  family_name: string;
  given_name: string;
  seat: string | null;
  state: 'held' | 'confirmed';
};

export interface BookingService {
  /** `language` is the one the client asks for, null when it does not say; the contact's own counts first. */
  createBooking(
    caller: Caller,
    input: { idempotencyKey: string; request: CreateBookingRequest; language: Language | null },
  ): Promise<Result<Answered<BookingOnWire>, Failure>>;
  readBooking(caller: Caller, id: BookingId): Promise<Result<BookingOnWire, Failure>>;
  listBookings(caller: Caller, query: BookingsQuery): Promise<Result<ListOf<BookingSummaryOnWire>, Failure>>;
  /** An itinerary by reference and family name; one answer for a wrong name and a missing booking. `address` counts the guesses. */
  lookupBooking(
    caller: Caller,
    request: LookupRequest,
    address: string,
  ): Promise<Result<ItineraryOnWire, CommonFailure>>;
  payBooking(
    caller: Caller,
    input: {
      bookingId: BookingId;
      idempotencyKey: string;
      expectedVersion?: number | null;
      request: PayBookingRequest;
    },
  ): Promise<Result<Answered<PaymentOnWire>, Failure>>;
  /** What would come back for cancelling these passengers on these slices, or all that is left. */
  quoteCancellation(
    caller: Caller,
    input: { bookingId: BookingId; request: CancellationQuoteRequest },
  ): Promise<Result<CancellationQuoteOnWire, Failure>>;
  /** Confirms a quote, once: 201 when the money is back or none was owed, 202 while it is on its way. */
  cancelBooking(
    caller: Caller,
    input: {
      bookingId: BookingId;
      idempotencyKey: string;
      expectedVersion?: number | null;
      request: CancelBookingRequest;
    },
  ): Promise<Result<Answered<ConfirmedCancellationOnWire>, Failure>>;
  /** Without a key every call is a change of its own; `expectedVersion` is null where the caller does not mind. */
  changeSeats(
    caller: Caller,
    input: {
      bookingId: BookingId;
      idempotencyKey: string | null;
      expectedVersion: number | null;
      request: ChangeSeatsRequest;
    },
  ): Promise<Result<Answered<BookingOnWire>, Failure>>;
  listPayments(caller: Caller, id: BookingId): Promise<Result<PaymentOnWire[], Failure>>;
  /** Everything that happened to a booking, oldest first, with what it did to the money. */
  readTimeline(caller: Caller, id: BookingId): Promise<Result<TimelineEntryOnWire[], Failure>>;
  /** A provider's call, raw bytes as text. An unknown booking is accepted and ignored, as providers expect. */
  paymentWebhook(caller: Caller, raw: string, signature: string): Promise<Result<{ received: true }, Failure>>;
  /** For notifications: the booking as it is now. */
  readForMail(caller: Caller, id: BookingId): Promise<Result<BookingForMail, Failure>>;
  /** For notifications: tells the booking that these events were taken care of. */
  settleEvents(caller: Caller, id: BookingId, events: EventId[]): Promise<void>;
  /** Confirmed segments that depart within the window, oldest first; for reminders. `after` pages by the last entry. */
  departuresBetween(
    caller: Caller,
    window: { from: Instant; until: Instant; limit: number; after: ReminderDue | null },
  ): Promise<ReminderDue[]>;
  /** For notifications: bookings erased, oldest first, after an entry given; nothing for anybody else. */
  listErasedBookings(caller: Caller, after: ErasedBooking | null, limit: number): Promise<ErasedBooking[]>;
  /** Staff: finds bookings by reference, e-mail, flight or status. */
  findBookings(
    caller: Caller,
    query: { reference?: string; email?: string; flightId?: FlightId; status?: string; limit: number; after?: string },
  ): Promise<Result<ListOf<BookingSummaryOnWire>, Failure>>;
  /** Staff: one booking whole, whoever owns it. */
  readBookingAsStaff(caller: Caller, id: BookingId): Promise<Result<BookingOnWire, Failure>>;
  /** Staff: who is on a flight, by family name. */
  readManifest(caller: Caller, id: FlightId): Promise<Result<ManifestEntry[], Failure>>;
}
