// Itineraries: slices of segments, how they are named, when they leave and arrive, and which fares sell them.
import type { AvailableInClass } from '#domain/fare-buckets';
import type { BookingClass } from '#domain/flight-plan';
import type { FlightId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import type { Cabin } from '#domain/seat-map';

export type TimedSegment = { flightId: FlightId; departingAt: Instant; arrivingAt: Instant };
/** One direction of travel, its segments in the order they are flown; at least one. */
export type Slice<Segment> = readonly Segment[];
export type Itinerary<Segment> = readonly Slice<Segment>[];

/** Two itineraries have the same key exactly if they fly the same flights in the same order. */
export function itineraryKey(itinerary: Itinerary<TimedSegment>): string {
  return itinerary.map((slice) => slice.map(({ flightId }) => flightId).join('+')).join('/');
}

export function departureOf(slice: Slice<TimedSegment>): Instant {
  const first = slice.at(0);
  invariant(first, 'a slice has a segment');
  return first.departingAt;
}

export function arrivalOf(slice: Slice<TimedSegment>): Instant {
  const last = slice.at(-1);
  invariant(last, 'a slice has a segment');
  return last.arrivingAt;
}

/** Between leaving and arriving, waits included, summed over the slices. */
export function travelTimeOf(itinerary: Itinerary<TimedSegment>): number {
  return itinerary.reduce((sum, slice) => sum + arrivalOf(slice) - departureOf(slice), 0);
}

const fourHours = 4 * 3_600_000;

/**
 * All direct slices, and the quickest of the rest, so many at most; nobody wants to change planes for half a day where an
 * hour's flight is. Fewer changes come before more and are measured only by what has no more changes than they, so that
 * whoever allows more changes is offered everything that whoever allows fewer is.
 */
export function worthOffering<Segment extends TimedSegment>(
  slices: readonly Slice<Segment>[],
  mostConnecting: number,
): Slice<Segment>[] {
  const byLength = Map.groupBy(slices, (slice) => slice.length);
  const kept = [...(byLength.get(1) ?? [])];
  const mostKept = kept.length + mostConnecting;
  let quickest = Math.min(...kept.map(flyingTimeOf));
  for (const length of [...byLength.keys()].filter((of) => of > 1).sort((left, right) => left - right)) {
    const connecting = byLength.get(length) ?? [];
    quickest = Math.min(quickest, ...connecting.map(flyingTimeOf));
    const bearable = connecting.filter((slice) => flyingTimeOf(slice) <= 2 * quickest + fourHours);
    bearable.sort((left, right) => flyingTimeOf(left) - flyingTimeOf(right) || departureOf(left) - departureOf(right));
    kept.push(...bearable.slice(0, mostKept - kept.length));
  }
  return kept;
}

const flyingTimeOf = (slice: Slice<TimedSegment>): number => travelTimeOf([slice]);

export type SoldFare = { cabin: Cabin; fareBrand: string; bookingClass: BookingClass };
export type FareChoice<Fare> = { cabin: Cabin; fareBrand: string; fares: Fare[] };

/**
 * For each cabin and brand that every segment sells, the cheapest fare of each segment whose class has places for the
 * whole party: a party that does not fit into the cheapest class is priced in the next.
 */
export function chooseFares<Fare extends SoldFare>(
  segments: readonly { fares: readonly Fare[]; available: readonly AvailableInClass[] }[],
  seatCount: number,
  priceOf: (fare: Fare) => number,
): FareChoice<Fare>[] {
  const cheapest = segments.map(({ fares, available }) => {
    const chosen = new Map<string, Fare>();
    for (const fare of fares) {
      if (placesIn(available, fare) < seatCount) continue;
      const before = chosen.get(productOf(fare));
      if (!before || priceOf(fare) < priceOf(before)) chosen.set(productOf(fare), fare);
    }
    return chosen;
  });
  return [...(cheapest[0]?.entries() ?? [])].flatMap(([product, { cabin, fareBrand }]) => {
    const fares = cheapest.flatMap((ofSegment) => ofSegment.get(product) ?? []);
    return fares.length === segments.length ? [{ cabin, fareBrand, fares }] : [];
  });
}

/** Places left in the class of a fare; none in a class the flight does not name. */
export function placesIn(
  available: readonly AvailableInClass[],
  fare: { cabin: Cabin; bookingClass: BookingClass },
): number {
  const left = available.find(({ cabin, bookingClass }) => cabin === fare.cabin && bookingClass === fare.bookingClass);
  return left?.available ?? 0;
}

const productOf = ({ cabin, fareBrand }: SoldFare): string => `${cabin} ${fareBrand}`;
