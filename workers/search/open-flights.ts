// Asking the objects of many open flights at once: who is booked, and whether a flight may still be changed.
import type { FlightClaim } from '#contracts/flight-object';
import type { CommonFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Claims } from '#domain/schedule-change';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';

export type OpenFlights = {
  claimsOf(caller: Caller, id: FlightId): Promise<FlightClaim[]>;
  plansOf(ids: FlightId[]): Promise<FlightPlan[]>;
  /** Takes the plan unless there are living claims, and answers those. */
  changeUnsold(caller: Caller, plan: FlightPlan): Promise<Result<FlightClaim[], CommonFailure>>;
  acknowledgePlan(id: FlightId, planVersion: number): Promise<void>;
};

/** Objects asked at the same time. */
const atOnce = 20;

export async function claimsOn(deps: OpenFlights, caller: Caller, ids: FlightId[]): Promise<Map<FlightId, Claims>> {
  const counted = await inSteps(ids, async (id) => [id, countsOf(await deps.claimsOf(caller, id))] as const);
  return new Map(counted);
}

/**
 * Gives each flight its newest plan unless somebody has booked it, and answers those somebody has. An object that cannot be
 * reached counts as changed: the cron job gives it its plan within a minute, and its bookings are told should there be any.
 */
export async function changeUnsold(deps: OpenFlights, caller: Caller, ids: FlightId[]): Promise<FlightId[]> {
  const plans = ids.length > 0 ? await deps.plansOf(ids) : [];
  const outcomes = await inSteps(plans, async (plan) => ({
    id: plan.flightId,
    isSold: await isSold(deps, caller, plan),
  }));
  return outcomes.filter((of) => of.isSold).map(({ id }) => id);
}

async function isSold(deps: OpenFlights, caller: Caller, plan: FlightPlan): Promise<boolean> {
  try {
    const claims = await deps.changeUnsold(caller, plan);
    if (!claims.ok) return false;
    if (claims.value.length > 0) return true;
    await deps.acknowledgePlan(plan.flightId, plan.planVersion);
  } catch (thrown) {
    log('warn', 'plan_not_pushed', { worker: 'search', id: plan.flightId, error: errorText(thrown) });
  }
  return false;
}

function countsOf(claims: readonly FlightClaim[]): Claims {
  const confirmed = claims.filter(({ state }) => state === 'confirmed').length;
  return { held: claims.length - confirmed, confirmed };
}

async function inSteps<Item, Answer>(items: Item[], ask: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    answers.push(...(await Promise.all(items.slice(start, start + atOnce).map(ask))));
  }
  return answers;
}
