// What comes back when places are given up: the rule that applies, in the order of law and fare, and the amount of every line.
import {
  type BookedFlight,
  type BookedParty,
  hasBegun,
  isSame,
  livingPlaces,
  type Place,
  type Selection,
  type SelectionFailure,
  selectPlaces,
} from '#domain/cancellation-selection';
import type { FlightId, Instant, PassengerId } from '#domain/ids';
import type { Charge } from '#domain/price-shares';
import { type DatedRule, fareRules, isUnder, type RefundRule, rulesFor } from '#domain/refund-rules';
import { ok, type Result } from '#domain/result';

/** How long a quote is good for. */
export const quoteSeconds = 600;
/** 14 CFR 259.5(b)(4): reserved a week before departure at least, cancelled within a day. */
const weekMilliseconds = 7 * 86_400_000;
const dayMilliseconds = 86_400_000;
const hourMilliseconds = 3_600_000;

/** A flight as it is now and as it was sold; `from` and `to` are countries by ISO 3166-1 alpha-2. */
export type SoldFlight = BookedFlight & {
  arrivingAt: Instant;
  soldDepartingAt: Instant;
  soldArrivingAt: Instant;
  from: string;
  to: string;
  isCancelledByCarrier: boolean;
};

export type SoldBooking = Omit<BookedParty, 'flights'> & {
  createdAt: Instant;
  flights: readonly SoldFlight[];
  charges: readonly Charge[];
  conditions: { refundable: boolean; refundFeeMinor: number | null };
  /** Captured less what went back, or is on its way back. */
  refundableMinor: number;
};

/** One thing that was paid for, summed over the places given up. */
export type CancellationLine = {
  kind: Charge['kind'];
  code: string;
  label: string;
  paidMinor: number;
  refundMinor: number;
};

export type CancellationTerms = {
  passengerIds: PassengerId[];
  flightIds: FlightId[];
  places: Place[];
  /** True when nobody is left on any flight afterwards. */
  isWhole: boolean;
  rule: RefundRule;
  refundMinor: number;
  /** What was paid for these places and is kept. */
  penaltyMinor: number;
  /** They sum to `refundMinor`, and with the penalty to what was paid. */
  lines: CancellationLine[];
};

/** What a traveller would get back for a selection, now. */
export function quoteCancellation(
  booking: SoldBooking,
  selection: Selection,
  now: Instant,
): Result<CancellationTerms, SelectionFailure> {
  const places = selectPlaces(booking, selection, now);
  return places.ok ? ok(termsFor(booking, places.value, ruleFor(booking, now))) : places;
}

/**
 * What the airline gives back by itself for flights it cancelled: all that is left of their slices. Undefined when nobody is
 * left on them. Of a slice already begun, the flights ahead come back; what was levied on the slice as a whole does not.
 */
export function carrierCancellation(booking: SoldBooking, now: Instant): CancellationTerms | undefined {
  const struck = new Set(booking.flights.flatMap((flight) => (flight.isCancelledByCarrier ? [flight.slice] : [])));
  const ahead = booking.flights.filter(
    ({ slice, departingAt, isCancelledByCarrier }) => struck.has(slice) && (isCancelledByCarrier || departingAt > now),
  );
  const isAhead = ({ flightId }: Place) => ahead.some((flight) => flight.flightId === flightId);
  const living = livingPlaces(booking);
  const places = booking.status === 'held' && living.some(isAhead) ? living : living.filter(isAhead);
  return places.length > 0 ? termsFor(booking, places, ruleFor(booking, now)) : undefined;
}

/** Until when a quote stands: ten minutes, but never past a departure it speaks of. */
export function quoteExpiresAt(booking: SoldBooking, terms: CancellationTerms, now: Instant): Instant {
  const departures = booking.flights
    .filter(({ flightId }) => terms.flightIds.includes(flightId))
    .map(({ departingAt }) => departingAt)
    .filter((departingAt) => departingAt > now);
  const deadlines = booking.status === 'held' ? [booking.paymentRequiredBy] : [];
  return Math.min(now + quoteSeconds * 1000, ...departures, ...deadlines);
}

/** The first rule that applies, from what the airline did down to what the fare allows. */
function ruleFor(booking: SoldBooking, now: Instant): RefundRule {
  if (booking.status === 'held') return fareRules.notPaid;
  const rules = rulesFor(booking.flights, now);
  const byLaw =
    rules.find(({ code }) => code === 'carrier_cancelled' && booking.flights.some((one) => one.isCancelledByCarrier)) ??
    rules.find((rule) => rule.code === 'significantly_changed' && isSignificantlyChanged(booking, rule, now)) ??
    rules.find(({ code }) => code === 'within_24_hours' && isWithinADay(booking, now));
  if (byLaw) return { code: byLaw.code, clause: byLaw.clause, source: byLaw.source };
  return booking.conditions.refundable ? fareRules.refundable : fareRules.notRefundable;
}

