// Times as printed: the digits on the airport's clock, its zone, and the offset.
import { expect, test } from 'vitest';
import { dateText, durationText, localTimeText } from './local-times.ts';

test.each([
  ['2026-12-05T09:30:00+01:00', 'Europe/Paris', 'en', 'Sat, 5 Dec 2026, 09:30 (UTC+01:00, Europe/Paris)'],
  ['2026-12-05T00:05:00+05:45', 'Asia/Kathmandu', 'en', 'Sat, 5 Dec 2026, 00:05 (UTC+05:45, Asia/Kathmandu)'],
  ['2026-12-31T23:59:00-03:30', 'America/St_Johns', 'en', 'Thu, 31 Dec 2026, 23:59 (UTC-03:30, America/St_Johns)'],
  ['2026-12-05T09:30:00.000Z', 'UTC', 'en', 'Sat, 5 Dec 2026, 09:30 (UTC+00:00, UTC)'],
])('%s in %s reads, in %s, %s', (time, zone, language, printed) => {
  expect(localTimeText(time, zone, language)).toBe(printed);
});

test('the day and month are in the words of the language', () => {
  expect(dateText('2026-12-05', 'fr')).toMatch(/sam.*5.*déc.*2026/);
  expect(dateText('2026-12-05', 'de')).toMatch(/Sa.*5.*Dez.*2026/);
  expect(dateText('2026-12-05', 'es')).toMatch(/sáb.*5.*dic.*2026/);
});

test.each([
  ['PT8H5M', '8 h 05 min'],
  ['PT45M', '45 min'],
  ['PT26H', '26 h 00 min'],
])('a duration of %s reads %s', (duration, printed) => {
  expect(durationText(duration)).toBe(printed);
});
