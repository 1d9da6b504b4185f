// Mails in English.
import type { Phrases } from '../phrases.ts';

export const en: Phrases = {
  language: 'en',
  greeting: (givenName) => (givenName === null ? 'Hello,' : `Hello ${givenName},`),
  itinerary: {
    subject: (reference, route) => `Your booking ${reference} is confirmed: ${route}`,
    intro: 'Your booking is paid and confirmed. Here is your itinerary; your tickets are listed below.',
  },
  expired: {
    subject: (reference, route) => `Your booking ${reference} has expired: ${route}`,
    intro: 'We did not receive a payment in time, so the seats were given back. Nothing was charged.',
  },
  cancelled: {
    subject: (reference, route) => `Your booking ${reference} is cancelled: ${route}`,
    partSubject: (reference, route) => `A part of your booking ${reference} is cancelled: ${route}`,
    intro: 'Your booking is cancelled and its seats were given back. The flights below no longer apply.',
    partIntro: 'What is listed below is cancelled and its seats were given back. The rest of your booking stands.',
    byAirline: 'We are sorry: we had to cancel a flight of yours. You need not do anything to get your money back.',
    refund: 'Your refund goes back to where you paid from. Depending on your bank it arrives within ten working days.',
  },
  refunded: {
    subject: (reference) => `Refund for your booking ${reference}`,
    intro: 'We have sent your refund. Depending on your bank it arrives within ten working days.',
  },
  seatsChanged: {
    subject: (reference, route) => `New seats for your booking ${reference}: ${route}`,
    intro: 'The seats of your booking were changed. These are your flights with the seats you have now.',
  },
  checkInReminder: {
    subject: (reference, route) => `Check-in is open for ${route} (${reference})`,
    intro: 'Your flight leaves soon. Please check in and have your travel documents at hand.',
  },
  account: {
    verify_email: {
      subject: 'Please verify your e-mail address',
      intro: 'Please confirm that this address is yours, to start using your account.',
      link: 'Verify this address',
      ignore: 'If you did not open an account, ignore this mail.',
    },
    reset_password: {
      subject: 'Choose a new password',
      intro: 'Somebody asked for a new password for your account.',
      link: 'Choose a new password',
      ignore: 'If that was not you, ignore this mail; your password stays as it is.',
    },
    already_registered: {
      subject: 'You already have an account',
      intro: 'Somebody tried to register with this address, which already has an account.',
      link: 'Open Skyhold',
      ignore: 'If that was you, simply sign in. If not, there is nothing you need to do.',
    },
    session_reuse: {
      subject: 'We signed you out to be safe',
      intro:
        'A used session key of yours was presented again, which can mean that somebody copied it. We ended that session.',
      link: 'Open Skyhold',
      ignore: 'Please sign in again, and choose a new password if you noticed anything odd.',
    },
  },
  validUntil: (time) => `The link is valid until ${time}.`,
  labels: {
    reference: 'Booking reference',
    passenger: 'Passenger',
    flight: 'Flight',
    departure: 'Departure',
    arrival: 'Arrival',
    terminal: 'Terminal',
    duration: 'Duration',
    cabin: 'Cabin',
    seats: 'Seats',
    ticket: 'Ticket',
    price: 'Price',
    total: 'Total',
    refund: 'Refund',
    kept: 'Kept',
    rule: 'By',
    open: 'Open Skyhold',
  },
  cabins: { first: 'First', business: 'Business', premium_economy: 'Premium economy', economy: 'Economy' },
  passengerTypes: { adult: 'Adult', child: 'Child', infant: 'Infant' },
  footer: (airlineName) => `${airlineName}. This mail was written by a machine.`,
};
