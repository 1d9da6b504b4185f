// A booking as machines read it: schema.org FlightReservation, one for each passenger and segment.
import type { BookingOnWire } from '#contracts/booking';
import type { FlightEndOnWire } from '#contracts/flight';
import type { House } from './mail.ts';

/** For everybody on each flight. */
export const confirmedReservations = (house: House, booking: BookingOnWire): object[] =>
  reservations(house, booking, 'Confirmed', (place) => place !== undefined);

/** For everybody who is on a flight no more. */
export const cancelledReservations = (house: House, booking: BookingOnWire): object[] =>
  reservations(house, booking, 'Cancelled', (place) => place === undefined);

type Place = BookingOnWire['segments'][number]['seats'][number];

function reservations(
  house: House,
  booking: BookingOnWire,
  status: 'Confirmed' | 'Cancelled',
  counts: (place: Place | undefined) => boolean,
): object[] {
  return booking.segments.flatMap((segment) => {
    const placeOf = (id: string) => segment.seats.find(({ passenger_id }) => passenger_id === id);
    return booking.passengers
      .filter(({ id }) => counts(placeOf(id)))
      .map((passenger) => ({
        '@context': 'http://schema.org',
        '@type': 'FlightReservation',
        reservationNumber: booking.reference,
        reservationStatus: `http://schema.org/Reservation${status}`,
        underName: { '@type': 'Person', name: `${passenger.given_name} ${passenger.family_name}` },
        reservationFor: {
          '@type': 'Flight',
          // The carrier's code stands beside the number, not in it.
          flightNumber: segment.flight_number.slice(segment.carrier.length),
          airline: { '@type': 'Airline', name: house.airlineName, iataCode: segment.carrier },
          departureAirport: airportOf(segment.origin),
          departureTime: segment.departing_at,
          ...(segment.origin.terminal === null ? {} : { departureTerminal: segment.origin.terminal }),
          arrivalAirport: airportOf(segment.destination),
          arrivalTime: segment.arriving_at,
          ...(segment.destination.terminal === null ? {} : { arrivalTerminal: segment.destination.terminal }),
        },
        ...present('airplaneSeat', placeOf(passenger.id)?.seat),
        ...present('ticketNumber', booking.tickets.find(({ passenger_id }) => passenger_id === passenger.id)?.number),
        url: house.publicUrl,
      }));
  });
}

const airportOf = (end: FlightEndOnWire) => ({ '@type': 'Airport', name: end.name, iataCode: end.iata });

const present = (name: string, value: string | null | undefined) => (value ? { [name]: value } : {});
