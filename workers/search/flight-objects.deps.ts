// Asking Flight objects, and the plans they are asked with, in one environment.
import type { SeatStates } from '#contracts/flight-object';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import type { SeatNumber } from '#domain/seat-map';
import { flightAt } from '#objects/flight/flight.address';
import type { Caller } from '#platform/caller';

export function flightObjectsOf(env: SearchEnv) {
  const objectOf = (plan: FlightPlan) => flightAt(env.FLIGHT, plan.flightId);
  return {
    seatStates: (caller: Caller, plan: FlightPlan): Promise<SeatStates> => objectOf(plan).seatStates(caller, plan),
    inventory: (caller: Caller, plan: FlightPlan) => objectOf(plan).inventory(caller, plan),
    watch: (id: FlightId, request: Request) => flightAt(env.FLIGHT, id).fetch(request),
    block: (caller: Caller, plan: FlightPlan, seats: SeatNumber[]) => objectOf(plan).block(caller, plan, seats),
  };
}
