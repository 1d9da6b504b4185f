// Whether a timetable can be flown, and whether two of one flight number would ever leave on the same day.
import type { FieldFault } from '#domain/errors';
import type { LocalDate } from '#domain/ids';
import { addDays, type TimeZone } from '#domain/local-time';
import { type DatedTimes, fliesOn, rollOut, type Timetable } from '#domain/roll-out';

/** No scheduled flight takes longer; a wrong day does. */
export const longestFlightMs = 24 * 60 * 60_000;

/**
 * Every fault of a timetable, by the field of the wire that must change. Times are judged on the first seven days it
 * flies: a night on which the clocks change may leave one of them out, never all.
 */
export function faultsOfTimetable(
  timetable: Timetable,
  zones: { origin: TimeZone; destination: TimeZone },
): FieldFault[] {
  const { validFrom, validTo } = timetable;
  if (validTo !== null && validTo < validFrom)
    return [{ pointer: '/valid_to', code: 'before_valid_from', detail: 'is before the first day' }];
  const days = firstDays(timetable, 49).filter((day) => fliesOn(timetable.weekdays, day));
  const [first] = days;
  const last = days.slice(0, 7).at(-1);
  if (first === undefined || last === undefined)
    return [{ pointer: '/weekdays', code: 'never_flies', detail: 'none of them lies between the first and last day' }];
  const flown = rollOut(timetable, zones, first, last);
  if (flown.length === 0)
    return [{ pointer: '/arrives_at_local', code: 'not_after_departure', detail: 'is not after the departure' }];
  return flown.every(takesTooLong)
    ? [{ pointer: '/arrives_at_local', code: 'too_long', detail: 'is more than a day after the departure' }]
    : [];
}

const takesTooLong = ({ departingAt, arrivingAt }: DatedTimes): boolean => arrivingAt - departingAt > longestFlightMs;

/** The first day on which both would leave, null where they never meet. A week shows every weekday, so no more is looked at. */
export function dayInCommon(one: Timetable, other: Timetable): LocalDate | null {
  const validFrom = one.validFrom > other.validFrom ? one.validFrom : other.validFrom;
  const ends = [one.validTo, other.validTo].filter((day) => day !== null).sort();
  const both = { validFrom, validTo: ends[0] ?? null };
  return firstDays(both, 7).find((day) => fliesOn(one.weekdays & other.weekdays, day)) ?? null;
}

function firstDays({ validFrom, validTo }: Pick<Timetable, 'validFrom' | 'validTo'>, most: number): LocalDate[] {
  const days = Array.from({ length: most }, (_, index) => addDays(validFrom, index));
  return days.filter((day) => validTo === null || day <= validTo);
}
