// Wall times and instants: gaps, overlaps, odd offsets and the date line.
import { expect, test } from 'vitest';
import {
  addDays,
  durationBetween,
  instantOf,
  instantOfOrAfterGap,
  instantsOf,
  isTimeZone,
  localDateOf,
  offsetTimeOf,
  wallTimeOf,
  weekdayOf,
} from '#domain/local-time';

const utc = (text: string): number => Date.parse(text);
const iso = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();

test('a wall time is one instant on ordinary days, summer and winter', () => {
  expect(instantsOf('2026-12-05T09:30', 'Europe/Paris').map(iso)).toEqual(['2026-12-05T08:30:00.000Z']);
  expect(instantsOf('2026-07-05T09:30', 'Europe/Paris').map(iso)).toEqual(['2026-07-05T07:30:00.000Z']);
});

test.each([
  ['Europe/London', '2027-03-28T01:30', '2027-03-28T02:30:00'],
  ['America/New_York', '2027-03-14T02:30', '2027-03-14T03:30:00'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:45:00'],
])('in %s no wall shows %s; a time that must be found moves forward by the gap', (zone, wall, moved) => {
  expect(instantOf(wall, zone)).toBeNull();
  expect(wallTimeOf(instantOfOrAfterGap(wall, zone), zone)).toBe(moved);
});

test.each([
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
  ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00.000Z', '2027-04-03T15:15:00.000Z'],
])('in %s a wall shows %s twice; the earlier is meant unless said', (zone, wall, earlier, later) => {
  expect(instantsOf(wall, zone).map(iso)).toEqual([earlier, later]);
  expect(iso(instantOf(wall, zone))).toBe(earlier);
  expect(iso(instantOf(wall, zone, 'later'))).toBe(later);
  expect(iso(instantOfOrAfterGap(wall, zone))).toBe(earlier);
});

test('a flight over the date line lands before it left by the calendar, but not by the clock', () => {
  const leaves = instantOf('2026-12-10T23:50', 'Pacific/Auckland') ?? 0;
  const lands = instantOf('2026-12-10T09:40', 'Pacific/Honolulu') ?? 0;

  expect([iso(leaves), iso(lands)]).toEqual(['2026-12-10T10:50:00.000Z', '2026-12-10T19:40:00.000Z']);
  expect(durationBetween(leaves, lands)).toBe('PT8H50M');
});

test.each([
  ['Asia/Kathmandu', '+05:45'],
  ['Pacific/Chatham', '+13:45'],
  ['Pacific/Kiritimati', '+14:00'],
  ['America/St_Johns', '-03:30'],
  ['Asia/Kolkata', '+05:30'],
  ['Europe/London', '+00:00'],
])('in December 2026 %s is at %s', (zone, offset) => {
  expect(offsetTimeOf(utc('2026-12-05T12:00:00Z'), zone).slice(-6)).toBe(offset);
});

test('winter is not standard time everywhere: Casablanca went back for Ramadan', () => {
  expect(offsetTimeOf(utc('2026-01-20T12:00:00Z'), 'Africa/Casablanca')).toBe('2026-01-20T13:00:00+01:00');
  expect(offsetTimeOf(utc('2026-02-20T12:00:00Z'), 'Africa/Casablanca')).toBe('2026-02-20T12:00:00+00:00');
});

test('a time is written with the offset of its place and day', () => {
  expect(offsetTimeOf(utc('2026-12-05T08:30:00Z'), 'Europe/Paris')).toBe('2026-12-05T09:30:00+01:00');
  expect(offsetTimeOf(utc('2026-12-05T03:15:00Z'), 'America/St_Johns')).toBe('2026-12-04T23:45:00-03:30');
});

test('the calendar day is the one of the place', () => {
  const instant = utc('2026-12-05T10:30:00Z');

  expect(localDateOf(instant, 'Pacific/Kiritimati')).toBe('2026-12-06');
  expect(localDateOf(instant, 'Pacific/Pago_Pago')).toBe('2026-12-04');
});

test('every minute of a year, taken to the wall and back, is found again', () => {
  const zones = ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Chatham', 'Asia/Kathmandu'];
  for (const zone of zones) {
    for (let instant = utc('2026-11-20T00:00:00Z'); instant < utc('2027-11-20T00:00:00Z'); instant += 97 * 60_000) {
      expect(instantsOf(wallTimeOf(instant, zone), zone)).toContain(instant);
    }
  }
});

test('a zone exists if the runtime can format in it, alias or not', () => {
  expect(['Asia/Kathmandu', 'Asia/Kolkata', 'Europe/Paris', 'UTC'].every(isTimeZone)).toBe(true);
  expect(['Europe/Atlantis', '', '+01:00', 'Europe/Paris; DROP', '../etc'].some(isTimeZone)).toBe(false);
});

test.each([
  ['2026-12-05T00:00:00Z', '2026-12-05T08:15:00Z', 'PT8H15M'],
  ['2026-12-05T00:00:00Z', '2026-12-05T00:45:00Z', 'PT45M'],
  ['2026-12-05T00:00:00Z', '2026-12-06T02:00:00Z', 'PT26H'],
  ['2026-12-05T00:00:00Z', '2026-12-05T00:00:00Z', 'PT0M'],
])('from %s to %s is %s', (start, end, duration) => {
  expect(durationBetween(utc(start), utc(end))).toBe(duration);
});

test('days are counted over months and leap days, and weeks begin on Monday', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(weekdayOf('2026-11-20')).toBe(4);
  expect(weekdayOf('2026-11-23')).toBe(0);
});
