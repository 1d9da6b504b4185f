// The calendar file by RFC 5545: folded by octets, escaped, one event a segment, the same UID for ever.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aBooking, aHouse, aSegment } from '../a-booking.test-builder.ts';
import { calendarFile, escapeText, foldLine } from './calendar.ts';

const now = Date.UTC(2026, 10, 20, 12);
const unfold = (text: string) => text.replaceAll('\r\n ', '');
const linesOf = (...input: Parameters<typeof calendarFile>) => unfold(calendarFile(...input).content).split('\r\n');

describe('an itinerary', () => {
  test('is one event a segment, in UTC, with the place, the seats and who sends it', () => {
    const lines = linesOf(aHouse(), aBooking(), 'PUBLISH', now);

    expect(lines).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Skyhold//Itinerary//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:bkg_one.flt_paris-newyork@skyhold.example',
      'DTSTAMP:20261120T120000Z',
      'SEQUENCE:4',
      'DTSTART:20261205T083000Z',
      'DTEND:20261205T164500Z',
      'SUMMARY:Z1123 CDG – JFK',
      'LOCATION:Paris Charles de Gaulle (CDG)\\, Terminal 2E',
      'DESCRIPTION:Skyhold Airways K7QX4M\\n14C',
      'ORGANIZER;CN="Skyhold Airways":mailto:bookings@skyhold.example',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('cancelled keeps the UIDs and strikes the events out', () => {
    const booking = aBooking({ segments: [aSegment(), aSegment({ flight_id: 'flt_back' })] });
    const uids = (lines: string[]) => lines.filter((line) => line.startsWith('UID:'));

    const published = linesOf(aHouse(), booking, 'PUBLISH', now);
    const cancelled = linesOf(aHouse(), { ...booking, version: 5 }, 'CANCEL', now + 1000);

    expect(uids(cancelled)).toEqual(uids(published));
    expect(uids(cancelled)).toHaveLength(2);
    expect(cancelled).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:5']));
  });

  test('cannot be given a line by the name of an airport', () => {
    const origin = { ...aSegment().origin, name: 'Evil\r\nATTENDEE:mailto:eve@example.com' };

    const lines = linesOf(aHouse(), aBooking({ segments: [aSegment({ origin })] }), 'PUBLISH', now);

    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
    expect(lines).toContain('LOCATION:Evil\\nATTENDEE:mailto:eve@example.com (CDG)\\, Terminal 2E');
  });
});

describe('lines', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => text.replace(/[\r\n]/g, ''));

  test('are folded to 75 octets and unfold to what they were', () => {
    fc.assert(
      fc.property(line, (text) => {
        const folded = foldLine(text).split('\r\n');

        expect(Math.max(...folded.map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(75);
        expect(unfold(folded.join('\r\n'))).toBe(text);
        expect(folded.every((part) => part.isWellFormed())).toBe(true);
      }),
    );
  });

  test.each([
    ['a,b;c\\d', 'a\\,b\\;c\\\\d'],
    ['one\r\ntwo\rthree\nfour', 'one\\ntwo\\nthree\\nfour'],
    ['bell\u0007and\u0000null', 'bellandnull'],
  ])('escape %j as %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});
