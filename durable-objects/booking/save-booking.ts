// Writes a booking whose seats are held on every flight, and the event that says so; to be run in one transaction.
import type { BookingOnWire } from '#contracts/booking';
import type { HoldBooking } from '#contracts/booking-object';
import { presentMoney } from '#contracts/money';
import type { PriceLineOnWire } from '#contracts/offer';
import type { EventId, Instant, PassengerId, UserId } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { insertBooking, loadBooking } from './booking.rows.ts';
import type { HeldFlight } from './hold-flights.ts';
import { insertContact, insertPassengers, insertSegments } from './itinerary.rows.ts';
import { insertPlaces } from './place.rows.ts';
import { presentBooking } from './present-booking.ts';
import { recordEvent } from './record-event.ts';

export type NewBooking = {
  ownerId: UserId;
  reference: string;
  eventId: EventId;
  order: HoldBooking;
  passengerIds: readonly PassengerId[];
  flights: readonly HeldFlight[];
  paymentRequiredBy: Instant;
};

/** Saves everything the booking will ever need to know of its sale, and answers it as its owner reads it. */
export function saveBooking(sql: SqlStorage, made: NewBooking, now: Instant): BookingOnWire {
  const { order, flights } = made;
  const priceLines = [...order.offer.priceLines, ...seatLines(made)];
  insertBooking(sql, {
    bookingId: order.bookingId,
    ownerId: made.ownerId,
    reference: made.reference,
    status: 'held',
    paymentStatus: 'none',
    paymentRequiredBy: made.paymentRequiredBy,
    currency: order.offer.currency,
    totalMinor: priceLines.reduce((sum, line) => sum + line.total.amount, 0),
    priceLines,
    priceShares: order.offer.priceShares,
    fareBrand: order.offer.fareBrand,
    conditions: order.offer.conditions,
    metadata: order.metadata,
    createdAt: now,
  });
  insertPassengers(
    sql,
    order.passengers.map((passenger, index) => ({
      ...passenger,
      passengerId: passengerAt(made, index),
      withPassengerId: passenger.withIndex === null ? null : passengerAt(made, passenger.withIndex),
      ticketNumber: null,
    })),
  );
  insertContact(sql, order.contact);
  insertSegments(
    sql,
    order.offer.segments.map((segment) => ({ ...segment, ...holdOf(flights, segment.flightId) })),
  );
  for (const { command, held } of flights) {
    insertPlaces(
      sql,
      held.seats.map((place) => ({ ...place, flightId: command.flightId })),
    );
  }
  recordEvent(sql, made.eventId, { kind: 'booking.held', actor: 'traveller', facts: {} }, now);
  const booking = loadBooking(sql);
  invariant(booking, 'a booking that was just written can be read');
  return presentBooking(sql, booking, now);
}

function holdOf(flights: readonly HeldFlight[], flightId: string) {
  const flight = flights.find(({ command }) => command.flightId === flightId);
  invariant(flight, 'every flight of the offer is held before the booking is written');
  return { holdId: flight.command.holdId, party: flight.command.party };
}

/** One line for each seat that was asked for by name and costs something. */
function seatLines(made: NewBooking): PriceLineOnWire[] {
  const { currency } = made.order.offer;
  return made.flights.flatMap(({ held, command }) =>
    held.seats
      .filter(({ priceMinor }) => priceMinor > 0)
      .map(({ seat, priceMinor, passengerId }): PriceLineOnWire => {
        const price = presentMoney({ amountMinor: priceMinor, currency });
        const type = command.party.find((member) => member.passengerId === passengerId)?.type ?? 'adult';
        return {
          kind: 'seat',
          code: 'SEAT',
          label: `Seat ${seat}`,
          passenger_type: type,
          quantity: 1,
          unit: price,
          total: price,
        };
      }),
  );
}

function passengerAt(made: NewBooking, index: number): PassengerId {
  const id = made.passengerIds[index];
  invariant(id, 'every passenger of a booking has an id');
  return id;
}
