// Mails in French.
import type { Phrases } from '../phrases.ts';

export const fr: Phrases = {
  language: 'fr',
  greeting: (givenName) => (givenName === null ? 'Bonjour,' : `Bonjour ${givenName},`),
  itinerary: {
    subject: (reference, route) => `Votre réservation ${reference} est confirmée : ${route}`,
    intro: 'Votre réservation est payée et confirmée. Voici votre itinéraire ; vos billets figurent ci-dessous.',
  },
  expired: {
    subject: (reference, route) => `Votre réservation ${reference} a expiré : ${route}`,
    intro: "Le paiement ne nous est pas parvenu à temps et les sièges ont été libérés. Rien n'a été débité.",
  },
  cancelled: {
    subject: (reference, route) => `Votre réservation ${reference} est annulée : ${route}`,
    partSubject: (reference, route) => `Une partie de votre réservation ${reference} est annulée : ${route}`,
    intro: 'Votre réservation est annulée et ses sièges ont été libérés. Les vols ci-dessous ne sont plus valables.',
    partIntro:
      'Ce qui figure ci-dessous est annulé et ses sièges ont été libérés. Le reste de votre réservation tient.',
    byAirline: 'Nous sommes désolés : nous avons dû annuler un de vos vols. Le remboursement est automatique.',
    refund: 'Le remboursement suit le moyen de paiement utilisé. Selon votre banque, il arrive sous dix jours ouvrés.',
  },
  refunded: {
    subject: (reference) => `Remboursement de votre réservation ${reference}`,
    intro: 'Nous avons émis votre remboursement. Selon votre banque, il arrive sous dix jours ouvrés.',
  },
  seatsChanged: {
    subject: (reference, route) => `Nouveaux sièges pour votre réservation ${reference} : ${route}`,
    intro: 'Les sièges de votre réservation ont été modifiés. Voici vos vols avec vos sièges actuels.',
  },
  checkInReminder: {
    subject: (reference, route) => `L'enregistrement est ouvert pour ${route} (${reference})`,
    intro: 'Votre vol part bientôt. Pensez à vous enregistrer et à préparer vos documents de voyage.',
  },
  account: {
    verify_email: {
      subject: 'Vérifiez votre adresse e-mail',
      intro: 'Confirmez que cette adresse est la vôtre pour commencer à utiliser votre compte.',
      link: 'Vérifier cette adresse',
      ignore: "Si vous n'avez pas ouvert de compte, ignorez ce message.",
    },
    reset_password: {
      subject: 'Choisissez un nouveau mot de passe',
      intro: 'Un nouveau mot de passe a été demandé pour votre compte.',
      link: 'Choisir un nouveau mot de passe',
      ignore: "Si ce n'était pas vous, ignorez ce message ; votre mot de passe reste inchangé.",
    },
    already_registered: {
      subject: 'Vous avez déjà un compte',
      intro: "Quelqu'un a voulu s'inscrire avec cette adresse, qui a déjà un compte.",
      link: 'Ouvrir Skyhold',
      ignore: "Si c'était vous, connectez-vous simplement. Sinon, vous n'avez rien à faire.",
    },
    session_reuse: {
      subject: 'Nous vous avons déconnecté par sécurité',
      intro:
        'Une clé de session déjà utilisée a été présentée de nouveau ; elle a peut-être été copiée. Nous avons mis fin à cette session.',
      link: 'Ouvrir Skyhold',
      ignore: 'Reconnectez-vous, et changez de mot de passe si quelque chose vous semble étrange.',
    },
  },
  validUntil: (time) => `Le lien est valable jusqu'au ${time}.`,
  labels: {
    reference: 'Référence de réservation',
    passenger: 'Passager',
    flight: 'Vol',
    departure: 'Départ',
    arrival: 'Arrivée',
    terminal: 'Terminal',
    duration: 'Durée',
    cabin: 'Cabine',
    seats: 'Sièges',
    ticket: 'Billet',
    price: 'Prix',
    total: 'Total',
    refund: 'Remboursement',
    kept: 'Retenu',
    rule: 'Selon',
    open: 'Ouvrir Skyhold',
  },
  cabins: { first: 'Première', business: 'Affaires', premium_economy: 'Économique premium', economy: 'Économique' },
  passengerTypes: { adult: 'Adulte', child: 'Enfant', infant: 'Bébé' },
  footer: (airlineName) => `${airlineName}. Ce message a été rédigé automatiquement.`,
};