/** Measured on slices still to be flown: a delay that was sat through is no reason any more. */
function isSignificantlyChanged(booking: SoldBooking, { jurisdiction, change }: DatedRule, now: Instant): boolean {
  if (!change) return false;
  const isAtLeast = (milliseconds: number, hours: number | null) =>
    hours !== null && milliseconds >= hours * hourMilliseconds;
  const slices = [...new Set(booking.flights.map(({ slice }) => slice))].filter((one) => !hasBegun(booking, one, now));
  return slices.some((slice) => {
    const flights = booking.flights.filter((flight) => flight.slice === slice);
    const [first, last] = [flights.at(0), flights.at(-1)];
    if (!first || !last) return false;
    return (
      isAtLeast(first.soldDepartingAt - first.departingAt, change.departsEarlierHours) ||
      isAtLeast(last.arrivingAt - last.soldArrivingAt, change.arrivesLaterHours) ||
      flights.some(
        (flight) =>
          isUnder(jurisdiction, flight) &&
          isAtLeast(flight.departingAt - flight.soldDepartingAt, change.departsLaterHours),
      )
    );
  });
}

function isWithinADay({ createdAt, flights }: SoldBooking, now: Instant): boolean {
  const firstDeparture = Math.min(...flights.map(({ soldDepartingAt }) => soldDepartingAt));
  return firstDeparture - createdAt >= weekMilliseconds && now - createdAt <= dayMilliseconds;
}

function termsFor(booking: SoldBooking, places: Place[], rule: RefundRule): CancellationTerms {
  const charges = booking.status === 'held' ? [] : chargesFor(booking, places);
  const wanted = refundsOf(charges, rule, booking.conditions.refundFeeMinor ?? 0);
  const refunds = withinLimit(wanted, booking.refundableMinor);
  const refundMinor = sum(refunds);
  const staying = livingPlaces(booking).length - places.length;
  return {
    passengerIds: booking.travellers.map(({ passengerId }) => passengerId).filter(isAmong(places, 'passengerId')),
    flightIds: booking.flights.map(({ flightId }) => flightId).filter(isAmong(places, 'flightId')),
    places,
    isWhole: staying === 0,
    rule,
    refundMinor,
    penaltyMinor: sum(charges.map(({ amountMinor }) => amountMinor)) - refundMinor,
    lines: linesOf(charges, refunds),
  };
}

/** What hangs on these places: what belongs to a flight with that flight, what belongs to a slice with the whole of it. */
function chargesFor({ flights, charges }: SoldBooking, places: readonly Place[]): Charge[] {
  return charges.filter(({ passengerId, slice, flightId }) => {
    const needed = flightId === null ? flights.filter((flight) => flight.slice === slice) : [{ flightId }];
    return needed.every((one) => places.some((place) => isSame(place, { passengerId, flightId: one.flightId })));
  });
}

/** What of each charge comes back by a rule. */
function refundsOf(charges: readonly Charge[], rule: RefundRule, feeMinor: number): number[] {
  switch (rule.code) {
    case 'carrier_cancelled':
    case 'significantly_changed':
    case 'within_24_hours':
      return charges.map(({ amountMinor }) => amountMinor);
    case 'fare_conditions':
      return lessFee(charges, feeMinor);
    case 'taxes_only':
      return charges.map(({ amountMinor, isRefundable }) => (isRefundable ? amountMinor : 0));
    case 'nothing_paid':
      return charges.map(() => 0);
  }
}

/** The fee is kept once for each passenger, and never out of taxes that always come back. Seats chosen by name stay paid. */
function lessFee(charges: readonly Charge[], feeMinor: number): number[] {
  const owed = new Map<PassengerId, number>();
  return charges.map(({ passengerId, kind, amountMinor, isRefundable }) => {
    if (kind === 'seat') return 0;
    if (isRefundable) return amountMinor;
    const due = owed.get(passengerId) ?? feeMinor;
    const kept = Math.min(due, amountMinor);
    owed.set(passengerId, due - kept);
    return amountMinor - kept;
  });
}

/** Never more than there is to give back, whatever the charges say. */
function withinLimit(refunds: readonly number[], limitMinor: number): number[] {
  let left = Math.max(0, limitMinor);
  return refunds.map((refund) => {
    const given = Math.min(refund, left);
    left -= given;
    return given;
  });
}

function linesOf(charges: readonly Charge[], refunds: readonly number[]): CancellationLine[] {
  const lines = new Map<string, CancellationLine>();
  charges.forEach(({ kind, code, label, amountMinor }, index) => {
    const key = `${kind} ${code} ${label}`;
    const line = lines.get(key) ?? { kind, code, label, paidMinor: 0, refundMinor: 0 };
    line.paidMinor += amountMinor;
    line.refundMinor += refunds[index] ?? 0;
    lines.set(key, line);
  });
  return [...lines.values()];
}

const isAmong =
  <Field extends keyof Place>(places: readonly Place[], field: Field) =>
  (id: Place[Field]): boolean =>
    places.some((place) => place[field] === id);

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
