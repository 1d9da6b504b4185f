// Every expected failure of the house, each with the facts a client can act on. Doors map codes to HTTP in one exhaustive table.
import type { BookingClass } from '#domain/flight-plan';
import type { FlightId, Instant, OfferId, PassengerId } from '#domain/ids';
import type { Money } from '#domain/money';
import type { SeatNumber } from '#domain/seat-map';

/** A field that cannot be accepted; `pointer` is an RFC 6901 pointer into the body, or the name of a query parameter. */
export type FieldFault = { pointer: string; code: string; detail: string };

type Plain<Code extends string> = { code: Code };

export type CommonFailure =
  | Plain<'not_found'>
  | Plain<'forbidden'>
  | Plain<'unauthenticated'>
  | { code: 'invalid_request'; errors: FieldFault[] }
  | Plain<'invalid_cursor'>
  | { code: 'busy'; retryAfterSeconds: number }
  | { code: 'rate_limited'; retryAfterSeconds: number }
  | Plain<'in_use'>
  | Plain<'already_exists'>
  | Plain<'version_required'>
  | Plain<'version_mismatch'>;

export type OfferFailure =
  | Plain<'offer_not_found'>
  | Plain<'offer_invalid'>
  | { code: 'offer_expired'; expiredAt: Instant };

export type PartyFailure =
  | Plain<'infants_exceed_adults'>
  | Plain<'unaccompanied_child'>
  | Plain<'too_many_passengers'>
  | { code: 'passengers_mismatch'; expected: { adults: number; children: number; infants: number } }
  | { code: 'passenger_age_mismatch'; passenger: number; flightId: FlightId; ageYears: number }
  | { code: 'infant_too_young'; passenger: number }
  | { code: 'infant_needs_adult'; passenger: number };

export type HoldFailure =
  | { code: 'plan_needed'; flightId: FlightId }
  | { code: 'seat_unavailable'; flightId: FlightId; seats: SeatNumber[]; alternatives: SeatNumber[] }
  | { code: 'seat_not_on_aircraft'; flightId: FlightId; seats: SeatNumber[] }
  | { code: 'seat_named_twice'; flightId: FlightId; seats: SeatNumber[] }
  | { code: 'seat_in_other_cabin'; flightId: FlightId; seats: SeatNumber[] }
  | { code: 'seat_for_infant'; flightId: FlightId }
  | { code: 'exit_row_not_allowed'; flightId: FlightId; seats: SeatNumber[] }
  | { code: 'not_enough_seats'; flightId: FlightId; left: number }
  | { code: 'fare_sold_out'; flightId: FlightId; bookingClass: BookingClass; replacementOffer: OfferId | null }
  | { code: 'too_many_infants'; flightId: FlightId }
  | { code: 'itinerary_changed'; flightId: FlightId }
  | { code: 'sales_closed'; flightId: FlightId; closedAt: Instant }
  | { code: 'flight_cancelled'; flightId: FlightId }
  | { code: 'too_many_holds'; limit: number; retryAfterSeconds: number }
  | { code: 'unknown_flight'; flightId: FlightId };

/** How an ended hold ended; a repeat of an ended hold gets the same answer for ever. */
export type EndedHold = Plain<'hold_expired'> | Plain<'hold_released'> | Plain<'hold_not_found'>;

/** The new seats cost more than was charged for the ones left; `extra` is the difference. */
export type SeatChangeFailure = { code: 'seat_costs_extra'; extra: Money };

export type PaymentFailure =
  | { code: 'payment_declined'; reason: string }
  | { code: 'payment_amount_mismatch'; expected: Money }
  | Plain<'already_paid'>
  | Plain<'payment_in_progress'>
  | Plain<'hold_expired'>
  | Plain<'booking_cancelled'>
  | Plain<'webhook_invalid'>;

/** Why places of a booking cannot be given up, or a quote cannot be confirmed. */
export type CancellationFailure =
  | Plain<'already_cancelled'>
  | Plain<'whole_booking_only'>
  | { code: 'flight_departed'; flightId: FlightId }
  | { code: 'infant_left_behind'; passengerId: PassengerId }
  | Plain<'quote_invalid'>
  | Plain<'quote_superseded'>
  | { code: 'quote_expired'; expiredAt: Instant };

export type IdempotencyFailure =
  | Plain<'idempotency_key_required'>
  | Plain<'idempotency_key_invalid'>
  | Plain<'idempotency_key_reused'>
  | Plain<'idempotency_in_progress'>;

export type AccountFailure =
  | Plain<'credentials_invalid'>
  | Plain<'email_not_verified'>
  | Plain<'account_disabled'>
  | Plain<'link_invalid'>
  | Plain<'password_too_common'>
  | Plain<'session_ended'>
  | { code: 'scope_missing'; scope: string };

export type Failure =
  | CommonFailure
  | OfferFailure
  | PartyFailure
  | HoldFailure
  | EndedHold
  | SeatChangeFailure
  | PaymentFailure
  | CancellationFailure
  | IdempotencyFailure
  | AccountFailure;
