// The seat map of a flight: the states come from its Flight object, the drawing from the layout and prices of its plan.

import type { SeatMapOnWire } from '#contracts/flight';
import type { SeatStates } from '#contracts/flight-object';
import { presentMoney } from '#contracts/money';
import type { CommonFailure } from '#domain/errors';
import { type FlightPlan, seatPriceMinor } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { type CabinLayout, type Seat, seatsOfCabin } from '#domain/seat-map';
import type { Caller } from '#platform/caller';

type Deps = {
  plansOf(ids: FlightId[]): Promise<FlightPlan[]>;
  /** Asks the Flight object; one that was never opened draws the plan and writes nothing. */
  seatStates(caller: Caller, plan: FlightPlan): Promise<SeatStates>;
};

export async function readSeatMap(
  deps: Deps,
  caller: Caller,
  id: FlightId,
): Promise<Result<SeatMapOnWire, CommonFailure>> {
  const [plan] = await deps.plansOf([id]);
  if (!plan) return err({ code: 'not_found' });
  return ok(presentSeatMap(await deps.seatStates(caller, plan)));
}

export function presentSeatMap(map: SeatStates): SeatMapOnWire {
  return {
    flight_id: map.flightId,
    version: map.version,
    cabins: map.layout.cabins.map((layout) => ({
      cabin: layout.cabin,
      columns: layout.columns,
      rows: presentRows(layout, map),
    })),
  };
}

/** Front to back, each row's seats from left to right. */
function presentRows(layout: CabinLayout, map: SeatStates): SeatMapOnWire['cabins'][number]['rows'] {
  const byRow = Map.groupBy(seatsOfCabin(layout), ({ row }) => row);
  return [...byRow].map(([row, seats]) => ({
    row,
    exit: layout.exitRows.includes(row),
    seats: seats.map((seat) => presentSeat(seat, map)),
  }));
}

function presentSeat(
  seat: Seat,
  { states, seatPrices }: SeatStates,
): SeatMapOnWire['cabins'][number]['rows'][number]['seats'][number] {
  return {
    seat: seat.seat,
    state: states[seat.seat] ?? 'free',
    position: seat.position,
    features: seat.features,
    price: presentMoney({ amountMinor: seatPriceMinor(seatPrices, seat), currency: seatPrices.currency }),
  };
}
