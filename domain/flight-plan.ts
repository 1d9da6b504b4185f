// What is planned for one dated flight: the part of the catalogue its Flight object must know to sell it.
import type { FlightId, Instant } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { AircraftLayout, Cabin, Seat, SeatFeature, SeatNumber } from '#domain/seat-map';

export const flightStatuses = ['scheduled', 'delayed', 'boarding', 'departed', 'arrived', 'cancelled'] as const;
export type FlightStatus = (typeof flightStatuses)[number];

/** One letter that names a price bucket in a cabin. */
export type BookingClass = string;

/** How many claims a class and every class below it in the cabin may have together. */
export type ClassLimit = { cabin: Cabin; bookingClass: BookingClass; limit: number };

/** Prices of seats chosen by name, by the dearest kind a seat is of; a kind without a price is free. */
export type SeatPrices = {
  currency: Currency;
  byCabin: Partial<Record<Cabin, Partial<Record<SeatPriceKind, number>>>>;
};
export type SeatPriceKind = 'standard' | SeatFeature;

export type FlightPlan = {
  flightId: FlightId;
  /** Raised by one with each change; a plan that is not newer is ignored. */
  planVersion: number;
  status: FlightStatus;
  departingAt: Instant;
  salesCloseAt: Instant;
  layout: AircraftLayout;
  /** In each cabin from the highest class to the lowest; the highest limit is the cabin's authorisation. */
  classLimits: ClassLimit[];
  seatPrices: SeatPrices;
};

/** True while the plan lets anyone claim a seat; the caller says which failure a closed flight answers. */
export function isOnSale(plan: Pick<FlightPlan, 'status' | 'salesCloseAt'>, now: Instant): boolean {
  return (
    plan.status !== 'cancelled' && plan.status !== 'departed' && plan.status !== 'arrived' && now < plan.salesCloseAt
  );
}

/** What a seat chosen by name costs, in minor units: the dearest of its kinds. */
export function seatPriceMinor(prices: SeatPrices, seat: Seat): number {
  const ofCabin = prices.byCabin[seat.cabin] ?? {};
  const kinds: SeatPriceKind[] = ['standard', ...seat.features];
  return Math.max(0, ...kinds.map((kind) => ofCabin[kind] ?? 0));
}

/** A seat somebody asked for by number. */
export type SeatWish = { flightId: FlightId; passenger: number; seat: SeatNumber };
