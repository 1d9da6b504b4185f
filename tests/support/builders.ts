// Builders for tests: everything has a sensible value, and a test names only what it is about.
import type { HoldBooking } from '#contracts/booking-object';
import type { HoldSeats, PartyMember } from '#contracts/flight-object';
import { presentMoney } from '#contracts/money';
import type { OfferToBook } from '#contracts/search-service';
import type { FlightPlan } from '#domain/flight-plan';
import type { IdPrefix, PassengerId } from '#domain/ids';
import type { SeatInventory } from '#domain/seat-inventory';
import { type CabinLayout, seatsOf } from '#domain/seat-map';
import type { SignedIn } from '#platform/caller';
import { newId } from '#platform/new-id';

/** An id nothing else in the run has, since storage is shared by the tests of a file. */
export const uniqueId = <Prefix extends IdPrefix>(prefix: Prefix) => newId(prefix);

export const aCaller = (change: Partial<SignedIn> = {}): SignedIn => ({
  kind: 'user',
  userId: 'usr_ada',
  audience: 'skyhold:travellers',
  roles: ['traveller'],
  scopes: ['bookings:read', 'bookings:write', 'payments:write', 'profile:read', 'profile:write'],
  requestId: 'req_test',
  sessionId: 'ses_test',
  ...change,
});

/** Four rows of three and three, the third an exit row. */
export const aCabin = (change: Partial<CabinLayout> = {}): CabinLayout => ({
  cabin: 'economy',
  columns: ['A', 'B', 'C', '', 'D', 'E', 'F'],
  firstRow: 1,
  lastRow: 4,
  skippedRows: [],
  exitRows: [3],
  missingSeats: [],
  features: { extra_legroom: ['3A', '3B', '3C', '3D', '3E', '3F'] },
  lapInfantCapacity: 1,
  ...change,
});

/** Tomorrow's flight with 24 seats in one cabin and one class. */
export const aFlightPlan = (change: Partial<FlightPlan> = {}): FlightPlan => ({
  flightId: 'flt_paris',
  planVersion: 1,
  status: 'scheduled',
  departingAt: 4_102_444_800_000,
  salesCloseAt: 4_102_441_200_000,
  layout: { cabins: [aCabin()] },
  classLimits: [{ cabin: 'economy', bookingClass: 'Y', limit: 24 }],
  seatPrices: { currency: 'EUR', byCabin: { economy: { standard: 1000, extra_legroom: 2500 } } },
  ...change,
});

/** The flight of four rows as its rules see it; everything is free that is not listed as claimed. */
export function anInventory(
  facts: { plan?: Partial<FlightPlan>; claimed?: string[]; infants?: string[]; sold?: number } = {},
): SeatInventory {
  const plan = aFlightPlan(facts.plan);
  const seats = seatsOf(plan.layout);
  const isFree = (seat: string) => seats.some((built) => built.seat === seat) && !facts.claimed?.includes(seat);
  const free = seats.filter(({ seat }) => isFree(seat));
  return {
    plan,
    describe: (name) => seats.find(({ seat }) => seat === name),
    isFree,
    freeSeatsIn: (cabin) => free.filter((seat) => seat.cabin === cabin),
    freeCountIn: (cabin) => free.filter((seat) => seat.cabin === cabin).length,
    claims: [{ cabin: 'economy', bookingClass: 'Y', count: facts.sold ?? facts.claimed?.length ?? 0 }],
    lapInfantsIn: (row, block) => facts.infants?.filter((place) => place === `${row}/${block}`).length ?? 0,
  };
}

/** An adult without a wish. */
export const aPassenger = (change: Partial<PartyMember> = {}): PartyMember => ({
  passengerId: newId('pax') as PassengerId,
  type: 'adult',
  seating: 'own_seat',
  withPassengerId: null,
  maySitInExitRow: true,
  seat: null,
  ...change,
});

/** One adult of an account of their own, holding for five minutes. */
export const aHold = (plan: FlightPlan, change: Partial<HoldSeats> = {}): HoldSeats => ({
  holdId: newId('hld'),
  bookingId: newId('bkg'),
  accountId: newId('usr'),
  flightId: plan.flightId,
  planVersion: plan.planVersion,
  departingAt: plan.departingAt,
  cabin: 'economy',
  bookingClass: 'Y',
  expiresAt: Date.now() + 300_000,
  party: [aPassenger()],
  holdLimit: 2,
  purpose: 'sale',
  ...change,
});

const anAirport = { name: 'Paris', city: 'PAR', country: 'FR', time_zone: 'Europe/Paris', terminal: null };

/** An offer for one adult on the flights of these plans, one after the other. */
export const anOfferToBook = (plans: FlightPlan[], change: Partial<OfferToBook> = {}): OfferToBook => ({
  offerId: newId('off'),
  expiresAt: Date.now() + 1_200_000,
  currency: 'EUR',
  totalMinor: 12_999,
  priceLines: [
    {
      kind: 'fare',
      code: 'YLGT',
      label: 'Light fare',
      passenger_type: 'adult',
      quantity: 1,
      unit: presentMoney({ amountMinor: 12_999, currency: 'EUR' }),
      total: presentMoney({ amountMinor: 12_999, currency: 'EUR' }),
    },
  ],
  priceShares: [
    {
      slice: 0,
      flightId: plans[0]?.flightId ?? null,
      passengerType: 'adult',
      kind: 'fare',
      code: 'YLGT',
      label: 'Light fare',
      unitMinor: 12_999,
      isRefundable: false,
    },
  ],
  passengers: { adults: 1, children: 0, infants: 0 },
  fareBrand: 'light',
  conditions: {
    refundable: false,
    refund_fee: null,
    changeable: false,
    change_fee: null,
    bags: { cabin: 1, checked: 0 },
  },
  segments: plans.map((plan, slice) => ({
    slice,
    flightId: plan.flightId,
    planVersion: plan.planVersion,
    cabin: 'economy',
    bookingClass: 'Y',
    departingAt: plan.departingAt,
    departingOn: new Date(plan.departingAt).toISOString().slice(0, 10),
    plan,
    onWire: {
      flight_id: plan.flightId,
      carrier: 'Z1',
      flight_number: 'Z1123',
      origin: { iata: 'CDG', ...anAirport },
      destination: { iata: 'ORY', ...anAirport },
      departing_at: new Date(plan.departingAt).toISOString(),
      departing_at_utc: new Date(plan.departingAt).toISOString(),
      arriving_at: new Date(plan.departingAt + 3_600_000).toISOString(),
      arriving_at_utc: new Date(plan.departingAt + 3_600_000).toISOString(),
      duration: 'PT1H',
      aircraft: 'A20N',
      cabin: 'economy',
      booking_class: 'Y',
      fare_basis: 'YLGT',
    },
  })),
  ...change,
});

/** One adult holding that offer for five minutes. */
export const aBookingOrder = (offer: OfferToBook, change: Partial<HoldBooking> = {}): HoldBooking => ({
  bookingId: newId('bkg'),
  key: newId('req'),
  requestHash: 'the-request',
  offer,
  passengers: [
    { type: 'adult', title: 'ms', givenName: 'Ada', familyName: 'Okafor', bornOn: '1990-04-02', withIndex: null },
  ],
  contact: { email: 'ada@example.com', phone: null, language: 'en' },
  seats: [],
  metadata: {},
  holdSeconds: 300,
  holdLimit: 2,
  ...change,
});
