// A booking that was sold, for tests of its cancellation: one adult from Paris to New York and back, a year ahead, unless a test says otherwise.
import type { SoldBooking, SoldFlight } from '#domain/cancellation';
import type { BookedTraveller } from '#domain/cancellation-selection';
import type { FlightId, PassengerId } from '#domain/ids';
import type { Charge } from '#domain/price-shares';

export const hour = 3_600_000;
export const day = 24 * hour;
export const soldAt = Date.UTC(2026, 0, 10, 12);
/** A year later, so that nothing but the fare speaks. */
export const departureOut = soldAt + 365 * day;
export const departureBack = departureOut + 7 * day;

export const aTraveller = (passengerId: PassengerId, change: Partial<BookedTraveller> = {}): BookedTraveller => ({
  passengerId,
  type: 'adult',
  withPassengerId: null,
  ...change,
});
export const ada = aTraveller('pax_ada');

/** Eight hours long, where and when it was sold. */
export function aFlight(flightId: FlightId, departingAt: number, change: Partial<SoldFlight> = {}): SoldFlight {
  return {
    flightId,
    slice: 0,
    departingAt,
    arrivingAt: departingAt + 8 * hour,
    soldDepartingAt: departingAt,
    soldArrivingAt: departingAt + 8 * hour,
    from: 'FR',
    to: 'US',
    isCancelledByCarrier: false,
    ...change,
  };
}
export const out = aFlight('flt_out', departureOut);
export const back = aFlight('flt_back', departureBack, { slice: 1, from: 'US', to: 'FR' });

const aCharge = (passengerId: PassengerId, { flightId, slice }: SoldFlight, change: Partial<Charge>): Charge => ({
  passengerId,
  slice,
  flightId,
  kind: 'fare',
  code: 'YFLX',
  label: 'Fare',
  amountMinor: 100_00,
  isRefundable: false,
  ...change,
});

/** On each flight 100.00 of fare; on its slice 20.00 of tax that comes back and 5.00 that does not. */
export const chargesOn = (passengerId: PassengerId, flight: SoldFlight): Charge[] => [
  aCharge(passengerId, flight, {}),
  aCharge(passengerId, flight, {
    flightId: null,
    kind: 'tax',
    code: 'GO',
    label: 'Departure tax',
    amountMinor: 20_00,
    isRefundable: true,
  }),
  aCharge(passengerId, flight, { flightId: null, kind: 'tax', code: 'NO', label: 'Surcharge', amountMinor: 5_00 }),
];

/** A seat chosen by name for 25.00. */
export const aSeatOn = (passengerId: PassengerId, flight: SoldFlight): Charge =>
  aCharge(passengerId, flight, { kind: 'seat', code: 'SEAT', label: 'Seat', amountMinor: 25_00 });

export const sumOf = (charges: readonly Charge[]) => charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Paid in full, with charges for every traveller on every flight unless a test brings its own. */
export function aSoldBooking(change: Partial<SoldBooking> = {}): SoldBooking {
  const { travellers = [ada], flights = [out, back] } = change;
  const charges =
    change.charges ??
    travellers.flatMap(({ passengerId }) => flights.flatMap((flight) => chargesOn(passengerId, flight)));
  return {
    status: 'confirmed',
    paymentStatus: 'paid',
    paymentRequiredBy: soldAt + 300_000,
    createdAt: soldAt,
    travellers,
    flights,
    cancelled: [],
    conditions: { refundable: false, refundFeeMinor: null },
    refundableMinor: sumOf(charges),
    ...change,
    charges,
  };
}
