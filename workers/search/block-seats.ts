// Staff: the seats of a flight that are kept out of sale, replaced as a whole; the Flight object refuses claimed ones.
import type { SeatMapOnWire } from '#contracts/flight';
import type { SeatStates } from '#contracts/flight-object';
import type { CommonFailure, Failure, HoldFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { SeatNumber } from '#domain/seat-map';
import type { Caller } from '#platform/caller';
import { presentSeatMap } from './read-seat-map.ts';

type Deps = {
  /** Noted as given out, since blocking a seat opens the Flight object. */
  handOutPlans(ids: FlightId[]): Promise<FlightPlan[]>;
  block(
    caller: Caller,
    plan: FlightPlan,
    seats: SeatNumber[],
  ): Promise<Result<SeatStates, HoldFailure | CommonFailure>>;
};

export async function blockSeats(
  deps: Deps,
  caller: Caller,
  id: FlightId,
  seats: SeatNumber[],
): Promise<Result<SeatMapOnWire, Failure>> {
  const [plan] = await deps.handOutPlans([id]);
  if (!plan) return err({ code: 'not_found' });
  const blocked = await deps.block(caller, plan, [...new Set(seats)]);
  return blocked.ok ? ok(presentSeatMap(blocked.value)) : blocked;
}
