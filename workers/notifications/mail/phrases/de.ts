// Mails in German.
import type { Phrases } from '../phrases.ts';

export const de: Phrases = {
  language: 'de',
  greeting: (givenName) => (givenName === null ? 'Guten Tag,' : `Guten Tag ${givenName},`),
  itinerary: {
    subject: (reference, route) => `Ihre Buchung ${reference} ist bestätigt: ${route}`,
    intro: 'Ihre Buchung ist bezahlt und bestätigt. Hier ist Ihr Reiseplan; Ihre Tickets finden Sie weiter unten.',
  },
  expired: {
    subject: (reference, route) => `Ihre Buchung ${reference} ist verfallen: ${route}`,
    intro:
      'Wir haben keine Zahlung rechtzeitig erhalten, deshalb wurden die Plätze freigegeben. Es wurde nichts abgebucht.',
  },
  cancelled: {
    subject: (reference, route) => `Ihre Buchung ${reference} ist storniert: ${route}`,
    partSubject: (reference, route) => `Ein Teil Ihrer Buchung ${reference} ist storniert: ${route}`,
    intro: 'Ihre Buchung ist storniert, die Plätze wurden freigegeben. Die folgenden Flüge gelten nicht mehr.',
    partIntro: 'Das Folgende ist storniert, die Plätze wurden freigegeben. Der Rest Ihrer Buchung gilt weiter.',
    byAirline: 'Es tut uns leid: Wir mussten einen Ihrer Flüge streichen. Ihr Geld erhalten Sie ohne Ihr Zutun zurück.',
    refund: 'Die Erstattung geht auf Ihr Zahlungsmittel. Je nach Bank trifft sie innerhalb von zehn Werktagen ein.',
  },
  refunded: {
    subject: (reference) => `Erstattung zu Ihrer Buchung ${reference}`,
    intro: 'Wir haben Ihre Erstattung veranlasst. Je nach Bank trifft sie innerhalb von zehn Werktagen ein.',
  },
  seatsChanged: {
    subject: (reference, route) => `Neue Sitzplätze für Ihre Buchung ${reference}: ${route}`,
    intro: 'Die Sitzplätze Ihrer Buchung wurden geändert. Dies sind Ihre Flüge mit den Plätzen, die Sie jetzt haben.',
  },
  checkInReminder: {
    subject: (reference, route) => `Der Check-in ist offen für ${route} (${reference})`,
    intro: 'Ihr Flug startet bald. Bitte checken Sie ein und halten Sie Ihre Reisedokumente bereit.',
  },
  account: {
    verify_email: {
      subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
      intro: 'Bitte bestätigen Sie, dass diese Adresse Ihnen gehört, um Ihr Konto zu nutzen.',
      link: 'Adresse bestätigen',
      ignore: 'Falls Sie kein Konto eröffnet haben, ignorieren Sie diese Nachricht.',
    },
    reset_password: {
      subject: 'Wählen Sie ein neues Passwort',
      intro: 'Für Ihr Konto wurde ein neues Passwort angefordert.',
      link: 'Neues Passwort wählen',
      ignore: 'Falls Sie das nicht waren, ignorieren Sie diese Nachricht; Ihr Passwort bleibt unverändert.',
    },
    already_registered: {
      subject: 'Sie haben bereits ein Konto',
      intro: 'Jemand wollte sich mit dieser Adresse registrieren, für die es bereits ein Konto gibt.',
      link: 'Skyhold öffnen',
      ignore: 'Falls Sie das waren, melden Sie sich einfach an. Andernfalls müssen Sie nichts tun.',
    },
    session_reuse: {
      subject: 'Wir haben Sie zur Sicherheit abgemeldet',
      intro:
        'Ein verbrauchter Sitzungsschlüssel wurde erneut vorgelegt; vielleicht hat ihn jemand kopiert. Wir haben die Sitzung beendet.',
      link: 'Skyhold öffnen',
      ignore: 'Bitte melden Sie sich neu an und wählen Sie ein neues Passwort, falls Ihnen etwas aufgefallen ist.',
    },
  },
  validUntil: (time) => `Der Link gilt bis ${time}.`,
  labels: {
    reference: 'Buchungsnummer',
    passenger: 'Fluggast',
    flight: 'Flug',
    departure: 'Abflug',
    arrival: 'Ankunft',
    terminal: 'Terminal',
    duration: 'Dauer',
    cabin: 'Kabine',
    seats: 'Sitzplätze',
    ticket: 'Ticket',
    price: 'Preis',
    total: 'Gesamt',
    refund: 'Erstattung',
    kept: 'Einbehalten',
    rule: 'Nach',
    open: 'Skyhold öffnen',
  },
  cabins: { first: 'First', business: 'Business', premium_economy: 'Premium Economy', economy: 'Economy' },
  passengerTypes: { adult: 'Erwachsener', child: 'Kind', infant: 'Kleinkind' },
  footer: (airlineName) => `${airlineName}. Diese Nachricht wurde automatisch erstellt.`,
};
