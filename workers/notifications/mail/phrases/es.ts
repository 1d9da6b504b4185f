// Mails in Spanish.
import type { Phrases } from '../phrases.ts';

export const es: Phrases = {
  language: 'es',
  greeting: (givenName) => (givenName === null ? 'Hola:' : `Hola, ${givenName}:`),
  itinerary: {
    subject: (reference, route) => `Su reserva ${reference} está confirmada: ${route}`,
    intro: 'Su reserva está pagada y confirmada. Aquí tiene su itinerario; sus billetes figuran más abajo.',
  },
  expired: {
    subject: (reference, route) => `Su reserva ${reference} ha caducado: ${route}`,
    intro: 'No recibimos el pago a tiempo y los asientos quedaron libres. No se ha cobrado nada.',
  },
  cancelled: {
    subject: (reference, route) => `Su reserva ${reference} está cancelada: ${route}`,
    partSubject: (reference, route) => `Una parte de su reserva ${reference} está cancelada: ${route}`,
    intro: 'Su reserva está cancelada y sus asientos quedaron libres. Los vuelos siguientes ya no son válidos.',
    partIntro: 'Lo siguiente está cancelado y sus asientos quedaron libres. El resto de su reserva sigue en pie.',
    byAirline: 'Lo sentimos: tuvimos que cancelar uno de sus vuelos. El reembolso se hace sin que usted lo pida.',
    refund: 'El reembolso va al medio de pago que usó. Según su banco, llegará en un plazo de diez días laborables.',
  },
  refunded: {
    subject: (reference) => `Reembolso de su reserva ${reference}`,
    intro: 'Hemos emitido su reembolso. Según su banco, llegará en un plazo de diez días laborables.',
  },
  seatsChanged: {
    subject: (reference, route) => `Nuevos asientos para su reserva ${reference}: ${route}`,
    intro: 'Los asientos de su reserva han cambiado. Estos son sus vuelos con los asientos que tiene ahora.',
  },
  checkInReminder: {
    subject: (reference, route) => `La facturación está abierta para ${route} (${reference})`,
    intro: 'Su vuelo sale pronto. Recuerde facturar y tener a mano sus documentos de viaje.',
  },
  account: {
    verify_email: {
      subject: 'Verifique su dirección de correo',
      intro: 'Confirme que esta dirección es suya para empezar a usar su cuenta.',
      link: 'Verificar esta dirección',
      ignore: 'Si no ha abierto una cuenta, ignore este mensaje.',
    },
    reset_password: {
      subject: 'Elija una nueva contraseña',
      intro: 'Alguien ha pedido una nueva contraseña para su cuenta.',
      link: 'Elegir una nueva contraseña',
      ignore: 'Si no ha sido usted, ignore este mensaje; su contraseña sigue siendo la misma.',
    },
    already_registered: {
      subject: 'Ya tiene una cuenta',
      intro: 'Alguien ha intentado registrarse con esta dirección, que ya tiene una cuenta.',
      link: 'Abrir Skyhold',
      ignore: 'Si ha sido usted, inicie sesión. Si no, no tiene que hacer nada.',
    },
    session_reuse: {
      subject: 'Hemos cerrado su sesión por seguridad',
      intro:
        'Se ha presentado de nuevo una clave de sesión ya usada; quizá alguien la copió. Hemos cerrado esa sesión.',
      link: 'Abrir Skyhold',
      ignore: 'Inicie sesión de nuevo y elija otra contraseña si ha notado algo extraño.',
    },
  },
  validUntil: (time) => `El enlace es válido hasta el ${time}.`,
  labels: {
    reference: 'Código de reserva',
    passenger: 'Pasajero',
    flight: 'Vuelo',
    departure: 'Salida',
    arrival: 'Llegada',
    terminal: 'Terminal',
    duration: 'Duración',
    cabin: 'Cabina',
    seats: 'Asientos',
    ticket: 'Billete',
    price: 'Precio',
    total: 'Total',
    refund: 'Reembolso',
    kept: 'Retenido',
    rule: 'Según',
    open: 'Abrir Skyhold',
  },
  cabins: { first: 'Primera', business: 'Business', premium_economy: 'Turista premium', economy: 'Turista' },
  passengerTypes: { adult: 'Adulto', child: 'Niño', infant: 'Bebé' },
  footer: (airlineName) => `${airlineName}. Este mensaje se ha redactado automáticamente.`,
};
