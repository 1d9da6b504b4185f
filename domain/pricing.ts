// What an itinerary costs: fares by passenger type and taxes by rule, as lines whose sum is the total by construction.
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { type Currency, priceStepMinor, shareOf } from '#domain/money';
import type { Cabin } from '#domain/seat-map';

export const passengerTypes = ['adult', 'child', 'infant'] as const;
export type PassengerType = (typeof passengerTypes)[number];
export type PassengerCounts = { adults: number; children: number; infants: number };
/** A country by ISO 3166-1 alpha-2. */
type Country = string;

export type TaxRule = {
  code: string;
  version: number;
  name: string;
  currency: Currency;
  basis: 'percent' | 'per_segment' | 'per_slice';
  /** For each segment or slice; 0 where the basis is percent. */
  amountMinor: number;
  /** Hundredths of a percent of the fare; 0 unless the basis is percent. */
  basisPoints: number;
  /** The most one passenger pays by this rule on one slice; null is no cap. */
  capMinor: number | null;
  /** Levied on what departs from this country. */
  country: Country;
  passengerTypes: PassengerType[];
  /** True for travel abroad only, false for domestic only, null for both. */
  isInternational: boolean | null;
  /** Null for all cabins. */
  cabins: Cabin[] | null;
  effectiveFrom: Instant;
  /** The first instant it is no longer in force; null while nobody has ended it. */
  effectiveTo: Instant | null;
};

export type PricedSegment = {
  /** Countries of departure and arrival. */
  from: Country;
  to: Country;
  cabin: Cabin;
  fare: { code: string; label: string; unitMinor: Record<PassengerType, number> };
};

/** `unitMinor` is for one passenger; a line's total is quantity × unit, so lines cannot fail to add up. */
export type PriceLine = {
  kind: 'fare' | 'tax' | 'fee' | 'seat';
  code: string;
  label: string;
  passengerType: PassengerType;
  quantity: number;
  unitMinor: number;
};

export const lineTotal = (line: PriceLine): number => line.quantity * line.unitMinor;

/** The total of an offer is the sum of its lines and nothing else. */
export function totalOf(lines: readonly PriceLine[]): number {
  const total = lines.reduce((sum, line) => sum + lineTotal(line), 0);
  invariant(Number.isSafeInteger(total), 'a total is a safe whole number of minor units');
  return total;
}

/** Passengers who sit on a seat of their own: lap infants take none. */
export const seatedCount = ({ adults, children }: PassengerCounts): number => adults + children;

/** True for offers made at that instant. */
export function isInForce(rule: TaxRule, at: Instant): boolean {
  return rule.effectiveFrom <= at && (rule.effectiveTo === null || at < rule.effectiveTo);
}

/**
 * The price of a party on slices of segments: a fare line for each segment and passenger type, then a line for each tax
 * and passenger type that owes it. Rounding happens once, in the unit of a line.
 */
export function priceLines(
  slices: readonly (readonly PricedSegment[])[],
  rules: readonly TaxRule[],
  party: PassengerCounts,
): PriceLine[] {
  const travelling = passengerTypes
    .map((type) => ({ type, quantity: countOf(party, type) }))
    .filter(({ quantity }) => quantity > 0);
  const fares = slices
    .flat()
    .flatMap(({ fare }) =>
      travelling.map(({ type, quantity }) =>
        aLine('fare', fare.code, fare.label, type, quantity, fare.unitMinor[type]),
      ),
    );
  const taxes = rules.flatMap((rule) =>
    travelling.map(({ type, quantity }) =>
      aLine('tax', rule.code, rule.name, type, quantity, taxPerPassenger(rule, slices, type)),
    ),
  );
  return [...fares, ...taxes.filter((line) => line.unitMinor > 0)];
}

/** What one passenger of a type owes by one rule: slice by slice, since the cap is one slice's. */
function taxPerPassenger(rule: TaxRule, slices: readonly (readonly PricedSegment[])[], type: PassengerType): number {
  return slices.reduce((sum, segments) => sum + taxOnSlice(rule, segments, type), 0);
}

/** What one passenger of a type owes by one rule on one slice, its cap included; 0 for those it exempts. */
export function taxOnSlice(rule: TaxRule, segments: readonly PricedSegment[], type: PassengerType): number {
  if (!rule.passengerTypes.includes(type)) return 0;
  return Math.min(uncappedTax(rule, segments, type), rule.capMinor ?? Infinity);
}

function uncappedTax(rule: TaxRule, segments: readonly PricedSegment[], type: PassengerType): number {
  const owing = segments.filter((segment) => owes(rule, segment.from, segment.to, segment.cabin));
  switch (rule.basis) {
    case 'percent':
      return shareOf(
        owing.reduce((sum, { fare }) => sum + fare.unitMinor[type], 0),
        rule.basisPoints,
        priceStepMinor(rule.currency),
      );
    case 'per_segment':
      return rule.amountMinor * owing.length;
    case 'per_slice': {
      const [first, last] = [segments.at(0), segments.at(-1)];
      return first && last && owes(rule, first.from, last.to, first.cabin) ? rule.amountMinor : 0;
    }
  }
}

function owes(rule: TaxRule, from: Country, to: Country, cabin: Cabin): boolean {
  if (rule.country !== from) return false;
  if (rule.isInternational !== null && rule.isInternational !== (from !== to)) return false;
  return rule.cabins === null || rule.cabins.includes(cabin);
}

function countOf(party: PassengerCounts, type: PassengerType): number {
  return { adult: party.adults, child: party.children, infant: party.infants }[type];
}

function aLine(
  kind: PriceLine['kind'],
  code: string,
  label: string,
  passengerType: PassengerType,
  quantity: number,
  unitMinor: number,
): PriceLine {
  invariant(
    Number.isSafeInteger(unitMinor) && unitMinor >= 0,
    'a price is a whole number of minor units, not negative',
  );
  return { kind, code, label, passengerType, quantity, unitMinor };
}
