// What services answer in tests of the gateway: one valid sample a resource, checked by its contract as it is built.
import { type ApiKeyOnWire, apiKey, type ProfileOnWire, profile, type TokensOnWire, tokens } from '#contracts/account';
import { type BookingOnWire, bookedSegment, booking, type PaymentOnWire, payment } from '#contracts/booking';
import {
  type CancellationQuoteOnWire,
  type ConfirmedCancellationOnWire,
  cancellationQuote,
  confirmedCancellation,
} from '#contracts/cancellation';
import { type FlightOnWire, flight, type SeatMapOnWire, seatMap } from '#contracts/flight';
import { type CapturedMailOnWire, capturedMail } from '#contracts/notifications-service';
import { type OfferAgainOnWire, offerAgain } from '#contracts/offer';
import { type TimelineEntryOnWire, timelineEntry } from '#contracts/timeline';

export const aMoney = (amount = 12_999) => ({ amount, currency: 'EUR', decimal: (amount / 100).toFixed(2) });
const morning = '2026-12-05T08:30:00.000Z';
const paris = {
  iata: 'CDG',
  name: 'Paris Charles de Gaulle',
  city: 'PAR',
  country: 'FR',
  time_zone: 'Europe/Paris',
  terminal: '2E',
};
const times = {
  departing_at: '2026-12-05T09:30:00+01:00',
  departing_at_utc: morning,
  arriving_at: '2026-12-05T11:30:00+01:00',
  arriving_at_utc: '2026-12-05T10:30:00.000Z',
  duration: 'PT2H',
};

export const aFlight = (change: Partial<FlightOnWire> = {}): FlightOnWire =>
  flight.parse({
    id: 'flt_1',
    carrier: 'Z1',
    flight_number: 'Z1123',
    status: 'scheduled',
    origin: paris,
    destination: paris,
    ...times,
    aircraft: 'A20N',
    gate: null,
    sales_close_at: morning,
    version: 1,
    ...change,
  });

export const aSeatMap = (change: Partial<SeatMapOnWire> = {}): SeatMapOnWire =>
  seatMap.parse({
    flight_id: 'flt_1',
    version: 1,
    cabins: [{ cabin: 'economy', columns: ['A'], rows: [] }],
    ...change,
  });

export const anOffer = (): OfferAgainOnWire =>
  offerAgain.parse({
    id: 'off_1',
    expires_at: morning,
    total: aMoney(),
    price_lines: [],
    passengers: { adults: 1, children: 0, infants: 0 },
    fare_brand: 'light',
    conditions: {
      refundable: false,
      refund_fee: null,
      changeable: false,
      change_fee: null,
      bags: { cabin: 1, checked: 0 },
    },
    slices: [],
    valid: true,
    price_changed: false,
    new_total: null,
  });

export const aBookedSegment = (
  change: Partial<BookingOnWire['segments'][number]> = {},
): BookingOnWire['segments'][number] =>
  bookedSegment.parse({
    flight_id: 'flt_1',
    carrier: 'Z1',
    flight_number: 'Z1123',
    origin: paris,
    destination: paris,
    ...times,
    aircraft: 'A20N',
    cabin: 'economy',
    booking_class: 'M',
    fare_basis: 'MLGT',
    slice: 0,
    status: 'held',
    seats: [],
    ...change,
  });

export const aBooking = (change: Partial<BookingOnWire> = {}): BookingOnWire =>
  booking.parse({
    id: 'bkg_1',
    reference: 'K7QX4M',
    status: 'held',
    payment_required_by: morning,
    payment_status: 'none',
    total: aMoney(),
    price_lines: [],
    fare_brand: 'light',
    passengers: [],
    segments: [],
    tickets: [],
    cancellations: [],
    contact: { email: 'ada@example.com', phone: null, language: 'en' },
    metadata: {},
    available_actions: ['pay'],
    version: 1,
    created_at: morning,
    ...change,
  });

const someTerms = {
  penalty: aMoney(2_000),
  rule: { code: 'fare_conditions', clause: 'Refundable fare', source: 'Fare conditions as sold' },
  passenger_ids: ['pax_1'],
  flight_ids: ['flt_1'],
};

export const aCancellationQuote = (): CancellationQuoteOnWire =>
  cancellationQuote.parse({ id: 'quo_1', expires_at: morning, refund: aMoney(10_999), ...someTerms, lines: [] });

export const aCancellation = (): ConfirmedCancellationOnWire =>
  confirmedCancellation.parse({
    id: 'can_1',
    status: 'succeeded',
    requested_by: 'traveller',
    ...someTerms,
    refund: { amount: aMoney(10_999), status: 'succeeded' },
    created_at: morning,
    booking: { id: 'bkg_1', status: 'cancelled', payment_status: 'partially_refunded', version: 4 },
  });

export const aPayment = (change: Partial<PaymentOnWire> = {}): PaymentOnWire =>
  payment.parse({
    id: 'pay_1',
    status: 'succeeded',
    amount: aMoney(),
    next_action: null,
    created_at: morning,
    booking: { id: 'bkg_1', status: 'confirmed', tickets: [] },
    ...change,
  });

export const aTimelineEntry = (): TimelineEntryOnWire =>
  timelineEntry.parse({
    number: 1,
    at: morning,
    actor: 'traveller',
    kind: 'payment.captured',
    facts: { payment_id: 'pay_1' },
    postings: [{ account: 'provider', amount: aMoney() }],
  });

export const aProfile = (): ProfileOnWire =>
  profile.parse({
    id: 'usr_1',
    email: 'ada@example.com',
    given_name: 'Ada',
    family_name: 'Okafor',
    phone: null,
    locale: 'en',
    roles: ['traveller'],
    created_at: morning,
  });

export const anApiKey = (): ApiKeyOnWire =>
  apiKey.parse({ id: 'key_1', name: 'site', scopes: ['bookings:read'], created_at: morning, last_used_at: null });

export const someTokens = (): TokensOnWire =>
  tokens.parse({ access_token: 'a', token_type: 'Bearer', expires_in: 600, refresh_token: 'r' });

export const aMail = (change: Partial<CapturedMailOnWire> = {}): CapturedMailOnWire =>
  capturedMail.parse({
    id: 'msg_1',
    to: 'ada@example.com',
    subject: 'Your trip',
    text: 'See https://skyhold.example/trip',
    html: '<p>Your trip</p>',
    attachments: [],
    received_at: morning,
    ...change,
  });
