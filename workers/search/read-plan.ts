// Reading the plan of a flight, for a Flight object that is about to be opened with it.
import type { CommonFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId, Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

type Deps = {
  plansOf(ids: FlightId[]): Promise<FlightPlan[]>;
  markOpened(ids: FlightId[], now: Instant): Promise<void>;
  now(): Instant;
};

/** The flight is marked first: a change made between the mark and the reading is in the plan, one made after it is pushed. */
export async function readPlan(deps: Deps, _caller: Caller, id: FlightId): Promise<Result<FlightPlan, CommonFailure>> {
  await deps.markOpened([id], deps.now());
  const [plan] = await deps.plansOf([id]);
  return plan ? ok(plan) : err({ code: 'not_found' });
}
