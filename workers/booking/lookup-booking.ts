// Looks a booking up by what is printed on a bag tag: its reference and a family name. Guessing is bounded, and tells nothing.
import type { BookingOnWire, ItineraryOnWire, LookupRequest } from '#contracts/booking';
import type { BookingObject } from '#contracts/booking-object';
import type { ThrottleObject } from '#contracts/throttle-object';
import type { CommonFailure } from '#domain/errors';
import type { BookingId, Instant } from '#domain/ids';
import { foldingsOf } from '#domain/name-folding';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

export type Deps = {
  guesses(kind: GuessKind, subject: string): ThrottleObject;
  nameHash(foldedName: string): string;
  findByName(reference: string, nameHashes: readonly string[]): Promise<BookingId | undefined>;
  bookingAt(id: BookingId): BookingObject;
  now(): Instant;
};

type GuessKind = 'lookup-address' | 'lookup-reference';

/** Wrong guesses in an hour. With a million live references one guess in some 660 meets one, so the name has to hold. */
const mostGuesses: Record<GuessKind, number> = { 'lookup-address': 10, 'lookup-reference': 5 };
const windowMilliseconds = 3_600_000;

/** The same work and the same answer for a wrong name and a missing booking. */
export async function lookupBooking(
  deps: Deps,
  caller: Caller,
  request: LookupRequest,
  address: string,
): Promise<Result<ItineraryOnWire, CommonFailure>> {
  const counters = [
    { kind: 'lookup-address', subject: address },
    { kind: 'lookup-reference', subject: request.reference },
  ] as const;
  const quotas = await Promise.all(
    counters.map(({ kind, subject }) => deps.guesses(kind, subject).peek(caller, mostGuesses[kind])),
  );
  const waits = quotas.filter(({ isAllowed }) => !isAllowed).map(({ retryAfterSeconds }) => retryAfterSeconds);
  if (waits.length > 0) return err({ code: 'rate_limited', retryAfterSeconds: Math.max(...waits) });

  const nameHashes = foldingsOf(request.family_name).map(deps.nameHash);
  const id = await deps.findByName(request.reference, nameHashes);
  const record = id && (await deps.bookingAt(id).read({ kind: 'system', part: 'lookup', requestId: caller.requestId }));
  if (record?.ok) return ok(itineraryOf(record.value.booking));
  const until = deps.now() + windowMilliseconds;
  await Promise.all(
    counters.map(({ kind, subject }) =>
      deps.guesses(kind, subject).take(caller, caller.requestId, until, mostGuesses[kind]),
    ),
  );
  return err({ code: 'not_found' });
}

function itineraryOf(booking: BookingOnWire): ItineraryOnWire {
  return {
    reference: booking.reference,
    status: booking.status,
    fare_brand: booking.fare_brand,
    passengers: booking.passengers.map(({ type, given_name, family_name, status }) => ({
      type,
      given_name,
      family_name,
      status,
    })),
    segments: booking.segments.map(({ seats, ...segment }) => ({
      ...segment,
      seats: seats.flatMap(({ seat }) => seat ?? []),
    })),
  };
}
