// What law and carriage conditions say about money that comes back, as dated rows with their clause; the rules that read them are beside.
// They are a reading of the texts for this house, not legal advice: check the source before claiming compliance.
import type { Instant } from '#domain/ids';

export const refundRuleCodes = [
  'carrier_cancelled',
  'significantly_changed',
  'within_24_hours',
  'fare_conditions',
  'taxes_only',
  'nothing_paid',
] as const;
export type RefundRuleCode = (typeof refundRuleCodes)[number];

/** The rule a refund is owed by, so that whoever reads it can look it up. */
export type RefundRule = { code: RefundRuleCode; clause: string; source: string };

/** How far a flight has to move before the traveller may have the money back; null is no reason. */
export type SignificantChange = {
  departsEarlierHours: number | null;
  departsLaterHours: number | null;
  arrivesLaterHours: number | null;
};

export type Jurisdiction = 'US' | 'EU' | 'everywhere';

export type DatedRule = RefundRule & {
  jurisdiction: Jurisdiction;
  /** `domestic` is within the jurisdiction; null is any trip that touches it. */
  trip: 'domestic' | 'international' | null;
  change: SignificantChange | null;
  effectiveFrom: Instant;
  /** The first instant it is no longer in force; null while it is. */
  effectiveTo: Instant | null;
};

const refunds2024 = { effectiveFrom: Date.UTC(2024, 9, 28), effectiveTo: null };
const refundsSource = 'https://www.ecfr.gov/current/title-14/part-260';
const regulation261 = { effectiveFrom: Date.UTC(2005, 1, 17), effectiveTo: null };
const regulationSource = 'https://eur-lex.europa.eu/eli/reg/2004/261/oj';

const changedByHours = (hours: number): SignificantChange => ({
  departsEarlierHours: hours,
  departsLaterHours: null,
  arrivesLaterHours: hours,
});

/** Of two rules that both apply, the first counts. */
export const datedRules: readonly DatedRule[] = [
  {
    jurisdiction: 'US',
    trip: null,
    code: 'carrier_cancelled',
    clause: '14 CFR 260.6(a)',
    source: refundsSource,
    change: null,
    ...refunds2024,
  },
  {
    jurisdiction: 'EU',
    trip: null,
    code: 'carrier_cancelled',
    clause: 'Regulation (EC) 261/2004, Articles 5(1)(a) and 8(1)(a)',
    source: regulationSource,
    change: null,
    ...regulation261,
  },
  {
    jurisdiction: 'everywhere',
    trip: null,
    code: 'carrier_cancelled',
    clause: 'Conditions of carriage: involuntary refunds',
    source: 'Conditions of carriage of the airline',
    change: null,
    effectiveFrom: 0,
    effectiveTo: null,
  },
  {
    jurisdiction: 'US',
    trip: 'domestic',
    code: 'significantly_changed',
    clause: '14 CFR 260.2 and 260.6(a): three hours, domestic',
    source: refundsSource,
    change: changedByHours(3),
    ...refunds2024,
  },
  {
    jurisdiction: 'US',
    trip: 'international',
    code: 'significantly_changed',
    clause: '14 CFR 260.2 and 260.6(a): six hours, international',
    source: refundsSource,
    change: changedByHours(6),
    ...refunds2024,
  },
  {
    jurisdiction: 'EU',
    trip: null,
    code: 'significantly_changed',
    clause: 'Regulation (EC) 261/2004, Articles 6(1)(iii) and 8(1)(a): five hours',
    source: regulationSource,
    change: { departsEarlierHours: null, departsLaterHours: 5, arrivesLaterHours: null },
    ...regulation261,
  },
  {
    jurisdiction: 'US',
    trip: null,
    code: 'within_24_hours',
    clause: '14 CFR 259.5(b)(4)',
    source: 'https://www.ecfr.gov/current/title-14/section-259.5',
    change: null,
    effectiveFrom: Date.UTC(2012, 0, 24),
    effectiveTo: null,
  },
];

/** What the fare itself says, where no law says more. */
export const fareRules = {
  refundable: {
    code: 'fare_conditions',
    clause: 'Refundable fare: the price less the fee for each passenger, without seats chosen by name',
    source: 'Fare conditions as sold',
  },
  notRefundable: {
    code: 'taxes_only',
    clause: 'Fare without refund: refundable taxes come back',
    source: 'Fare conditions as sold',
  },
  notPaid: { code: 'nothing_paid', clause: 'Not paid for: seats are given back', source: 'Nothing was charged' },
} as const satisfies Record<string, RefundRule>;

/** The United States with the territories its rules count in, by ISO 3166-1. */
const unitedStates = new Set(['US', 'PR', 'VI', 'GU', 'AS', 'MP']);
/** Members of the Union, and Iceland, Norway, Liechtenstein and Switzerland, where the regulation applies as well. */
const europe = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS NO LI CH'.split(' '),
);

export type FlownBetween = { from: string; to: string };

/**
 * Whether a flight is under a jurisdiction: to, from or within the United States; out of the Union. That the Union also
 * covers flights into it by its own carriers is left out, since this airline names no licensing state.
 */
export function isUnder(jurisdiction: Jurisdiction, { from, to }: FlownBetween): boolean {
  switch (jurisdiction) {
    case 'US':
      return unitedStates.has(from) || unitedStates.has(to);
    case 'EU':
      return europe.has(from);
    case 'everywhere':
      return true;
  }
}

/** The rules in force now for a trip of these flights, in their order. */
export function rulesFor(flights: readonly FlownBetween[], now: Instant): DatedRule[] {
  const isDomestic = flights.every(({ from, to }) => unitedStates.has(from) && unitedStates.has(to));
  return datedRules.filter(
    ({ jurisdiction, trip, effectiveFrom, effectiveTo }) =>
      effectiveFrom <= now &&
      (effectiveTo === null || now < effectiveTo) &&
      flights.some((flight) => isUnder(jurisdiction, flight)) &&
      (trip === null || (trip === 'domestic') === isDomestic),
  );
}
