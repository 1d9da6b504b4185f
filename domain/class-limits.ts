// How many places each booking class of a flight may sell: the limits of the aircraft type, over the classes sold on the route.
import type { FieldFault } from '#domain/errors';
import type { BookingClass, ClassLimit } from '#domain/flight-plan';
import { type AircraftLayout, type Cabin, seatsOfCabin } from '#domain/seat-map';

/** A class with a current fare on the route, and the dearest fare it has there. */
export type SoldClass = { cabin: Cabin; bookingClass: BookingClass; adultMinor: number };

/**
 * In each cabin from the highest class to the lowest. Classes the type limits keep its order, sold or not, since the
 * highest of them is what the cabin may sell at all; no limit is more than there are seats. A class the type does not
 * name may fill the cabin: it ranks above those, the dearer the higher.
 */
export function limitClasses(
  layout: AircraftLayout,
  limits: readonly ClassLimit[],
  sold: readonly SoldClass[],
): ClassLimit[] {
  return layout.cabins.flatMap((ofCabin) => {
    const { cabin } = ofCabin;
    const seatCount = seatsOfCabin(ofCabin).length;
    const limited = limits.filter((of) => of.cabin === cabin);
    const dearest = new Map<BookingClass, number>();
    for (const of of sold) {
      if (of.cabin !== cabin || limited.some(({ bookingClass }) => bookingClass === of.bookingClass)) continue;
      dearest.set(of.bookingClass, Math.max(of.adultMinor, dearest.get(of.bookingClass) ?? 0));
    }
    const unlimited = [...dearest].sort(([left, high], [right, higher]) => higher - high || (left < right ? -1 : 1));
    return [
      ...unlimited.map(([bookingClass]) => ({ cabin, bookingClass, limit: seatCount })),
      ...limited.map((of) => ({ ...of, limit: Math.min(of.limit, seatCount) })),
    ];
  });
}

/** A class is limited once in its cabin, and no class may have more than the one above it. */
export function faultsOfClassLimits(limits: readonly ClassLimit[]): FieldFault[] {
  return limits.flatMap((of, index) => {
    const above = limits.slice(0, index).filter(({ cabin }) => cabin === of.cabin);
    if (above.some(({ bookingClass }) => bookingClass === of.bookingClass)) {
      return [
        { pointer: `/${index}/booking_class`, code: 'class_repeated', detail: 'is limited in this cabin already' },
      ];
    }
    const highest = above.at(-1)?.limit ?? of.limit;
    if (of.limit <= highest) return [];
    return [
      { pointer: `/${index}/limit`, code: 'limit_not_nested', detail: 'is more than the class above it may have' },
    ];
  });
}
