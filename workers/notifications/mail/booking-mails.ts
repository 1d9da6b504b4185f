// The mails about a booking, each made from the booking as it is at that moment.
import type { BookingOnWire } from '#contracts/booking';
import type { CancellationOnWire } from '#contracts/cancellation';
import type { FlightId, Instant } from '#domain/ids';
import { type Block, renderHtml, renderText } from './blocks.ts';
import { flightBlocks, moneyText, passengerBlocks, priceBlocks, refundBlock, routeOf } from './booking-blocks.ts';
import { calendarFile } from './calendar.ts';
import { cancelledReservations, confirmedReservations } from './flight-reservation.ts';
import type { House, Mail, MailAttachment } from './mail.ts';
import { type Phrases, phrasesOf } from './phrases.ts';

export type BookingMailInput = { house: House; booking: BookingOnWire; language: string; now: Instant };

/** Everything a traveller needs to fly, and what machines need to show it: calendar file and JSON-LD. */
export function itineraryMail({ house, booking: whole, language, now }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  const booking = { ...whole, segments: whole.segments.filter(({ status }) => status !== 'cancelled') };
  return mailOf(house, phrases, {
    ...phrases.itinerary,
    booking,
    blocks: [
      ...booking.segments.flatMap((segment) => flightBlocks(segment, phrases)),
      ...passengerBlocks(booking, phrases),
      ...priceBlocks(booking, phrases),
    ],
    data: [confirmedReservations(house, booking)],
    attachments: [calendarFile(house, booking, 'PUBLISH', now)],
  });
}

export function expiryMail({ house, booking, language }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  return mailOf(house, phrases, { ...phrases.expired, booking });
}

/**
 * What was given up, by whom, and what comes back for it. Strikes the flights out where the itinerary mail put them in: same
 * numbers, same calendar ids; a flight that others of the party still take stays in the calendar.
 */
export function cancellationMail(input: BookingMailInput & { cancellation: CancellationOnWire }): Mail {
  const { house, language, now, cancellation } = input;
  const phrases = phrasesOf(language);
  const { subject, partSubject, intro, partIntro, byAirline, refund } = phrases.cancelled;
  const isWhole = input.booking.status === 'cancelled';
  const booking = {
    ...input.booking,
    segments: input.booking.segments.filter(({ flight_id }) => cancellation.flight_ids.includes(flight_id)),
    passengers: input.booking.passengers.filter(({ id }) => cancellation.passenger_ids.includes(id)),
  };
  const struck = booking.segments.filter(({ status }) => status === 'cancelled');
  return mailOf(house, phrases, {
    subject: isWhole ? subject : partSubject,
    intro:
      cancellation.requested_by === 'airline'
        ? `${byAirline} ${isWhole ? intro : partIntro}`
        : isWhole
          ? intro
          : partIntro,
    booking,
    blocks: [
      ...booking.segments.flatMap((segment) => flightBlocks(segment, phrases)),
      ...passengerBlocks(booking, phrases),
      ...refundBlock(cancellation, phrases),
      ...(cancellation.refund.amount.amount > 0 ? [{ kind: 'paragraph' as const, text: refund }] : []),
    ],
    data: [cancelledReservations(house, booking)],
    attachments: struck.length > 0 ? [calendarFile(house, { ...booking, segments: struck }, 'CANCEL', now)] : [],
  });
}

/** Money that was taken too late to buy anything goes back whole. */
export function refundMail({ house, booking, language }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  return mailOf(house, phrases, {
    ...phrases.refunded,
    booking,
    blocks: [{ kind: 'facts', rows: [[phrases.labels.refund, moneyText(booking.total)]] }],
  });
}

/** The seats as they are now, whatever changed and in how many steps. */
export function seatsChangedMail({ house, booking, language }: BookingMailInput): Mail {
  const phrases = phrasesOf(language);
  return mailOf(house, phrases, {
    ...phrases.seatsChanged,
    booking,
    blocks: [
      ...booking.segments.flatMap((segment) => flightBlocks(segment, phrases)),
      ...passengerBlocks(booking, phrases),
    ],
  });
}

export function checkInReminder(input: BookingMailInput & { flightId: FlightId }): Mail {
  const { house, language, flightId } = input;
  const phrases = phrasesOf(language);
  const segments = input.booking.segments.filter(({ flight_id }) => flight_id === flightId);
  const isOnIt = (id: string) => segments.some(({ seats }) => seats.some(({ passenger_id }) => passenger_id === id));
  const booking = { ...input.booking, segments, passengers: input.booking.passengers.filter(({ id }) => isOnIt(id)) };
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
