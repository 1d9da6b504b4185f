// Every expected failure as it reads over HTTP: one exhaustive map, so that a code nobody worded does not compile.
import { presentMoney } from '#contracts/money';
import type { Failure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { type EdgeFailure, edgeProblems, type ProblemKind, passing, problem } from '#http/edge-problems';

const utc = (instant: Instant): string => new Date(instant).toISOString();

type ProblemOf = { [Code in Failure['code']]: ProblemKind<Extract<Failure, { code: Code }>> };

const failureProblems = {
  not_found: problem(404, 'Not found', 'Nothing that you may see has this id.'),
  forbidden: problem(403, 'Forbidden', 'Your account may not do this.'),
  unauthenticated: problem(401, 'Sign-in needed', 'Send a valid access token or API key as "Authorization: Bearer …".'),
  invalid_request: problem(
    422,
    'Invalid request',
    'Some fields cannot be accepted; "errors" names each.',
    ({ errors }) => ({
      errors,
    }),
  ),
  invalid_cursor: problem(400, 'Invalid cursor', 'Send "after" exactly as "next" gave it, with the same question.'),
  busy: passing(
    503,
    'Busy',
    'Others are being served first. Try again in a moment, with the same key if you sent one.',
  ),
  rate_limited: passing(429, 'Too many requests', 'Wait as long as Retry-After says.'),
  in_use: problem(409, 'In use', 'Something still depends on it.'),
  already_exists: problem(409, 'Exists already', 'There is one with this name.'),
  version_required: problem(
    428,
    'Version needed',
    'Send If-Match with the version you read, as its ETag gave it; * names no version.',
  ),
  version_mismatch: problem(412, 'Changed meanwhile', 'It was changed since you read it. Read it again.'),

  offer_not_found: problem(404, 'No such offer', 'No offer has this id, or it was altered.'),
  offer_invalid: problem(422, 'Invalid offer', 'This is not an offer of ours, or it was altered.'),
  offer_expired: problem(410, 'Offer expired', 'Search again for a new offer.', ({ expiredAt }) => ({
    expired_at: utc(expiredAt),
  })),

  infants_exceed_adults: problem(422, 'More infants than adults', 'Each infant needs an adult of its own.'),
  unaccompanied_child: problem(422, 'Unaccompanied child', 'A child travels with an adult.'),
  too_many_passengers: problem(422, 'Too many passengers', 'One booking seats at most nine people.'),
  passengers_mismatch: problem(
    422,
    'Other passengers than priced',
    'The offer was priced for other passengers.',
    (failure) => ({
      expected: failure.expected,
    }),
  ),
  passenger_age_mismatch: problem(
    422,
    'Age does not fit',
    'On the day of a flight this passenger is of another type.',
    (failure) => ({
      passenger: failure.passenger,
      flight_id: failure.flightId,
      age_years: failure.ageYears,
    }),
  ),
  infant_too_young: problem(422, 'Infant too young', 'The infant is too young to fly.', ({ passenger }) => ({
    passenger,
  })),
  infant_needs_adult: problem(
    422,
    'Infant without adult',
    'Each infant names the adult it sits with, in "with"; nobody else names anyone.',
    ({ passenger }) => ({
      passenger,
    }),
  ),

  plan_needed: passing(
    503,
    'Flight being prepared',
    'The flight is not ready to sell yet. Try again.',
    ({ flightId }) => ({
      flight_id: flightId,
    }),
  ),
  seat_unavailable: problem(409, 'Seat unavailable', 'Somebody else has a seat you asked for.', (failure) => ({
    flight_id: failure.flightId,
    seats: failure.seats,
    alternatives: failure.alternatives,
  })),
  seat_not_on_aircraft: problem(422, 'No such seat', 'The aircraft has no such seat.', ({ flightId, seats }) => ({
    flight_id: flightId,
    seats,
  })),
  seat_named_twice: problem(422, 'Seat named twice', 'One seat is for one passenger.', ({ flightId, seats }) => ({
    flight_id: flightId,
    seats,
  })),
  seat_in_other_cabin: problem(
    422,
    'Seat in another cabin',
    'The fare does not include this cabin.',
    ({ flightId, seats }) => ({
      flight_id: flightId,
      seats,
    }),
  ),
  seat_for_infant: problem(422, 'Seat for an infant', 'An infant on a lap has no seat.', ({ flightId }) => ({
    flight_id: flightId,
  })),
  exit_row_not_allowed: problem(
    422,
    'Exit row not allowed',
    'This passenger may not sit in an exit row.',
    (failure) => ({
      flight_id: failure.flightId,
      seats: failure.seats,
    }),
  ),
  not_enough_seats: problem(
    409,
    'Not enough seats',
    'The cabin has fewer seats left than you need.',
    ({ flightId, left }) => ({
      flight_id: flightId,
      left,
    }),
  ),
  fare_sold_out: problem(409, 'Fare sold out', 'This price is gone on a flight.', (failure) => ({
    flight_id: failure.flightId,
    booking_class: failure.bookingClass,
    replacement_offer: failure.replacementOffer,
  })),
  too_many_infants: problem(
    409,
    'Too many infants',
    'The cabin has no oxygen mask left for another infant.',
    ({ flightId }) => ({
      flight_id: flightId,
    }),
  ),
  itinerary_changed: problem(
    409,
    'Itinerary changed',
    'A flight was changed since the offer was made.',
    ({ flightId }) => ({
      flight_id: flightId,
    }),
  ),
  sales_closed: problem(409, 'Sales closed', 'The flight is not sold any more.', ({ flightId, closedAt }) => ({
    flight_id: flightId,
    closed_at: utc(closedAt),
  })),
  flight_cancelled: problem(409, 'Flight cancelled', 'The flight will not operate.', ({ flightId }) => ({
    flight_id: flightId,
  })),
  too_many_holds: passing(409, 'Too many holds', 'Pay for one of your holds, or let it end.', ({ limit }) => ({
    limit,
  })),
  unknown_flight: problem(
    422,
    'Flight not in the offer',
    'A seat names a flight that the offer does not contain.',
    (failure) => ({
      flight_id: failure.flightId,
    }),
  ),

  seat_costs_extra: problem(409, 'Seats cost extra', 'The new seats cost more than the present ones.', ({ extra }) => ({
    extra: presentMoney(extra),
  })),

  hold_expired: problem(410, 'Hold expired', 'The hold is over: its seats were given back, and no money was kept.'),
  hold_released: problem(409, 'Hold released', 'The seats were given back.'),
  hold_not_found: problem(404, 'No such hold', 'No hold has this id.'),

  payment_declined: problem(
    402,
    'Payment declined',
    'The provider refused the payment. While the booking is held, pay again with a new key.',
    ({ reason }) => ({ reason }),
  ),
  payment_amount_mismatch: problem(409, 'Other amount expected', 'Pay the total of the booking.', ({ expected }) => ({
    expected: presentMoney(expected),
  })),
  already_paid: problem(409, 'Already paid', 'The booking is paid.'),
  payment_in_progress: passing(409, 'Payment in progress', 'Another payment of this booking is being settled.'),
  booking_cancelled: problem(409, 'Booking cancelled', 'The booking was cancelled.'),
  webhook_invalid: problem(400, 'Invalid webhook', 'The signature does not fit the body, or is too old.'),

  already_cancelled: problem(409, 'Already cancelled', 'Nobody you named is on these flights any more.'),
  whole_booking_only: problem(409, 'Whole booking only', 'What is not paid for yet is cancelled as a whole.'),
  flight_departed: problem(409, 'Flight departed', 'What has been flown cannot be cancelled.', ({ flightId }) => ({
    flight_id: flightId,
  })),
  infant_left_behind: problem(
    422,
    'Infant left behind',
    'An infant flies with the adult it sits with: cancel both, or neither.',
    ({ passengerId }) => ({ passenger_id: passengerId }),
  ),
  quote_invalid: problem(422, 'Invalid quote', 'This is not a quote of this booking.'),
  quote_superseded: problem(409, 'Quote superseded', 'A newer quote was made, or the booking changed. Ask again.'),
  quote_expired: problem(410, 'Quote expired', 'Ask for a new quote.', ({ expiredAt }) => ({
    expired_at: utc(expiredAt),
  })),

  idempotency_key_required: problem(
    400,
    'Idempotency-Key needed',
    'Send a fresh Idempotency-Key, and the same one when you try again.',
  ),
  idempotency_key_invalid: problem(400, 'Invalid Idempotency-Key', 'A key is 16 to 128 visible ASCII characters.'),
  idempotency_key_reused: problem(422, 'Idempotency-Key reused', 'This key was used for another request.'),
  idempotency_in_progress: passing(409, 'Still running', 'The first request with this key has not been answered yet.'),

  credentials_invalid: problem(401, 'Wrong e-mail address or password', 'Check both, or reset the password.'),
  email_not_verified: problem(403, 'E-mail address not verified', 'Open the link in the mail first.'),
  account_disabled: problem(403, 'Account disabled', 'Ask the airline.'),
  link_invalid: problem(422, 'Link no longer valid', 'It was used, has expired, or is incomplete. Ask for a new one.'),
  password_too_common: problem(422, 'Password too common', 'Choose one that nobody would guess.', () => ({
    errors: [{ pointer: '/password', code: 'password_too_common', detail: 'is among the most common passwords' }],
  })),
  session_ended: problem(401, 'Session ended', 'Sign in again.'),
  scope_missing: problem(
    403,
    'Scope missing',
    'The token or key does not include the scope this route needs.',
    ({ scope }) => ({
      scope,
    }),
  ),
} satisfies ProblemOf;

export type AnyFailure = Failure | EdgeFailure;
export type ProblemCode = AnyFailure['code'];

export const problems: { [Code in ProblemCode]: ProblemKind<Extract<AnyFailure, { code: Code }>> } = {
  ...failureProblems,
  ...edgeProblems,
};
