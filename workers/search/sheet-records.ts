// From rows of D1 `catalog` to what sheets and offers are made of, and fare conditions as clients read them.

import { presentMoney } from '#contracts/money';
import type { OfferOnWire } from '#contracts/offer';
import type { CountryTax, fareBrands, fares, RouteFare } from '#database/catalog-fares';
import type { availability } from '#database/catalog-flights';
import { type AvailableInClass, availableByClass } from '#domain/fare-buckets';
import type { FareConditions } from '#domain/fare-rules';
import type { Instant } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { TaxRule } from '#domain/pricing';
import { type ClassedLayout, classLimitsOf } from './plan-of-flight.ts';
import type { RouteDay, Sheet, SheetFare, SheetFlight } from './sheet.ts';

export const mostSeatsShown = 9;

type FareRow = Omit<
  typeof fares.$inferSelect,
  'origin' | 'destination' | 'currency' | 'isCurrent' | 'effectiveFrom' | 'endedAt'
>;
type BrandRow = Pick<typeof fareBrands.$inferSelect, 'name' | 'conditions'>;
/** What D1 answers for one route and day: JSON, as the query puts it together. */
export type SheetRow = { position: number; flights: string; fares: string | null; taxes: string | null };
type FlightFacts = Omit<SheetFlight, 'available'> & {
  classes: (typeof availability.$inferSelect)['classes'] | null;
  /** Null where the flight told its availability. */
  type: ClassedLayout | null;
};

export function sheetsFrom(
  rows: readonly SheetRow[],
  routeDays: readonly RouteDay[],
  currency: Currency,
  builtAt: Instant,
): Sheet[] {
  const found = new Map(rows.map((row) => [row.position, row]));
  return routeDays.map(({ origin, destination, date }, position) => {
    const { flights, fares, taxes } = found.get(position) ?? { flights: '[]', fares: null, taxes: null };
    const sold = (JSON.parse(fares ?? '[]') as RouteFare[]).filter((fare) => fare.currency === currency);
    const faresOfRoute = sold.map((fare) => sheetFareOf(fare, fare));
    const untouched = availableAtFirst(faresOfRoute);
    return {
      origin,
      destination,
      date,
      builtAt,
      flights: (JSON.parse(flights) as FlightFacts[])
        .sort((left, right) => left.departingAt - right.departingAt || (left.flightId < right.flightId ? -1 : 1))
        .map(({ classes, type, ...flight }) => ({
          ...flight,
          available: classes?.map(toldByFlight) ?? untouched(flight.aircraftType, type),
        })),
      fares: faresOfRoute,
      taxes: (JSON.parse(taxes ?? '[]') as CountryTax[])
        .filter((tax) => tax.currency === currency && (tax.effectiveTo === null || tax.effectiveTo > builtAt))
        .map(taxRuleOf),
    };
  });
}

const toldByFlight = (told: NonNullable<FlightFacts['classes']>[number]): AvailableInClass => ({
  cabin: told.cabin,
  bookingClass: told.booking_class,
  available: Math.min(mostSeatsShown, told.available),
});

/** A flight that never told has every place free that the limits of its type leave; flights of one type are alike. */
function availableAtFirst(fares: readonly SheetFare[]) {
  const sold = fares.map(({ cabin, bookingClass, unitMinor }) => ({
    cabin,
    bookingClass,
    adultMinor: unitMinor.adult,
  }));
  const known = new Map<string, AvailableInClass[]>();
  return (aircraftType: string, type: ClassedLayout | null): AvailableInClass[] => {
    const before = known.get(aircraftType);
    if (before) return before;
    const left = availableByClass(type ? classLimitsOf(type, sold) : [], []).map((of) => ({
      ...of,
      available: Math.min(mostSeatsShown, of.available),
    }));
    known.set(aircraftType, left);
    return left;
  };
}

export const sheetFareOf = (fare: FareRow, brand: BrandRow): SheetFare => ({
  fareId: fare.fareId,
  fareVersion: fare.fareVersion,
  cabin: fare.cabin,
  fareBrand: fare.fareBrand,
  brandName: brand.name,
  bookingClass: fare.bookingClass,
  fareBasis: fare.fareBasis,
  unitMinor: { adult: fare.adultMinor, child: fare.childMinor, infant: fare.infantMinor },
  conditions: conditionsFrom(brand.conditions),
});

const taxRuleOf = ({ isInternational, ...rule }: CountryTax): TaxRule => ({
  ...rule,
  isInternational: isInternational === null ? null : isInternational === 1,
});

const conditionsFrom = (onWire: OfferOnWire['conditions']): FareConditions => ({
  refundable: onWire.refundable,
  refundFeeMinor: onWire.refund_fee?.amount ?? null,
  changeable: onWire.changeable,
  changeFeeMinor: onWire.change_fee?.amount ?? null,
  bags: onWire.bags,
});

export const presentConditions = (conditions: FareConditions, currency: Currency): OfferOnWire['conditions'] => {
  const fee = (amountMinor: number | null) => (amountMinor === null ? null : presentMoney({ amountMinor, currency }));
  return {
    refundable: conditions.refundable,
    refund_fee: fee(conditions.refundFeeMinor),
    changeable: conditions.changeable,
    change_fee: fee(conditions.changeFeeMinor),
    bags: conditions.bags,
  };
};
