// Makes a booking: the offer is verified, the party checked, seats held on every flight, and the index told.
import type { BookingOnWire, CreateBookingRequest, Language } from '#contracts/booking';
import type { BookingObject, HoldBooking, PassengerDetails } from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import type { OfferToBook, SoldOutClass } from '#contracts/search-service';
import type { Failure } from '#domain/errors';
import type { BookingId, Instant, OfferId, UserId } from '#domain/ids';
import { checkParty } from '#domain/passenger';
import type { Quota } from '#domain/quota';
import { err, ok, type Result } from '#domain/result';
import type { Caller, SignedIn } from '#platform/caller';
import type { HoldTerms } from './hold-terms.ts';
import { withOfferInstead } from './offer-instead.ts';
import { bookingIdFor, requestHash } from './request-identity.ts';

export type Deps = {
  readOffer(caller: Caller, id: OfferId): Promise<Result<OfferToBook, Failure>>;
  /** The same journey in the next class, where the flight has just sold out one of the offer's. */
  replacementOffer(caller: Caller, id: OfferId, soldOut: SoldOutClass): Promise<OfferId | null>;
  bookingAt(id: BookingId): BookingObject;
  /** How long and how often this account may hold seats. */
  holdTermsOf(caller: SignedIn): Promise<HoldTerms>;
  /** Counts this hold against its account until it ends, if one more is allowed. */
  countHold(caller: SignedIn, id: BookingId, until: Instant, limit: number): Promise<Quota>;
  forgetHold(caller: Caller, account: UserId, id: BookingId): Promise<void>;
  /** Copies the booking into the index, so that its owner's list has it at once. */
  index(ownerId: UserId, booking: BookingOnWire): Promise<BookingOnWire>;
  now(): Instant;
};

export type Input = { idempotencyKey: string; request: CreateBookingRequest; language: Language | null };

export async function createBooking(
  deps: Deps,
  caller: Caller,
  input: Input,
): Promise<Result<Answered<BookingOnWire>, Failure>> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  const id = await bookingIdFor(caller.userId, input.idempotencyKey);
  const identity = { key: input.idempotencyKey, requestHash: await requestHash(input.request) };
  const [first, offer, terms] = await Promise.all([
    deps.bookingAt(id).answered(caller, identity),
    deps.readOffer(caller, input.request.offer_id),
    deps.holdTermsOf(caller),
  ]);
  if (!first.ok) return first;
  if (first.value) return indexed(deps, caller, first.value);
  if (!offer.ok) return offer;
  const { holdSeconds, holdsPerFlight: holdLimit } = terms;
  const order = orderOf(input, offer.value, deps.now());
  if (!order.ok) return order;
  const command = { ...order.value, bookingId: id, ...identity, holdSeconds, holdLimit };
  return holdWithinQuota(deps, caller, command, terms.holdsPerAccount);
}

async function holdWithinQuota(
  deps: Deps,
  caller: SignedIn,
  order: HoldBooking,
  limit: number,
): Promise<Result<Answered<BookingOnWire>, Failure>> {
  const until = deps.now() + order.holdSeconds * 1000;
  const quota = await deps.countHold(caller, order.bookingId, until, limit);
  if (!quota.isAllowed) {
    const { retryAfterSeconds } = quota;
    return err({ code: 'too_many_holds', limit, retryAfterSeconds });
  }
  const held = await deps.bookingAt(order.bookingId).hold(caller, order);
  if (held.ok) return indexed(deps, caller, held.value);
  await deps.forgetHold(caller, caller.userId, order.bookingId);
  return err(await withOfferInstead(deps, caller, order.offer.offerId, held.error));
}

async function indexed(
  deps: Deps,
  caller: SignedIn,
  answer: Answered<BookingOnWire>,
): Promise<Result<Answered<BookingOnWire>, Failure>> {
  return ok({ ...answer, body: await deps.index(caller.userId, answer.body) });
}

type Order = Pick<HoldBooking, 'offer' | 'passengers' | 'contact' | 'seats' | 'metadata'>;

function orderOf({ request, language }: Input, offer: OfferToBook, now: Instant): Result<Order, Failure> {
  const born = refuseFutureBirths(request, now);
  if (born) return err(born);
  const wishes = refuseUnknownSeats(request, offer);
  if (wishes) return err(wishes);
  const party = checkParty(request.passengers.map(detailsOf), offer.passengers, offer.segments);
  if (!party.ok) return party;
  const { contact } = request;
  return ok({
    offer,
    passengers: party.value,
    contact: {
      email: contact.email,
      phone: contact.phone ?? null,
      language: contact.language ?? language ?? 'en',
    },
    seats: request.seats.map((wish) => ({ flightId: wish.flight_id, passenger: wish.passenger, seat: wish.seat })),
    metadata: request.metadata,
  });
}

const detailsOf = (passenger: CreateBookingRequest['passengers'][number]): PassengerDetails => ({
  type: passenger.type,
  title: passenger.title ?? null,
  givenName: passenger.given_name,
  familyName: passenger.family_name,
  bornOn: passenger.born_on,
  withIndex: passenger.with ?? null,
});

function refuseFutureBirths(request: CreateBookingRequest, now: Instant): Failure | undefined {
  const tomorrow = new Date(now + 86_400_000).toISOString().slice(0, 10);
  const errors = request.passengers.flatMap(({ born_on }, index) =>
    born_on > tomorrow || born_on < '1900-01-01'
      ? [
          {
            pointer: `/passengers/${index}/born_on`,
            code: 'out_of_range',
            detail: 'is not a day somebody alive was born on',
          },
        ]
      : [],
  );
  return errors.length > 0 ? { code: 'invalid_request', errors } : undefined;
}

/** Wishes must speak of a passenger and a flight of this booking, and of each pair once. */
function refuseUnknownSeats(request: CreateBookingRequest, offer: OfferToBook): Failure | undefined {
  const seen = new Set<string>();
  const errors = request.seats.flatMap((wish, index) => {
    const pointer = `/seats/${index}`;
    const pair = `${wish.passenger}/${wish.flight_id}`;
    const isSecond = seen.has(pair);
    seen.add(pair);
    if (wish.passenger >= request.passengers.length) {
      return [
        { pointer: `${pointer}/passenger`, code: 'unknown_passenger', detail: 'is not the index of a passenger' },
      ];
    }
    if (!offer.segments.some(({ flightId }) => flightId === wish.flight_id)) {
      return [{ pointer: `${pointer}/flight_id`, code: 'unknown_flight', detail: 'is not a flight of this offer' }];
    }
    return isSecond ? [{ pointer, code: 'seat_wish_repeated', detail: 'names a second seat for one passenger' }] : [];
  });
  return errors.length > 0 ? { code: 'invalid_request', errors } : undefined;
}
