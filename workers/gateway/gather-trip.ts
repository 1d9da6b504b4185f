// Gathers a trip from several services at once. Only the booking is needed; a part that is late or broken is named instead.
import type { BookingOnWire } from '#contracts/booking';
import type { FlightOnWire } from '#contracts/flight';
import type { SentMessageOnWire, TripOnWire, TripPart } from '#contracts/trip';
import type { Failure } from '#domain/errors';
import type { BookingId, FlightId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import { beforeDeadline } from './before-deadline.ts';

export type Deps = {
  readBooking(id: BookingId): Promise<Result<BookingOnWire, Failure>>;
  readFlight(id: FlightId): Promise<Result<FlightOnWire, Failure>>;
  listMessages(id: BookingId): Promise<Result<SentMessageOnWire[], Failure>>;
  /** Why a part is missing, for the log. */
  noteMissing(part: TripPart, reason: unknown): void;
  /** How long one part may take. */
  deadlineMs: number;
};

export async function gatherTrip(deps: Deps, id: BookingId): Promise<Result<TripOnWire, Failure>> {
  const asked = part(deps, 'messages', () => deps.listMessages(id));
  const found = await deps.readBooking(id);
  if (!found.ok) return found;
  const flightIds = [...new Set(found.value.segments.map(({ flight_id }) => flight_id))];
  const [messages, ...flights] = await Promise.all([
    asked,
    ...flightIds.map((flightId) => part(deps, 'flights', () => deps.readFlight(flightId))),
  ]);
  const read = flights.flatMap((flight) => flight ?? []);
  const unavailable: TripPart[] = [
    ...(read.length < flights.length ? (['flights'] as const) : []),
    ...(messages ? [] : (['messages'] as const)),
  ];
  return ok({ booking: found.value, flights: read, messages: messages ?? [], unavailable });
}

/** What was read, or nothing when it failed or came too late; it never rejects, so it may be asked before it is needed. */
async function part<Value>(
  { deadlineMs, noteMissing }: Deps,
  name: TripPart,
  ask: () => Promise<Result<Value, Failure>>,
): Promise<Value | undefined> {
  try {
    const answer = await beforeDeadline(ask(), deadlineMs, () => new Error(`${name} did not answer in time`));
    if (answer.ok) return answer.value;
    noteMissing(name, new Error(answer.error.code));
  } catch (thrown) {
    noteMissing(name, thrown);
  }
  return undefined;
}
