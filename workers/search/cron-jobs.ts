// Which cron trigger runs which job; the expressions are those of wrangler.toml.
import type { Instant } from '#domain/ids';
import { log } from '#platform/log';
import { type PushPlans, pushFlightPlans } from './push-flight-plans.job.ts';
import { type RollOut, rollOutSchedules } from './roll-out-schedules.job.ts';

type Deps = PushPlans & RollOut & { now(): Instant; sellingDays: number };

/** An expression nobody knows is a mistake of the configuration, and says so instead of passing for a run. */
export async function runCronJob(deps: Deps, cron: string): Promise<void> {
  if (cron === '* * * * *') {
    const { pushed, failed } = await pushFlightPlans(deps);
    if (pushed + failed > 0) log('info', 'flight_plans_pushed', { worker: 'search', count: pushed });
  } else if (cron === '*/10 * * * *') {
    const { created } = await rollOutSchedules(deps, deps.now(), deps.sellingDays);
    if (created > 0) log('info', 'schedules_rolled_out', { worker: 'search', count: created });
  } else {
    throw new Error(`No job of the search worker belongs to the cron trigger "${cron}".`);
  }
}
