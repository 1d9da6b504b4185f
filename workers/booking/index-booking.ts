// Copies a booking into the index; the verb that makes it and the consumer of its events use this one function.
import type { BookingOnWire } from '#contracts/booking';
import type { BookingRecord } from '#contracts/booking-object';
import type { BookingId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { foldingsOf } from '#domain/name-folding';
import type { FlightRow, IndexEntry, IndexRow } from './booking.store.ts';

export type Deps = {
  /** False when the reference belongs to another booking. */
  save(entry: IndexEntry): Promise<boolean>;
  emailHash(email: string): string;
  nameHash(foldedName: string): string;
  now(): Instant;
  /** Asks the booking for another reference, now that this one is known to be taken. */
  drawReferenceAgain(id: BookingId, taken: string): Promise<BookingOnWire>;
};

/** Twenty references in a row that are taken would mean something else is wrong. */
const mostDraws = 20;

/** Answers the booking as it is in the end: with another reference where the first one was taken. */
export async function indexBooking(deps: Deps, record: BookingRecord): Promise<BookingOnWire> {
  let { booking } = record;
  const nameHashes = nameHashesOf(deps, booking);
  for (let draw = 0; draw < mostDraws; draw++) {
    const row = rowOf(deps, { ...record, booking });
    if (await deps.save({ row, flights: flightsOf(booking), nameHashes })) return booking;
    booking = await deps.drawReferenceAgain(booking.id, booking.reference);
  }
  invariant(false, 'a free reference is found within a few draws');
}

function rowOf(deps: Deps, { ownerId, booking }: BookingRecord): IndexRow {
  return {
    id: booking.id,
    reference: booking.reference,
    ownerId,
    status: booking.status,
    paymentStatus: booking.payment_status,
    paymentRequiredBy: Date.parse(booking.payment_required_by),
    totalMinor: booking.total.amount,
    currency: booking.total.currency,
    emailHash: booking.contact.email === null ? '' : deps.emailHash(booking.contact.email),
    version: booking.version,
    createdAt: Date.parse(booking.created_at),
    changedAt: deps.now(),
    isSettling: booking.cancellations.some(({ status }) => status === 'processing'),
  };
}

function flightsOf(booking: BookingOnWire): FlightRow[] {
  return booking.segments.map((segment) => ({
    flightId: segment.flight_id,
    departingAt: Date.parse(segment.departing_at_utc),
    isConfirmed: segment.status === 'confirmed',
  }));
}

function nameHashesOf(deps: Deps, booking: BookingOnWire): string[] {
  const foldings = booking.passengers.flatMap((passenger) => foldingsOf(passenger.family_name));
  return [...new Set(foldings)].filter((name) => name !== '').map(deps.nameHash);
}
