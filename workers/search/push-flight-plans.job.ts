// Tells Flight objects and bookings about changed plans: right after a change, and every minute until it is acknowledged.
import type { FlightChangeMessage } from '#contracts/queue-messages';
import type { CommonFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import type { Result } from '#domain/result';
import { errorText, log } from '#platform/log';

export type PushPlans = {
  plansOf(ids: FlightId[]): Promise<FlightPlan[]>;
  /** Gives the plan to the Flight object, which ignores it unless it is newer than its own. */
  applyPlan(plan: FlightPlan): Promise<Result<{ planVersion: number }, CommonFailure>>;
  tellBookings(message: FlightChangeMessage): Promise<unknown>;
  acknowledgePlan(id: FlightId, planVersion: number): Promise<void>;
  flightsNotAcknowledged(limit: number): Promise<FlightId[]>;
};

/** So many a minute, nearest ids first; the rest waits for the next minute. */
const flightsAtOnce = 200;

/** Applies the present plan of one flight, then lets its bookings know; the note is last, so that a crash repeats both. False if it must be tried again. */
export async function pushPlan(deps: Omit<PushPlans, 'flightsNotAcknowledged'>, id: FlightId): Promise<boolean> {
  const [plan] = await deps.plansOf([id]);
  if (!plan) return false;
  const applied = await deps.applyPlan(plan);
  if (!applied.ok) return false;
  const { planVersion } = applied.value;
  await deps.tellBookings({ flight_id: id, plan_version: planVersion });
  await deps.acknowledgePlan(id, planVersion);
  return true;
}

/** Pushes what no push has settled yet; one flight that fails does not keep the others waiting. */
export async function pushFlightPlans(deps: PushPlans): Promise<{ pushed: number; failed: number }> {
  const due = await deps.flightsNotAcknowledged(flightsAtOnce);
  let failed = 0;
  for (const id of due) {
    try {
      if (!(await pushPlan(deps, id))) failed++;
    } catch (thrown) {
      failed++;
      log('error', 'plan_not_pushed', { job: 'push_flight_plans', id, error: errorText(thrown) });
    }
  }
  return { pushed: due.length - failed, failed };
}
