// Who is on a flight: its living claims, with the names that only the bookings know.
import type { BookingObject } from '#contracts/booking-object';
import type { ManifestEntry } from '#contracts/booking-service';
import type { FlightClaim, FlightObject } from '#contracts/flight-object';
import type { Failure } from '#domain/errors';
import type { BookingId, FlightId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

export type Deps = { flightAt(id: FlightId): FlightObject; bookingAt(id: BookingId): BookingObject };

/** Bookings asked at the same time; a full aircraft is some two hundred of them. */
const atOnce = 20;

/** By family name, then given name. A claim whose booking is not written yet, or is gone, is left out. */
export async function readManifest(
  deps: Deps,
  caller: Caller,
  id: FlightId,
): Promise<Result<ManifestEntry[], Failure>> {
  const claims = await deps.flightAt(id).claims(caller);
  const bookingIds = [...new Set(claims.map(({ bookingId }) => bookingId))];
  const entries: ManifestEntry[] = [];
  for (let start = 0; start < bookingIds.length; start += atOnce) {
    const some = bookingIds.slice(start, start + atOnce);
    const parts = await Promise.all(some.map((bookingId) => entriesOf(deps, caller, bookingId, claims)));
    entries.push(...parts.flat());
  }
  return ok(entries.sort(byName));
}

async function entriesOf(
  deps: Deps,
  caller: Caller,
  bookingId: BookingId,
  claims: readonly FlightClaim[],
): Promise<ManifestEntry[]> {
  const record = await deps.bookingAt(bookingId).read(caller);
  if (!record.ok) return [];
  const { reference, passengers } = record.value.booking;
  return claims
    .filter((claim) => claim.bookingId === bookingId)
    .flatMap((claim) => {
      const passenger = passengers.find(({ id }) => id === claim.passengerId);
      if (!passenger) return [];
      return [
        {
          booking_id: bookingId,
          reference,
          passenger_id: passenger.id,
          type: passenger.type,
          family_name: passenger.family_name,
          given_name: passenger.given_name,
          seat: claim.seat,
          state: claim.state,
        },
      ];
    });
}

const byName = (a: ManifestEntry, b: ManifestEntry): number =>
  a.family_name.localeCompare(b.family_name) || a.given_name.localeCompare(b.given_name);
