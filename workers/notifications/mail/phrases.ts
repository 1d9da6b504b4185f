// The words of every mail, by language; a language is one file that says all of them.
import type { BookingOnWire, languages } from '#contracts/booking';
import type { AccountMailMessage } from '#contracts/queue-messages';
import { de } from './phrases/de.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { fr } from './phrases/fr.ts';

type Language = (typeof languages)[number];

export type Phrases = {
  language: Language;
  /** A greeting by given name, or without one when nobody's name is known. */
  greeting(givenName: string | null): string;
  itinerary: { subject(reference: string, route: string): string; intro: string };
  expired: { subject(reference: string, route: string): string; intro: string };
  cancelled: {
    subject(reference: string, route: string): string;
    /** When something of the booking stands. */
    partSubject(reference: string, route: string): string;
    intro: string;
    partIntro: string;
    /** Before the others, when it was the airline. */
    byAirline: string;
    refund: string;
  };
  refunded: { subject(reference: string, route: string): string; intro: string };
  seatsChanged: { subject(reference: string, route: string): string; intro: string };
  checkInReminder: { subject(reference: string, route: string): string; intro: string };
  account: Record<AccountMailMessage['kind'], { subject: string; intro: string; link: string; ignore: string }>;
  validUntil(time: string): string;
  labels: {
    reference: string;
    passenger: string;
    flight: string;
    departure: string;
    arrival: string;
    terminal: string;
    duration: string;
    cabin: string;
    seats: string;
    ticket: string;
    price: string;
    total: string;
    refund: string;
    kept: string;
    rule: string;
    open: string;
  };
  cabins: Record<BookingOnWire['segments'][number]['cabin'], string>;
  passengerTypes: Record<BookingOnWire['passengers'][number]['type'], string>;
  footer(airlineName: string): string;
};

const dictionary: Record<Language, Phrases> = { en, fr, de, es };

/** The words of a language such as `fr` or `fr-CA`; English for one nobody has written yet. */
export function phrasesOf(language: string): Phrases {
  const wanted = language.slice(0, 2).toLowerCase();
  return Object.values(dictionary).find((phrases) => phrases.language === wanted) ?? en;
}
