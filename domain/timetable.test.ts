// A timetable that staff wrote: what is wrong with it, by field, and where it meets another of its number.
import { describe, expect, test } from 'vitest';
import type { Timetable } from '#domain/roll-out';
import { dayInCommon, faultsOfTimetable } from '#domain/timetable';

const paris = { origin: 'Europe/Paris', destination: 'Europe/Paris' };
const everyDay = 0b1111111;
const [mondays, sundays] = [0b0000001, 0b1000000];

/** Leaves in the hour that Paris jumps over on the first of its days, and so at half past three on that one. */
const overnight = { departsAtLocal: '02:30', arrivesAtLocal: '03:10', validFrom: '2027-03-28' };

const aTimetable = (change: Partial<Timetable> = {}): Timetable => ({
  departsAtLocal: '09:30',
  arrivesAtLocal: '10:45',
  arrivalDayOffset: 0,
  weekdays: everyDay,
  validFrom: '2026-12-01',
  validTo: null,
  ...change,
});

describe('the faults of a timetable', () => {
  test.each<[string, Partial<Timetable>, typeof paris, [string, string][]]>([
    ['none', {}, paris, []],
    ['one day alone', { validTo: '2026-12-01' }, paris, []],
    ['an end before the beginning', { validTo: '2026-11-30' }, paris, [['/valid_to', 'before_valid_from']]],
    ['no weekday at all', { weekdays: 0 }, paris, [['/weekdays', 'never_flies']]],
    [
      'a weekday that does not come before the end',
      { weekdays: sundays, validTo: '2026-12-05' },
      paris,
      [['/weekdays', 'never_flies']],
    ],
    [
      'a landing before the take-off',
      { arrivesAtLocal: '09:00' },
      paris,
      [['/arrives_at_local', 'not_after_departure']],
    ],
    ['a landing at the take-off', { arrivesAtLocal: '09:30' }, paris, [['/arrives_at_local', 'not_after_departure']]],
    ['a landing on another day', { arrivalDayOffset: 2 }, paris, [['/arrives_at_local', 'too_long']]],
    ['a day back within one zone', { arrivalDayOffset: -1 }, paris, [['/arrives_at_local', 'not_after_departure']]],
    [
      'a day back over the date line is none',
      { departsAtLocal: '08:00', arrivesAtLocal: '17:30', arrivalDayOffset: -1 },
      { origin: 'Pacific/Auckland', destination: 'Pacific/Honolulu' },
      [],
    ],
    [
      'one night of the clocks that leaves no time to fly is none, since other nights do',
      { ...overnight, weekdays: sundays },
      paris,
      [],
    ],
    [
      'that night alone',
      { ...overnight, validTo: '2027-03-28' },
      paris,
      [['/arrives_at_local', 'not_after_departure']],
    ],
  ])('%s', (_what, change, zones, faults) => {
    const found = faultsOfTimetable(aTimetable(change), zones);

    expect(found.map(({ pointer, code }) => [pointer, code])).toEqual(faults);
  });
});

describe('two schedules of one number meet', () => {
  test.each<[string, Partial<Timetable>, Partial<Timetable>, string | null]>([
    ['where both fly every day', {}, {}, '2026-12-01'],
    ['on the first weekday they share', { weekdays: mondays }, {}, '2026-12-07'],
    ['not on other weekdays', { weekdays: mondays }, { weekdays: sundays }, null],
    ['not one after the other', { validTo: '2026-12-31' }, { validFrom: '2027-01-01' }, null],
    [
      'on a day that ends one and begins the other',
      { validTo: '2027-01-01' },
      { validFrom: '2027-01-01' },
      '2027-01-01',
    ],
    [
      'not in a few days without the weekday they share',
      { weekdays: mondays, validTo: '2026-12-05' },
      { weekdays: mondays },
      null,
    ],
    ['at the far end of the calendar', { validFrom: '2099-12-30' }, { validFrom: '2099-12-31' }, '2099-12-31'],
  ])('%s', (_what, one, other, day) => {
    expect(dayInCommon(aTimetable(one), aTimetable(other))).toBe(day);
    expect(dayInCommon(aTimetable(other), aTimetable(one))).toBe(day);
  });
});
