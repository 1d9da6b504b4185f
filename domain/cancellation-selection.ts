// Who leaves which flights: a selection of passengers and whole slices, and whether the rest of the party may still fly.
import { type BookingStatus, type PaymentStatus, whyClosed } from '#domain/booking';
import type {
  CancellationFailure,
  CommonFailure,
  EndedHold,
  FieldFault,
  PartyFailure,
  PaymentFailure,
} from '#domain/errors';
import type { FlightId, Instant, PassengerId } from '#domain/ids';
import type { PassengerType } from '#domain/passenger';
import { err, ok, type Result } from '#domain/result';

export type BookedTraveller = { passengerId: PassengerId; type: PassengerType; withPassengerId: PassengerId | null };
export type BookedFlight = { flightId: FlightId; slice: number; departingAt: Instant };
/** A passenger on a flight, with or without a seat of their own. */
export type Place = { passengerId: PassengerId; flightId: FlightId };

export type BookedParty = {
  status: BookingStatus;
  paymentStatus: PaymentStatus;
  paymentRequiredBy: Instant;
  travellers: readonly BookedTraveller[];
  flights: readonly BookedFlight[];
  /** Places given up before. */
  cancelled: readonly Place[];
};

/** Null stands for all that is left. */
export type Selection = { passengerIds: readonly PassengerId[] | null; flightIds: readonly FlightId[] | null };

export type SelectionFailure = CommonFailure | PartyFailure | PaymentFailure | EndedHold | CancellationFailure;

/** The places a selection gives up, or why it cannot. A booking that is not paid for is given up as a whole. */
export function selectPlaces(
  booking: BookedParty,
  selection: Selection,
  now: Instant,
): Result<Place[], SelectionFailure> {
  const closed = whyClosed(booking, now);
  if (closed) return err(closed);
  const faults = [...unknownPassengers(booking, selection), ...unfitFlights(booking, selection)];
  if (faults.length > 0) return err({ code: 'invalid_request', errors: faults });
  const departed = findDeparted(booking, selection, now);
  if (departed) return err({ code: 'flight_departed', flightId: departed });
  const places = chosenPlaces(booking, selection, now);
  const hasNothing = (selects: (place: Place) => boolean) => !places.some(selects);
  if (
    places.length === 0 ||
    selection.passengerIds?.some((id) => hasNothing(({ passengerId }) => passengerId === id)) ||
    selection.flightIds?.some((id) => hasNothing(({ flightId }) => flightId === id))
  ) {
    return err({ code: 'already_cancelled' });
  }
  if (booking.status === 'held' && places.length < livingPlaces(booking).length) {
    return err({ code: 'whole_booking_only' });
  }
  const stranded = findStranded(booking, places);
  return stranded ? err(stranded) : ok(places);
}

/** Every place nobody has given up. */
export function livingPlaces({ travellers, flights, cancelled }: BookedParty): Place[] {
  const isLiving = (place: Place) => !cancelled.some((gone) => isSame(gone, place));
  return flights.flatMap(({ flightId }) =>
    travellers.map(({ passengerId }) => ({ passengerId, flightId })).filter(isLiving),
  );
}

/** True for slices that somebody has begun to fly: from the first departure that still had somebody on it. */
export function hasBegun(booking: BookedParty, slice: number, now: Instant): boolean {
  const living = livingPlaces(booking);
  return booking.flights.some(
    (flight) =>
      flight.slice === slice &&
      flight.departingAt <= now &&
      living.some(({ flightId }) => flightId === flight.flightId),
  );
}

export const isSame = (one: Place, other: Place): boolean =>
  one.passengerId === other.passengerId && one.flightId === other.flightId;

function unknownPassengers({ travellers }: BookedParty, { passengerIds }: Selection): FieldFault[] {
  return (passengerIds ?? []).flatMap((id, index) =>
    travellers.some(({ passengerId }) => passengerId === id)
      ? []
      : [
          {
            pointer: `/passenger_ids/${index}`,
            code: 'unknown_passenger',
            detail: 'is not a passenger of this booking',
          },
        ],
  );
}

/** Fares are sold and given back by slice, so a slice is named with all its flights or not at all. */
function unfitFlights({ flights }: BookedParty, { flightIds }: Selection): FieldFault[] {
  return (flightIds ?? []).flatMap((id, index) => {
    const pointer = `/flight_ids/${index}`;
    const flight = flights.find(({ flightId }) => flightId === id);
    if (!flight) return [{ pointer, code: 'unknown_flight', detail: 'is not a flight of this booking' }];
    const ofSlice = flights.filter(({ slice }) => slice === flight.slice);
    return ofSlice.every(({ flightId }) => flightIds?.includes(flightId))
      ? []
      : [{ pointer, code: 'slice_incomplete', detail: 'is one flight of a slice; name all flights of that slice' }];
  });
}

/** A departed flight that was named, or the last one when there is no other left. */
function findDeparted(booking: BookedParty, { flightIds }: Selection, now: Instant): FlightId | undefined {
  const begun = booking.flights.filter(({ slice }) => hasBegun(booking, slice, now));
  const named = begun.find(({ flightId }) => flightIds?.includes(flightId));
  if (named) return named.flightId;
  const living = livingPlaces(booking);
  const isLeft = living.some(({ flightId }) => !begun.some((flight) => flight.flightId === flightId));
  return living.length > 0 && !isLeft ? begun.at(-1)?.flightId : undefined;
}

function chosenPlaces(booking: BookedParty, { passengerIds, flightIds }: Selection, now: Instant): Place[] {
  const isLeft = new Map(booking.flights.map(({ flightId, slice }) => [flightId, !hasBegun(booking, slice, now)]));
  return livingPlaces(booking).filter(
    ({ passengerId, flightId }) =>
      (passengerIds?.includes(passengerId) ?? true) && (flightIds?.includes(flightId) ?? isLeft.get(flightId)),
  );
}

/** Those who stay on a flight may still fly it: no infant without the adult it sits with, no child without any adult. */
function findStranded(booking: BookedParty, places: readonly Place[]): PartyFailure | CancellationFailure | undefined {
  const staying = livingPlaces(booking).filter((place) => !places.some((gone) => isSame(gone, place)));
  for (const flightId of new Set(places.map((place) => place.flightId))) {
    const party = booking.travellers.filter(({ passengerId }) =>
      staying.some((place) => isSame(place, { passengerId, flightId })),
    );
    const infant = party.find(
      ({ type, withPassengerId }) =>
        type === 'infant' && !party.some(({ passengerId }) => passengerId === withPassengerId),
    );
    if (infant) return { code: 'infant_left_behind', passengerId: infant.passengerId };
    if (party.length > 0 && !party.some(({ type }) => type === 'adult')) return { code: 'unaccompanied_child' };
  }
  return undefined;
}
