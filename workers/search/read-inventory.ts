// Staff: what a flight has sold and has left, counted by its Flight object from its own rows.
import type { FlightInventory } from '#contracts/flight-object';
import type { CommonFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

type Deps = {
  plansOf(ids: FlightId[]): Promise<FlightPlan[]>;
  inventory(caller: Caller, plan: FlightPlan): Promise<FlightInventory>;
};

export async function readInventory(
  deps: Deps,
  caller: Caller,
  id: FlightId,
): Promise<Result<FlightInventory, CommonFailure>> {
  const [plan] = await deps.plansOf([id]);
  return plan ? ok(await deps.inventory(caller, plan)) : err({ code: 'not_found' });
}
