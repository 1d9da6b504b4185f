// A timetable becomes dated flights: on its days, at its wall times, whatever the clocks do.
import { expect, test } from 'vitest';
import { offsetTimeOf } from '#domain/local-time';
import { rollOut, type Timetable } from '#domain/roll-out';

const paris = { origin: 'Europe/Paris', destination: 'Europe/Paris' };
const everyDay = 0b1111111;
const mondays = 0b0000001;

function aTimetable(changes: Partial<Timetable> = {}): Timetable {
  return {
    departsAtLocal: '09:30',
    arrivesAtLocal: '10:45',
    arrivalDayOffset: 0,
    weekdays: everyDay,
    validFrom: '2026-01-01',
    validTo: null,
    ...changes,
  };
}

const datesOf = (flights: { departureDate: string }[]) => flights.map(({ departureDate }) => departureDate);

test('a daily flight leaves on each day of the range, both ends included', () => {
  const flights = rollOut(aTimetable(), paris, '2026-12-30', '2027-01-02');

  expect(datesOf(flights)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
});

test('a flight leaves on its weekdays only', () => {
  const flights = rollOut(aTimetable({ weekdays: mondays }), paris, '2026-11-20', '2026-12-07');

  expect(datesOf(flights)).toEqual(['2026-11-23', '2026-11-30', '2026-12-07']);
});

test('nothing leaves before or after the timetable is valid', () => {
  const december = aTimetable({ validFrom: '2026-12-02', validTo: '2026-12-03' });

  expect(datesOf(rollOut(december, paris, '2026-12-01', '2026-12-31'))).toEqual(['2026-12-02', '2026-12-03']);
  expect(rollOut(december, paris, '2027-01-01', '2027-01-31')).toEqual([]);
});

test('the wall time stays when the clocks change, so the instant moves', () => {
  const [before, after] = rollOut(aTimetable(), paris, '2027-03-27', '2027-03-28');

  expect(new Date(before?.departingAt ?? 0).toISOString()).toBe('2027-03-27T08:30:00.000Z');
  expect(new Date(after?.departingAt ?? 0).toISOString()).toBe('2027-03-28T07:30:00.000Z');
});

test('a departure that the clocks jump over moves forward by the gap', () => {
  const london = { origin: 'Europe/London', destination: 'Europe/Paris' };
  const night = aTimetable({ departsAtLocal: '01:30', arrivesAtLocal: '04:50' });

  const [flight] = rollOut(night, london, '2027-03-28', '2027-03-28');

  expect(offsetTimeOf(flight?.departingAt ?? 0, 'Europe/London')).toBe('2027-03-28T02:30:00+01:00');
});

test('a departure at a time that occurs twice leaves at the first', () => {
  const newYork = { origin: 'America/New_York', destination: 'America/Chicago' };
  const night = aTimetable({ departsAtLocal: '01:30', arrivesAtLocal: '03:00' });

  const [flight] = rollOut(night, newYork, '2026-11-01', '2026-11-01');

  expect(new Date(flight?.departingAt ?? 0).toISOString()).toBe('2026-11-01T05:30:00.000Z');
});

test('over the date line a flight lands on the day it left, or on the day before', () => {
  const eastward = aTimetable({ departsAtLocal: '23:50', arrivesAtLocal: '09:40' });
  const earlier = aTimetable({ departsAtLocal: '08:00', arrivesAtLocal: '17:30', arrivalDayOffset: -1 });
  const toHonolulu = { origin: 'Pacific/Auckland', destination: 'Pacific/Honolulu' };

  const [first] = rollOut(eastward, toHonolulu, '2026-12-10', '2026-12-10');
  const [second] = rollOut(earlier, toHonolulu, '2026-12-10', '2026-12-10');

  expect(new Date(first?.arrivingAt ?? 0).toISOString()).toBe('2026-12-10T19:40:00.000Z');
  expect(offsetTimeOf(second?.arrivingAt ?? 0, 'Pacific/Honolulu')).toBe('2026-12-09T17:30:00-10:00');
});

test('a timetable that lands before it leaves makes no flight', () => {
  expect(rollOut(aTimetable({ arrivesAtLocal: '09:00' }), paris, '2026-12-01', '2026-12-02')).toEqual([]);
});
