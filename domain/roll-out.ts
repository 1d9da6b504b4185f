// Rolling a timetable out: which dated flights a schedule makes in a range of days, and when each of them leaves and lands.
import type { Instant, LocalDate } from '#domain/ids';
import { addDays, instantOfOrAfterGap, type TimeOfDay, type TimeZone, weekdayOf } from '#domain/local-time';

export type Timetable = {
  departsAtLocal: TimeOfDay;
  arrivesAtLocal: TimeOfDay;
  /** Calendar days between local departure and local arrival; -1 across the date line. */
  arrivalDayOffset: number;
  /** Bit 0 is Monday, bit 6 is Sunday, of the local departure day. */
  weekdays: number;
  validFrom: LocalDate;
  validTo: LocalDate | null;
};

export type DatedTimes = { departureDate: LocalDate; departingAt: Instant; arrivingAt: Instant };

/** Bookings close an hour before departure, when check-in for most international flights does. */
export const salesCloseBeforeMs = 60 * 60_000;

/**
 * The dated flights of a schedule from one day to another, both included.
 *
 * A wall time that the clocks jump over moves forward by the gap: the flight leaves as long after midnight as on any
 * other day. A wall time that occurs twice means the first. Where the clocks change between departure and arrival, the
 * flight keeps both wall times and takes an hour more or less on paper; should that leave it no time to fly at all, it
 * is left out, since a timetable that lands before it leaves is a mistake.
 */
export function rollOut(
  timetable: Timetable,
  zones: { origin: TimeZone; destination: TimeZone },
  from: LocalDate,
  to: LocalDate,
): DatedTimes[] {
  const first = from > timetable.validFrom ? from : timetable.validFrom;
  const last = timetable.validTo !== null && timetable.validTo < to ? timetable.validTo : to;
  const flights: DatedTimes[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!fliesOn(timetable.weekdays, day)) continue;
    const departingAt = instantOfOrAfterGap(`${day}T${timetable.departsAtLocal}`, zones.origin);
    const landingDay = addDays(day, timetable.arrivalDayOffset);
    const arrivingAt = instantOfOrAfterGap(`${landingDay}T${timetable.arrivesAtLocal}`, zones.destination);
    if (arrivingAt > departingAt) flights.push({ departureDate: day, departingAt, arrivingAt });
  }
  return flights;
}

export const fliesOn = (weekdays: number, day: LocalDate): boolean => ((weekdays >> weekdayOf(day)) & 1) === 1;
