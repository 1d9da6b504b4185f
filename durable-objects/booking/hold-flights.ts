// Holds seats on every flight of an offer, in order of flight id, or on none of them.
import type { HoldBooking, PassengerDetails } from '#contracts/booking-object';
import type { FlightObject, HoldSeats, PartyMember, SeatsHeld } from '#contracts/flight-object';
import type { OfferToBook } from '#contracts/search-service';
import type { CommonFailure, EndedHold, HoldFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId, HoldId, Instant, PassengerId, UserId } from '#domain/ids';
import { maySitInExitRow } from '#domain/passenger';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';

export type Deps = {
  flightAt(id: FlightId): FlightObject;
  newHoldId(): HoldId;
};

export type HeldFlight = { segment: OfferToBook['segments'][number]; command: HoldSeats; held: SeatsHeld };
export type HoldRefusal = HoldFailure | EndedHold | CommonFailure;

/**
 * Asks the flights one after the other; the first refusal gives back what was held before it. Nobody waits for a hold
 * of somebody else, so two parties that want each other's seats both get an answer.
 */
export async function holdFlights(
  deps: Deps,
  caller: Caller,
  ownerId: UserId,
  order: HoldBooking,
  passengerIds: readonly PassengerId[],
  expiresAt: Instant,
): Promise<Result<HeldFlight[], HoldRefusal>> {
  const held: HeldFlight[] = [];
  const inOrder = order.offer.segments.toSorted((a, b) => (a.flightId < b.flightId ? -1 : 1));
  for (const segment of inOrder) {
    const command: HoldSeats = {
      holdId: deps.newHoldId(),
      bookingId: order.bookingId,
      accountId: ownerId,
      flightId: segment.flightId,
      planVersion: segment.planVersion,
      departingAt: segment.departingAt,
      cabin: segment.cabin,
      bookingClass: segment.bookingClass,
      expiresAt,
      party: partyOn(segment, order, passengerIds),
      holdLimit: order.holdLimit,
      purpose: 'sale',
    };
    const answer = await holdWithPlan(deps.flightAt(segment.flightId), caller, command, segment.plan);
    if (!answer.ok) {
      await releaseFlights(deps, caller, held);
      return answer;
    }
    held.push({ segment, command, held: answer.value });
  }
  return ok(held);
}

/**
 * Gives several holds back at once, whole or for some passengers. Without a confirmation one that cannot be reached now dies at
 * its deadline by itself. True when every flight said so.
 */
export async function releaseFlights(
  deps: Pick<Deps, 'flightAt'>,
  caller: Caller,
  held: readonly { command: Pick<HoldSeats, 'flightId' | 'holdId'>; passengerIds?: readonly PassengerId[] }[],
): Promise<boolean> {
  const answers = await Promise.allSettled(
    held.map(({ command, passengerIds }) =>
      deps.flightAt(command.flightId).release(caller, command.holdId, passengerIds),
    ),
  );
  return answers.every((answer) => answer.status === 'fulfilled' && answer.value.ok);
}

/** A flight that has never been opened, or knows an older plan, is given the plan the offer was priced on. */
export async function holdWithPlan(
  flight: FlightObject,
  caller: Caller,
  command: HoldSeats,
  plan: FlightPlan,
): Promise<Result<SeatsHeld, HoldRefusal>> {
  const booking = asBooking(caller);
  try {
    const first = await flight.hold(booking, command);
    if (first.ok || first.error.code !== 'plan_needed') return first;
    const applied = await flight.applyPlan(booking, plan);
    if (!applied.ok) return applied;
    const second = await flight.hold(booking, command);
    if (second.ok || second.error.code !== 'plan_needed') return second;
    return err({ code: 'itinerary_changed', flightId: command.flightId });
  } catch (reason) {
    // Whether the hold was stored is unknown; it carries a deadline, and a repeat for this booking takes its place.
    log('warn', 'flight_unreachable', { request_id: caller.requestId, id: command.flightId, error: errorText(reason) });
    return err({ code: 'busy', retryAfterSeconds: 2 });
  }
}

/** A flight is asked by the booking: who the traveller is was settled before, and would cost every hold its way there. */
const asBooking = ({ requestId }: Caller): Caller => ({ kind: 'system', part: 'booking', requestId });

function partyOn(
  segment: OfferToBook['segments'][number],
  order: HoldBooking,
  passengerIds: readonly PassengerId[],
): PartyMember[] {
  return order.passengers.map((passenger, index): PartyMember => {
    const wish = order.seats.find((seat) => seat.flightId === segment.flightId && seat.passenger === index);
    return {
      passengerId: idAt(passengerIds, index),
      type: passenger.type,
      seating: passenger.type === 'infant' ? 'lap' : 'own_seat',
      withPassengerId: passenger.withIndex === null ? null : idAt(passengerIds, passenger.withIndex),
      maySitInExitRow: maySitInExitRow(passenger, hasLapInfant(order.passengers, index), segment.departingOn),
      seat: wish?.seat ?? null,
    };
  });
}

const hasLapInfant = (passengers: readonly PassengerDetails[], index: number): boolean =>
  passengers.some(({ withIndex }) => withIndex === index);

function idAt(ids: readonly PassengerId[], index: number): PassengerId {
  const id = ids[index];
  if (!id) throw new Error('Every passenger of a booking has an id');
  return id;
}
