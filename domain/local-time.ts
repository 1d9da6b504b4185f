// Wall times and instants: what a clock on a wall in an IANA zone shows, and when that is.
import type { Instant, LocalDate } from '#domain/ids';

/** A time as on a wall, without an offset: `2026-12-05T09:30` or `2026-12-05T09:30:15`. */
export type WallTime = string;
/** A time of day, `09:30`. */
export type TimeOfDay = string;
/** An IANA zone, `Europe/Paris`. */
export type TimeZone = string;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Formatters cost far more to make than to use, so there is one for each zone. */
const formatters = new Map<TimeZone, Intl.DateTimeFormat>();

function formatterOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** True for a zone the runtime knows. The formatter is asked, since lists of zones leave out aliases such as `Asia/Kathmandu`. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * Offsets change at most a few times a year and never within a quarter of an hour that does not begin at a change,
 * so the offset found for one instant of a quarter serves all of it.
 */
const offsets = new Map<string, number>();
const quarter = 15 * minute;

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(zone: TimeZone, instant: Instant): number {
  const quarterStart = Math.floor(instant / quarter) * quarter;
  const key = `${zone} ${quarterStart}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(quarterStart)) parts[type] = Number(value);
  const { year = 0, month = 0, day: dayOfMonth = 0, hour: hours = 0, minute: minutes = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, dayOfMonth, hours, minutes, second) - quarterStart;
  if (offsets.size >= 20_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** A wall time read as if it were UTC; the digits alone, whatever the zone. */
const digitsOf = (wall: WallTime): number => Date.parse(`${wall}Z`);

/**
 * The instants at which a wall in the zone shows this time, earliest first: none in a gap, two in an overlap, else one.
 * An offset in force at the instant is in force somewhere within a day of it, so those of both neighbours are tried.
 */
export function instantsOf(wall: WallTime, zone: TimeZone): Instant[] {
  const digits = digitsOf(wall);
  const candidates = new Set([offsetAt(zone, digits - day), offsetAt(zone, digits), offsetAt(zone, digits + day)]);
  return [...candidates]
    .map((offset) => digits - offset)
    .filter((instant) => offsetAt(zone, instant) === digits - instant)
    .sort((left, right) => left - right);
}

/** The instant of a wall time; the earlier of two unless said otherwise, null for a time the clocks jump over. */
export function instantOf(wall: WallTime, zone: TimeZone, which: 'earlier' | 'later' = 'earlier'): Instant | null {
  const found = instantsOf(wall, zone);
  return (which === 'earlier' ? found[0] : found[found.length - 1]) ?? null;
}

/** Like `instantOf`, but a time in a gap moves forward by the gap, as a clock that was not set does: 01:30 becomes 02:30. */
export function instantOfOrAfterGap(wall: WallTime, zone: TimeZone): Instant {
  const digits = digitsOf(wall);
  return instantOf(wall, zone) ?? digits - offsetAt(zone, digits - day);
}

/** What a wall in the zone shows at an instant, to the second: `2026-12-05T09:30:00`. */
export function wallTimeOf(instant: Instant, zone: TimeZone): WallTime {
  return new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 19);
}

/** The calendar day in the zone at an instant. */
export function localDateOf(instant: Instant, zone: TimeZone): LocalDate {
  return wallTimeOf(instant, zone).slice(0, 10);
}

/** `2026-12-05T09:30:00+01:00`. */
export function offsetTimeOf(instant: Instant, zone: TimeZone): string {
  const offset = offsetAt(zone, instant);
  const absolute = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  const hours = String(Math.floor(absolute / hour)).padStart(2, '0');
  const minutes = String(Math.floor((absolute % hour) / minute)).padStart(2, '0');
  return `${wallTimeOf(instant, zone)}${sign}${hours}:${minutes}`;
}

/** The ISO 8601 duration between two instants, in hours and minutes: `PT8H15M`, `PT45M`, `PT26H`. */
export function durationBetween(start: Instant, end: Instant): string {
  const minutes = Math.round((end - start) / minute);
  const parts = [
    Math.floor(minutes / 60) > 0 ? `${Math.floor(minutes / 60)}H` : '',
    minutes % 60 > 0 ? `${minutes % 60}M` : '',
  ];
  return minutes > 0 ? `PT${parts.join('')}` : 'PT0M';
}

/** The calendar day so many days later; negative goes back. */
export function addDays(date: LocalDate, dayCount: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayCount * day).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
