// What of a price hangs on whom and where: the lines of a sale taken apart by slice and passenger, for who later gives part of it back.
import type { FlightId, PassengerId } from '#domain/ids';
import { splitEvenly } from '#domain/money';
import {
  type PassengerType,
  type PricedSegment,
  type PriceLine,
  passengerTypes,
  type TaxRule,
  taxOnSlice,
} from '#domain/pricing';

/** A tax rule together with whether what it levied comes back when the fare does not. */
export type SoldTax = TaxRule & { isRefundable: boolean };

/** What one passenger of a type pays for one thing on one slice, in minor units; fares hang on one of its flights. */
export type PriceShare = {
  slice: number;
  flightId: FlightId | null;
  passengerType: PassengerType;
  kind: 'fare' | 'tax';
  code: string;
  label: string;
  unitMinor: number;
  /** True for a tax that comes back whatever the fare says. */
  isRefundable: boolean;
};

/** A share in the hands of one passenger. Without a flight it belongs to the slice as a whole. */
export type Charge = {
  passengerId: PassengerId;
  slice: number;
  flightId: FlightId | null;
  kind: 'fare' | 'tax' | 'seat';
  code: string;
  label: string;
  amountMinor: number;
  isRefundable: boolean;
};

/** The same terms that `priceLines` sums into lines, so each line is the sum of its shares times the people of its type. */
export function priceShares(
  slices: readonly (readonly (PricedSegment & { flightId: FlightId })[])[],
  taxes: readonly SoldTax[],
): PriceShare[] {
  return slices.flatMap((segments, slice) =>
    passengerTypes.flatMap((passengerType) => [
      ...segments.map(({ fare, flightId }): PriceShare => {
        const { code, label, unitMinor } = fare;
        const money = { code, label, unitMinor: unitMinor[passengerType], isRefundable: false };
        return { slice, flightId, passengerType, kind: 'fare', ...money };
      }),
      ...taxes.flatMap((rule): PriceShare[] => {
        const unitMinor = taxOnSlice(rule, segments, passengerType);
        const { code, name: label, isRefundable } = rule;
        const money = { code, label, unitMinor, isRefundable };
        return unitMinor > 0 ? [{ slice, flightId: null, passengerType, kind: 'tax', ...money }] : [];
      }),
    ]),
  );
}

type Payer = { passengerId: PassengerId; type: PassengerType };
/** A seat asked for by name, and what it cost. */
type SoldSeat = { passengerId: PassengerId; flightId: FlightId; slice: number; priceMinor: number };

/** Every charge of a party: the shares of each passenger's type, and the seats that were paid for. */
export function chargesOf(
  shares: readonly PriceShare[],
  passengers: readonly Payer[],
  seats: readonly SoldSeat[],
): Charge[] {
  return [
    ...passengers.flatMap(({ passengerId, type }) =>
      shares
        .filter(({ passengerType }) => passengerType === type)
        .map(({ passengerType: _type, unitMinor: amountMinor, ...share }) => ({ passengerId, amountMinor, ...share })),
    ),
    ...seats
      .filter(({ priceMinor }) => priceMinor > 0)
      .map(({ passengerId, flightId, slice, priceMinor }): Charge => {
        const seat = { kind: 'seat', code: 'SEAT', label: 'Seat', isRefundable: false } as const;
        return { passengerId, slice, flightId, amountMinor: priceMinor, ...seat };
      }),
  ];
}

/**
 * The charges of a booking that was sold before shares were written down: each line is spread evenly over the slices, its
 * taxes count as refundable. The sum is exact; between slices it errs by what they differ in.
 */
export function chargesOfLines(
  lines: readonly PriceLine[],
  passengers: readonly Payer[],
  sliceCount: number,
): Charge[] {
  return lines.flatMap(({ kind, code, label, passengerType, quantity, unitMinor }) => {
    const payers = passengers.filter(({ type }) => type === passengerType).slice(0, quantity);
    const known = { kind: kind === 'fee' ? ('fare' as const) : kind, code, label, isRefundable: kind === 'tax' };
    return payers.flatMap(({ passengerId }) =>
      splitEvenly(unitMinor, sliceCount).map((amountMinor, slice) => ({
        passengerId,
        slice,
        flightId: null,
        amountMinor,
        ...known,
      })),
    );
  });
}
