// Slices as they can be bought now: in each cabin and brand the cheapest classes that seat the party; and the offers they make.
import { type FareConditions, strictestOf } from '#domain/fare-rules';
import { isOnSale } from '#domain/flight-plan';
import type { Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { arrivalOf, chooseFares, departureOf, type Itinerary, itineraryKey, type Slice } from '#domain/itinerary';
import {
  isInForce,
  type PassengerCounts,
  type PricedSegment,
  type PriceLine,
  priceLines,
  seatedCount,
  type TaxRule,
  totalOf,
} from '#domain/pricing';
import type { Cabin } from '#domain/seat-map';
import type { Sheet, SheetAirport, SheetFare, SheetFlight } from './sheet.ts';

/** A flight with the sheet it is on, since fares and taxes are of the sheet. */
export type OfferedSegment = SheetFlight & { sheet: Sheet };
export type Airports = ReadonlyMap<string, SheetAirport>;

/** One direction of travel at the price of one cabin and brand. */
export type PricedSlice = {
  slice: Slice<OfferedSegment>;
  cabin: Cabin;
  fareBrand: string;
  /** One a segment. */
  fares: SheetFare[];
  totalMinor: number;
};

export type PricedOffer = {
  /** Names itinerary, cabin and brand: there is one offer of each. */
  key: string;
  itinerary: Itinerary<OfferedSegment>;
  cabin: Cabin;
  fareBrand: string;
  /** One fare a segment, in the shape of the itinerary. */
  fares: SheetFare[][];
  conditions: FareConditions;
  totalMinor: number;
};

/** What a question is priced by: all that is the same for every itinerary that answers it. */
export type Terms = { airports: Airports; taxes: readonly TaxRule[]; party: PassengerCounts; now: Instant };

export function priceSlice(slice: Slice<OfferedSegment>, terms: Terms): PricedSlice[] {
  if (!slice.every((segment) => isOnSale(segment, terms.now))) return [];
  const sold = slice.map(({ sheet, available }) => ({ fares: sheet.fares, available }));
  return chooseFares(sold, seatedCount(terms.party), (fare) => fareOfParty(fare, terms.party)).map((choice) => ({
    ...choice,
    slice,
    totalMinor: totalOf(linesOf([slice], [choice.fares], terms)),
  }));
}

/**
 * Every way to fly one slice of each list in turn, in one cabin and brand. Taxes are levied slice by slice, so an offer
 * costs what its slices cost; its lines are only written down for those who look at it.
 */
export function combineSlices(directions: readonly (readonly PricedSlice[])[]): PricedOffer[] {
  const chains = directions.reduce<PricedSlice[][]>(
    (begun, direction) =>
      begun.flatMap((chain) => direction.flatMap((next) => (follows(chain.at(-1), next) ? [[...chain, next]] : []))),
    [[]],
  );
  return chains.flatMap((chain) => {
    const [first] = chain;
    if (!first) return [];
    const itinerary = chain.map(({ slice }) => slice);
    const fares = chain.map((of) => of.fares);
    return {
      key: `${itineraryKey(itinerary)} ${first.cabin} ${first.fareBrand}`,
      itinerary,
      cabin: first.cabin,
      fareBrand: first.fareBrand,
      fares,
      conditions: strictestOf(fares.flat().map(({ conditions }) => conditions)),
      totalMinor: chain.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    };
  });
}

/** Going home takes an hour at the destination at least: a traveller must at least be able to change planes there. */
const leastStayMilliseconds = 3_600_000;

function follows(before: PricedSlice | undefined, next: PricedSlice): boolean {
  if (!before) return true;
  if (before.cabin !== next.cabin || before.fareBrand !== next.fareBrand) return false;
  return departureOf(next.slice) >= arrivalOf(before.slice) + leastStayMilliseconds;
}

/** The price of an offer line by line, and the rules that were charged. */
export function itemise(offer: PricedOffer, terms: Terms): { lines: PriceLine[]; charged: TaxRule[] } {
  const lines = linesOf(offer.itinerary, offer.fares, terms);
  invariant(totalOf(lines) === offer.totalMinor, 'an offer costs the sum of its lines');
  const codes = new Set(lines.flatMap(({ kind, code }) => (kind === 'tax' ? [code] : [])));
  return { lines, charged: terms.taxes.filter(({ code }) => codes.has(code)) };
}

function linesOf(itinerary: Itinerary<OfferedSegment>, fares: readonly SheetFare[][], terms: Terms): PriceLine[] {
  return priceLines(pricedSegments(itinerary, fares, terms.airports), terms.taxes, terms.party);
}

/** The rules of all sheets in force for offers made now; one that several sheets hold counts once, its newest version. */
export function taxesInForce(sheets: readonly Sheet[], now: Instant): TaxRule[] {
  const rules = sheets.flatMap(({ taxes }) => taxes).filter((rule) => isInForce(rule, now));
  rules.sort((left, right) =>
    left.code < right.code ? -1 : left.code > right.code ? 1 : left.version - right.version,
  );
  return [...new Map(rules.map((rule) => [rule.code, rule])).values()];
}

/** What the pricing rules need to know of each segment and its fare. */
export function pricedSegments(
  itinerary: Itinerary<{ origin: string; destination: string }>,
  fares: readonly (readonly Omit<SheetFare, 'conditions'>[])[],
  airports: Airports,
): PricedSegment[][] {
  return itinerary.map((slice, sliceIndex) =>
    slice.flatMap(({ origin, destination }, index) => {
      const fare = fares[sliceIndex]?.[index];
      if (!fare) return [];
      return {
        from: airports.get(origin)?.country ?? '',
        to: airports.get(destination)?.country ?? '',
        cabin: fare.cabin,
        fare: {
          code: fare.fareBasis,
          label: `${fare.brandName} fare, ${origin}–${destination}`,
          unitMinor: fare.unitMinor,
        },
      };
    }),
  );
}

function fareOfParty({ unitMinor }: SheetFare, { adults, children, infants }: PassengerCounts): number {
  return adults * unitMinor.adult + children * unitMinor.child + infants * unitMinor.infant;
}
