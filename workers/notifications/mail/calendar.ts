// Flights as an iCalendar file by RFC 5545: one event a segment, whose UID never changes, so that a later file replaces it.
import { Buffer } from 'node:buffer';
import type { BookingOnWire } from '#contracts/booking';
import type { Instant } from '#domain/ids';
import type { House, MailAttachment } from './mail.ts';

type Segment = BookingOnWire['segments'][number];

/** What to do with the events: show them, or strike them out. */
export type CalendarMethod = 'PUBLISH' | 'CANCEL';

export function calendarFile(
  house: House,
  booking: BookingOnWire,
  method: CalendarMethod,
  now: Instant,
): MailAttachment {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Skyhold//Itinerary//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...booking.segments.flatMap((segment) => eventOf(house, booking, segment, method, now)),
    'END:VCALENDAR',
  ];
  return {
    filename: `skyhold-${booking.reference}.ics`,
    mimeType: `text/calendar; charset=utf-8; method=${method}`,
    content: lines.map((line) => `${foldLine(line)}\r\n`).join(''),
  };
}

/** Instants are in UTC, so no VTIMEZONE is needed; the local times stand in the mail. */
function eventOf(
  house: House,
  booking: BookingOnWire,
  segment: Segment,
  method: CalendarMethod,
  now: Instant,
): string[] {
  const { origin, destination } = segment;
  const terminal = origin.terminal === null ? '' : `, Terminal ${origin.terminal}`;
  const seats = segment.seats.flatMap(({ seat }) => (seat === null ? [] : [seat]));
  const description = [`${house.airlineName} ${booking.reference}`, ...(seats.length > 0 ? [seats.join(' ')] : [])];
  return [
    'BEGIN:VEVENT',
    `UID:${booking.id}.${segment.flight_id}@${domainOf(house.from.address)}`,
    `DTSTAMP:${utcStamp(now)}`,
    // A booking's version only grows, so a later file always outranks an earlier one.
    `SEQUENCE:${booking.version}`,
    `DTSTART:${utcStamp(Date.parse(segment.departing_at_utc))}`,
    `DTEND:${utcStamp(Date.parse(segment.arriving_at_utc))}`,
    `SUMMARY:${escapeText(`${segment.flight_number} ${origin.iata} – ${destination.iata}`)}`,
    `LOCATION:${escapeText(`${origin.name} (${origin.iata})${terminal}`)}`,
    `DESCRIPTION:${escapeText(description.join('\n'))}`,
    `ORGANIZER;CN=${quotedParameter(house.airlineName)}:mailto:${house.from.address}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** `20261205T083000Z`. */
function utcStamp(instant: Instant): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and newline are escaped; other control characters may not appear at all. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** RFC 5545, 3.2: a quoted parameter holds anything but quotes and control characters. */
function quotedParameter(text: string): string {
  return `"${text.replace(/["\p{Cc}]/gu, '')}"`;
}

/** RFC 5545, 3.1: at most 75 octets a line, the rest on lines that begin with a space; a character is never cut. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
