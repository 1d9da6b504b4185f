// Fills the rules' view of a flight from its rows, reading only what a decision asks for.
import type { FlightPlan } from '#domain/flight-plan';
import type { SeatInventory } from '#domain/seat-inventory';
import { type Seat, seatsOf } from '#domain/seat-map';
import { claimsByClass, seatsWithLapInfants } from './hold.rows.ts';
import { countFree, freeSeats, seatIsFree } from './seat.rows.ts';

/** The seats an aircraft is built with, unfolded once for each plan. */
export type BuiltSeats = Map<string, Seat>;

export const buildSeats = (plan: FlightPlan): BuiltSeats =>
  new Map(seatsOf(plan.layout).map((seat) => [seat.seat, seat]));

/** Dead holds must have been expired in the same transaction before, so that their seats read as free. */
export function loadInventory(sql: SqlStorage, plan: FlightPlan, built: BuiltSeats): SeatInventory {
  let lapInfantBlocks: string[] | undefined;
  return {
    plan,
    describe: (seat) => built.get(seat),
    isFree: (seat) => seatIsFree(sql, seat),
    freeSeatsIn: (cabin) => freeSeats(sql, cabin).flatMap((seat) => built.get(seat) ?? []),
    freeCountIn: (cabin) => countFree(sql, cabin),
    claims: claimsByClass(sql),
    lapInfantsIn: (row, block) => {
      lapInfantBlocks ??= seatsWithLapInfants(sql).map((seat) => blockOf(built.get(seat)));
      return lapInfantBlocks.filter((place) => place === `${row}/${block}`).length;
    },
  };
}

const blockOf = (seat: Seat | undefined): string => (seat ? `${seat.row}/${seat.block}` : '');
