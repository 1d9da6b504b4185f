// The parts of a booking that mails show: route, flights, travellers and price.
import type { BookingOnWire } from '#contracts/booking';
import type { CancellationOnWire } from '#contracts/cancellation';
import type { FlightEndOnWire } from '#contracts/flight';
import type { MoneyOnWire } from '#contracts/money';
import type { Block } from './blocks.ts';
import { durationText, localTimeText } from './local-times.ts';
import type { Phrases } from './phrases.ts';

type Segment = BookingOnWire['segments'][number];

/** `CDG – JFK`, with each stop between: a return trip reads `CDG – JFK – CDG`. */
export function routeOf(segments: Segment[]): string {
  const stops = segments.flatMap(({ origin, destination }) => [origin.iata, destination.iata]);
  return stops.filter((stop, index) => stop !== stops[index - 1]).join(' – ');
}

export function flightBlocks(segment: Segment, phrases: Phrases): Block[] {
  const { labels, cabins } = phrases;
  return [
    { kind: 'heading', text: `${segment.flight_number}  ${segment.origin.iata} – ${segment.destination.iata}` },
    {
      kind: 'facts',
      rows: [
        [labels.departure, endText(segment.origin, segment.departing_at, phrases)],
        [labels.arrival, endText(segment.destination, segment.arriving_at, phrases)],
        [labels.duration, durationText(segment.duration)],
        [labels.cabin, `${cabins[segment.cabin]} (${segment.booking_class})`],
      ],
    },
  ];
}

function endText(end: FlightEndOnWire, localTime: string, { labels, language }: Phrases): string {
  const terminal = end.terminal === null ? '' : `, ${labels.terminal} ${end.terminal}`;
  return `${localTimeText(localTime, end.time_zone, language)}, ${end.name} (${end.iata})${terminal}`;
}

/** Each traveller with ticket and seats; a seat names its flight where there are several. */
export function passengerBlocks(booking: BookingOnWire, phrases: Phrases): Block[] {
  const { labels, passengerTypes } = phrases;
  return booking.passengers.map((passenger) => {
    const ticket = booking.tickets.find(({ passenger_id }) => passenger_id === passenger.id);
    const seats = booking.segments.flatMap((segment) =>
      segment.seats
        .filter(({ passenger_id, seat }) => passenger_id === passenger.id && seat !== null)
        .map(({ seat }) => (booking.segments.length > 1 ? `${seat} (${segment.flight_number})` : `${seat}`)),
    );
    const name = `${passenger.given_name} ${passenger.family_name} (${passengerTypes[passenger.type]})`;
    const rows: [string, string][] = [[labels.passenger, name]];
    if (ticket) rows.push([labels.ticket, ticket.number]);
    if (seats.length > 0) rows.push([labels.seats, seats.join(', ')]);
    return { kind: 'facts', rows };
  });
}

export function priceBlocks(booking: BookingOnWire, phrases: Phrases): Block[] {
  const lines = booking.price_lines.map((line): [string, string] => [
    `${line.label} (${phrases.passengerTypes[line.passenger_type]}) × ${line.quantity}`,
    moneyText(line.total),
  ]);
  return [
    { kind: 'heading', text: phrases.labels.price },
    { kind: 'facts', rows: [...lines, [phrases.labels.total, moneyText(booking.total)]] },
  ];
}

/** What comes back for a cancellation and what does not, and by which rule; nothing where nothing was paid. */
export function refundBlock({ refund, penalty, rule }: CancellationOnWire, { labels }: Phrases): Block[] {
  if (rule.code === 'nothing_paid') return [];
  const kept: [string, string][] = penalty.amount > 0 ? [[labels.kept, moneyText(penalty)]] : [];
  return [{ kind: 'facts', rows: [[labels.refund, moneyText(refund.amount)], ...kept, [labels.rule, rule.clause]] }];
}

/** The code, not a symbol: `$` is a dozen currencies. */
export const moneyText = (money: MoneyOnWire): string => `${money.decimal} ${money.currency}`;
