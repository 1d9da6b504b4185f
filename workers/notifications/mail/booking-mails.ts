// The mails about a booking, each made from the booking as it is at that moment.
import type { BookingOnWire } from '#contracts/booking';
import type { FlightId, Instant } from '#domain/ids';
import { type Block, renderHtml, renderText } from './blocks.ts';
import { flightBlocks, passengerBlocks, priceBlocks, routeOf } from './booking-blocks.ts';
import { calendarFile } from './calendar.ts';
import { flightReservations } from './flight-reservation.ts';
import type { House, Mail, MailAttachment } from './mail.ts';
import { type Phrases, phrasesOf } from './phrases.ts';

export type BookingMailInput = { house: House; booking: BookingOnWire; language: string; now: Instant };

/** Everything a traveller needs to fly, and what machines need to show it: calendar file and JSON-LD. */
export function itineraryMail({ house, booking, language, now }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  return mailOf(house, phrases, {
    ...phrases.itinerary,
    booking,
    blocks: [
      ...booking.segments.flatMap((segment) => flightBlocks(segment, phrases)),
      ...passengerBlocks(booking, phrases),
      ...priceBlocks(booking, phrases),
    ],
    data: [flightReservations(house, booking, 'Confirmed')],
    attachments: [calendarFile(house, booking, 'PUBLISH', now)],
  });
}

export function expiryMail({ house, booking, language }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  return mailOf(house, phrases, { ...phrases.expired, booking });
}

/** Strikes the flights out where the itinerary mail put them in: same numbers, same calendar ids. */
export function cancellationMail({ house, booking, language, now }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  return mailOf(house, phrases, {
    ...phrases.cancelled,
    booking,
    blocks: booking.segments.flatMap((segment) => flightBlocks(segment, phrases)),
    data: [flightReservations(house, booking, 'Cancelled')],
    attachments: [calendarFile(house, booking, 'CANCEL', now)],
  });
}

export function refundMail({ house, booking, language }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  return mailOf(house, phrases, { ...phrases.refunded, booking });
}

export function checkInReminder(input: BookingMailInput & { flightId: FlightId }): Mail {
  const { house, language, flightId } = input;
  const phrases = phrasesOf(language);
  const segments = input.booking.segments.filter(({ flight_id }) => flight_id === flightId);
  const booking = { ...input.booking, segments };
  const mail = mailOf(house, phrases, {
    ...phrases.checkInReminder,
    booking,
    blocks: [...segments.flatMap((segment) => flightBlocks(segment, phrases)), ...passengerBlocks(booking, phrases)],
  });
  return { ...mail, listUnsubscribe: `<mailto:${house.from.address}?subject=unsubscribe>` };
}

type Story = {
  subject(reference: string, route: string): string;
  intro: string;
  booking: BookingOnWire;
  blocks?: Block[];
  data?: object[];
  attachments?: MailAttachment[];
};

function mailOf(house: House, phrases: Phrases, story: Story): Mail {
  const { booking, blocks = [], data = [], attachments = [] } = story;
  const page = {
    language: phrases.language,
    title: story.subject(booking.reference, routeOf(booking.segments)),
    blocks: [
      { kind: 'paragraph', text: phrases.greeting(null) },
      { kind: 'paragraph', text: story.intro },
      { kind: 'facts', rows: [[phrases.labels.reference, booking.reference]] },
      ...blocks,
      { kind: 'link', label: phrases.labels.open, url: house.publicUrl },
    ] satisfies Block[],
    footer: phrases.footer(house.airlineName),
    data,
  };
  return { subject: page.title, text: renderText(page), html: renderHtml(page), attachments, listUnsubscribe: null };
}
