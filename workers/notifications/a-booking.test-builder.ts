// Bookings for tests: one adult from Paris to New York unless a test says otherwise.
import { type BookingOnWire, booking } from '#contracts/booking';
import { type CancellationOnWire, cancellation } from '#contracts/cancellation';
import type { House } from './mail/mail.ts';

export const aHouse = (change: Partial<House> = {}): House => ({
  airlineName: 'Skyhold Airways',
  from: { name: 'Skyhold Airways', address: 'bookings@skyhold.example' },
  publicUrl: 'https://skyhold.example',
  ...change,
});

type Segment = BookingOnWire['segments'][number];

export const aSegment = (change: Partial<Segment> = {}): Segment => ({
  flight_id: 'flt_paris-newyork',
  carrier: 'Z1',
  flight_number: 'Z1123',
  origin: {
    iata: 'CDG',
    name: 'Paris Charles de Gaulle',
    city: 'PAR',
    country: 'FR',
    time_zone: 'Europe/Paris',
    terminal: '2E',
  },
  destination: {
    iata: 'JFK',
    name: 'New York John F. Kennedy',
    city: 'NYC',
    country: 'US',
    time_zone: 'America/New_York',
    terminal: null,
  },
  departing_at: '2026-12-05T09:30:00+01:00',
  departing_at_utc: '2026-12-05T08:30:00.000Z',
  arriving_at: '2026-12-05T11:45:00-05:00',
  arriving_at_utc: '2026-12-05T16:45:00.000Z',
  duration: 'PT8H15M',
  aircraft: 'A20N',
  cabin: 'economy',
  booking_class: 'M',
  fare_basis: 'MLGT',
  slice: 0,
  status: 'confirmed',
  seats: [{ passenger_id: 'pax_ada', seat: '14C' }],
  ...change,
});

export const aPassenger = (change: Partial<BookingOnWire['passengers'][number]> = {}) => ({
  id: 'pax_ada' as const,
  type: 'adult' as const,
  title: null,
  given_name: 'Ada',
  family_name: 'Okafor',
  born_on: '1990-01-01',
  with: null,
  status: 'active' as const,
  ...change,
});

/** Ada gives up her only flight for most of its price. */
export const aCancellation = (change: Partial<CancellationOnWire> = {}): CancellationOnWire =>
  cancellation.parse({
    id: 'can_one',
    status: 'processing',
    requested_by: 'traveller',
    refund: { amount: { amount: 10999, currency: 'EUR', decimal: '109.99' }, status: 'processing' },
    penalty: { amount: 2000, currency: 'EUR', decimal: '20.00' },
    rule: { code: 'fare_conditions', clause: 'Refundable fare', source: 'Fare conditions as sold' },
    passenger_ids: ['pax_ada'],
    flight_ids: ['flt_paris-newyork'],
    created_at: '2026-11-20T12:00:00.000Z',
    ...change,
  });

/** As it stands after `aCancellation`. */
export const aCancelledBooking = (change: Partial<BookingOnWire> = {}): BookingOnWire =>
  aBooking({
    status: 'cancelled',
    passengers: [aPassenger({ status: 'cancelled' })],
    segments: [aSegment({ status: 'cancelled', seats: [] })],
    cancellations: [aCancellation()],
    version: 7,
    ...change,
  });

/** Checked against the contract, so that no test rests on a booking the house could not answer. */
export const aBooking = (change: Partial<BookingOnWire> = {}): BookingOnWire =>
  booking.parse({
    id: 'bkg_one',
    reference: 'K7QX4M',
    status: 'confirmed',
    payment_required_by: '2026-11-20T12:05:00.000Z',
    payment_status: 'paid',
    total: { amount: 12999, currency: 'EUR', decimal: '129.99' },
    price_lines: [
      {
        kind: 'fare',
        code: 'YLGT',
        label: 'Light fare',
        passenger_type: 'adult',
        quantity: 1,
        unit: { amount: 12999, currency: 'EUR', decimal: '129.99' },
        total: { amount: 12999, currency: 'EUR', decimal: '129.99' },
      },
    ],
    fare_brand: 'light',
    passengers: [aPassenger()],
    segments: [aSegment()],
    tickets: [{ number: '0001234567890', passenger_id: 'pax_ada' }],
    cancellations: [],
    contact: { email: 'ada@example.com', phone: null, language: 'en' },
    metadata: {},
    available_actions: [],
    version: 4,
    created_at: '2026-11-20T12:00:00.000Z',
    ...change,
  });
