// What the mails about a booking say, in text, in HTML and to machines.

import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { languages } from '#contracts/booking';
import { aBooking, aCancellation, aCancelledBooking, aHouse, aPassenger, aSegment } from '../a-booking.test-builder.ts';
import {
  cancellationMail,
  checkInReminder,
  expiryMail,
  itineraryMail,
  refundMail,
  seatsChangedMail,
} from './booking-mails.ts';
import { composeMessage } from './compose-message.ts';

const now = Date.UTC(2026, 10, 20, 12);
const input = (booking = aBooking(), language = 'en') => ({ house: aHouse(), booking, language, now });

function machineDataOf(html: string): unknown {
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(data);
}

test('the mail about new seats says who sits where now, in every language, and nothing about money', () => {
  for (const language of languages) {
    const mail = seatsChangedMail(input(aBooking(), language));

    expect(mail.subject).toContain('K7QX4M');
    expect(mail.text).toContain('14C');
    expect(mail.text).not.toContain('129.99');
  }
});

describe('the itinerary mail', () => {
  test.each(['text', 'html'] as const)('tells in %s everything a traveller needs to fly', (form) => {
    const body = itineraryMail(input())[form];

    for (const fact of [
      'K7QX4M',
      'Z1123',
      'Paris Charles de Gaulle (CDG), Terminal 2E',
      'New York John F. Kennedy (JFK)',
      'Sat, 5 Dec 2026, 09:30 (UTC+01:00, Europe/Paris)',
      'Sat, 5 Dec 2026, 11:45 (UTC-05:00, America/New_York)',
      '8 h 15 min',
      'Ada Okafor',
      '0001234567890',
      '14C',
      'Light fare',
      '129.99 EUR',
      'https://skyhold.example',
    ]) {
      expect(body).toContain(fact);
    }
  });

  test('names the reference and the route in its subject', () => {
    const there = aSegment();
    const back = aSegment({ flight_id: 'flt_back', origin: there.destination, destination: there.origin, slice: 1 });

    const mail = itineraryMail(input(aBooking({ segments: [there, back] })));

    expect(mail.subject).toBe('Your booking K7QX4M is confirmed: CDG – JFK – CDG');
  });

  test('says which flight a seat is on where there are several', () => {
    const back = aSegment({
      flight_id: 'flt_back',
      flight_number: 'Z1124',
      seats: [{ passenger_id: 'pax_ada', seat: '3A' }],
    });

    const mail = itineraryMail(input(aBooking({ segments: [aSegment(), back] })));

    expect(mail.text).toContain('Seats: 14C (Z1123), 3A (Z1124)');
  });

  test('speaks to machines as one reservation for each passenger and segment', () => {
    const passengers = [aPassenger(), aPassenger({ id: 'pax_ben', type: 'infant', given_name: 'Ben' })];
    const seats = [
      { passenger_id: 'pax_ada' as const, seat: '14C' },
      { passenger_id: 'pax_ben' as const, seat: null },
    ];
    const booking = aBooking({ passengers, segments: [aSegment({ seats })] });

    const data = machineDataOf(itineraryMail(input(booking)).html);

    expect(data).toMatchObject([
      {
        '@type': 'FlightReservation',
        reservationNumber: 'K7QX4M',
        reservationStatus: 'http://schema.org/ReservationConfirmed',
        underName: { name: 'Ada Okafor' },
        airplaneSeat: '14C',
        ticketNumber: '0001234567890',
        reservationFor: {
          flightNumber: '123',
          airline: { iataCode: 'Z1' },
          departureTime: '2026-12-05T09:30:00+01:00',
          arrivalAirport: { iataCode: 'JFK' },
        },
      },
      { underName: { name: 'Ben Okafor' } },
    ]);
    expect(data).not.toHaveProperty('[1].airplaneSeat');
  });

  test('lets no name become markup, in the page or in the data for machines', () => {
    const passengers = [
      aPassenger({ given_name: '</script><script>alert(1)</script>', family_name: `<img src="x" onerror='y'>&` }),
    ];

    const { html, text } = itineraryMail(input(aBooking({ passengers })));

    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(machineDataOf(html)).toMatchObject([{ underName: { name: expect.stringContaining('</script>') } }]);
    expect(text).toContain('<img src="x"');
  });

  test('fetches nothing when it is read', () => {
    const { html } = itineraryMail(input());

    expect(html).not.toMatch(/<(?:img|link|iframe|script src)|url\(|@import/i);
  });
});

describe('every mail about a booking', () => {
  const mails = {
    itineraryMail,
    expiryMail,
    cancellationMail: (given: ReturnType<typeof input>) =>
      cancellationMail({
        ...given,
        cancellation: aCancellation({ flight_ids: ['flt_paris-newyork', 'flt_0', 'flt_5'] }),
      }),
    refundMail,
    checkInReminder: (given: ReturnType<typeof input>) => checkInReminder({ ...given, flightId: 'flt_paris-newyork' }),
  };

  test.each(Object.entries(mails))('%s is written in every language, each in its own words', (_, mailOf) => {
    const subjects = languages.map((language) => mailOf(input(aBooking(), language)).subject);

    expect(new Set(subjects).size).toBe(languages.length);
    expect(mailOf(input(aBooking(), 'pt')).subject).toBe(subjects[0]);
  });

  test.each(Object.entries(mails))('%s passes the guard for the longest names and routes', async (_, mailOf) => {
    const segments = Array.from({ length: 6 }, (__, index) => aSegment({ flight_id: `flt_${index}` }));
    const booking = aBooking({
      segments,
      passengers: [aPassenger({ given_name: 'Ö'.repeat(64), family_name: 'ع'.repeat(64) })],
    });
    for (const language of languages) {
      const mail = mailOf(input(booking, language));

      const to = { name: null, address: 'ada@example.com' };
      const composed = await composeMessage('msg_1', { from: aHouse().from, to, mail }, now);

      expect(composed).toMatchObject({ ok: true });
    }
  });

  test('money that came too late is sent back with its amount', () => {
    expect(refundMail(input(aBooking({ status: 'expired', payment_status: 'refunded' }))).text).toContain(
      'Refund: 129.99 EUR',
    );
  });

  test('a reminder speaks of its own flight only, and names a way out', () => {
    const booking = aBooking({ segments: [aSegment(), aSegment({ flight_id: 'flt_back', flight_number: 'Z1999' })] });

    const mail = checkInReminder({ ...input(booking), flightId: 'flt_paris-newyork' });

    expect(mail.text).toContain('Z1123');
    expect(mail.text).not.toContain('Z1999');
    expect(mail.listUnsubscribe).toContain('mailto:bookings@skyhold.example');
  });

  test('a name written from right to left is readable on arrival', async () => {
    const mail = itineraryMail(
      input(aBooking({ passengers: [aPassenger({ given_name: 'שרה', family_name: 'כהן' })] })),
    );
    const composed = await composeMessage(
      'msg_1',
      { from: aHouse().from, to: { name: null, address: 'a@b.example' }, mail },
      now,
    );

    const seen = await PostalMime.parse(composed.ok ? composed.value.raw : '');

    expect(seen.text).toContain('שרה כהן');
  });
});

describe('the cancellation mail', () => {
  const mailOf = (booking = aCancelledBooking(), cancellation = aCancellation()) =>
    cancellationMail({ ...input(booking), cancellation });
  const ben = aPassenger({ id: 'pax_ben', given_name: 'Ben' });

  test.each([
    ['en', 'Refund: 109.99 EUR', 'Kept: 20.00 EUR'],
    ['fr', 'Remboursement: 109.99 EUR', 'Retenu: 20.00 EUR'],
    ['de', 'Erstattung: 109.99 EUR', 'Einbehalten: 20.00 EUR'],
    ['es', 'Reembolso: 109.99 EUR', 'Retenido: 20.00 EUR'],
  ])('says in %s what comes back and what does not', (language, refund, kept) => {
    const { text } = cancellationMail({ ...input(aCancelledBooking(), language), cancellation: aCancellation() });

    expect(text).toContain(refund);
    expect(text).toContain(kept);
    expect(text).toContain('Refundable fare');
  });

  test('strikes out the very reservation and event that were confirmed, with a higher sequence', () => {
    const { html, attachments } = mailOf();

    expect(machineDataOf(html)).toMatchObject([
      {
        reservationNumber: 'K7QX4M',
        reservationStatus: 'http://schema.org/ReservationCancelled',
        underName: { name: 'Ada Okafor' },
      },
    ]);
    const before = itineraryMail(input()).attachments[0]?.content ?? '';
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:7', /UID:.+/.exec(before)?.[0] ?? 'none']) {
      expect(attachments[0]?.content).toContain(line.trim());
    }
    expect(before).toContain('SEQUENCE:4');
  });

  test('of one passenger leaves the flight in the calendar of the others', () => {
    const seats = [{ passenger_id: 'pax_ben' as const, seat: '14B' }];
    const booking = aBooking({
      passengers: [aPassenger({ status: 'cancelled' }), ben],
      segments: [aSegment({ seats })],
    });

    const { subject, text, html, attachments } = mailOf(booking);

    expect(subject).toBe('A part of your booking K7QX4M is cancelled: CDG – JFK');
    expect(text).toContain('Ada Okafor');
    expect(text).not.toContain('Ben');
    expect(machineDataOf(html)).toMatchObject([{ underName: { name: 'Ada Okafor' } }]);
    expect(attachments).toEqual([]);
  });

  test('of one slice speaks of that slice alone', () => {
    const back = aSegment({ flight_id: 'flt_back', flight_number: 'Z1124', slice: 1, status: 'cancelled', seats: [] });
    const booking = aBooking({ segments: [aSegment(), back] });

    const { text, attachments } = mailOf(booking, aCancellation({ flight_ids: ['flt_back'] }));

    expect(text).toContain('Z1124');
    expect(text).not.toContain('Z1123');
    expect(attachments[0]?.content.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  test('says that it was the airline when it was', () => {
    const airline = aCancellation({ requested_by: 'airline' });

    expect(mailOf(aCancelledBooking(), airline).text).toContain('we had to cancel a flight of yours');
    expect(mailOf().text).not.toContain('we had to cancel');
  });

  test('of what was never paid for speaks of no money', () => {
    const free = aCancellation({ rule: { code: 'nothing_paid', clause: 'Not paid for', source: 'Nothing' } });
    const nothing = { amount: { amount: 0, currency: 'EUR', decimal: '0.00' }, status: 'none' as const };

    expect(mailOf(aCancelledBooking(), { ...free, refund: nothing }).text).not.toContain('Refund');
  });
});

test('an itinerary no longer shows a slice that was given up', () => {
  const back = aSegment({ flight_id: 'flt_back', flight_number: 'Z1124', slice: 1, status: 'cancelled', seats: [] });

  const { text, attachments } = itineraryMail(input(aBooking({ segments: [aSegment(), back] })));

  expect(text).not.toContain('Z1124');
  expect(attachments[0]?.content).not.toContain('flt_back');
});

test('a reminder names those who still take the flight', () => {
  const seats = [{ passenger_id: 'pax_ada' as const, seat: '14C' }];
  const passengers = [aPassenger(), aPassenger({ id: 'pax_ben', given_name: 'Ben', status: 'cancelled' })];
  const booking = aBooking({ passengers, segments: [aSegment({ seats })] });

  const { text } = checkInReminder({ ...input(booking), flightId: 'flt_paris-newyork' });

  expect(text).toContain('Ada');
  expect(text).not.toContain('Ben');
});
