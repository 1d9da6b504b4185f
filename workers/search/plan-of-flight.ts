// The plan of a dated flight, put together from what the catalogue knows about it.
import type { aircraftTypes, seatPrices } from '#database/catalog-aircraft';
import { limitClasses, type SoldClass } from '#domain/class-limits';
import type { ClassLimit, FlightPlan, SeatPrices } from '#domain/flight-plan';
import type { Currency } from '#domain/money';
import type { FlightRow } from './flight-records.ts';

export type ClassedLayout = Pick<typeof aircraftTypes.$inferSelect, 'layout' | 'classLimits'>;

export type PlanFacts = {
  flight: FlightRow;
  type: ClassedLayout;
  /** The classes with a current fare on the route, and the dearest fare of each. */
  classes: SoldClass[];
  prices: (typeof seatPrices.$inferSelect)[];
};

export function planOf({ flight, type, classes, prices }: PlanFacts, currency: Currency): FlightPlan {
  return {
    flightId: flight.id,
    planVersion: flight.planVersion,
    status: flight.status,
    departingAt: flight.departingAt,
    salesCloseAt: flight.salesCloseAt,
    layout: type.layout,
    classLimits: classLimitsOf(type, classes),
    seatPrices: seatPricesOf(prices, currency),
  };
}

export const classLimitsOf = ({ layout, classLimits }: ClassedLayout, sold: readonly SoldClass[]): ClassLimit[] =>
  limitClasses(layout, classLimits, sold);

function seatPricesOf(rows: PlanFacts['prices'], currency: Currency): SeatPrices {
  const byCabin: SeatPrices['byCabin'] = {};
  for (const row of rows) {
    if (row.currency !== currency) continue;
    byCabin[row.cabin] = { ...byCabin[row.cabin], [row.kind]: row.amountMinor };
  }
  return { currency, byCabin };
}
