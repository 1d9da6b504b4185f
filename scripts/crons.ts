// Fires the cron triggers of the house on time, since no local runtime does it by itself.
import { isDue, parseCron } from './cron-expression.ts';
import type { WorkerConfig } from './worker-configs.ts';

export type CronJob = { worker: string; cron: string };
type FireJob = (job: CronJob) => Promise<unknown>;

const minute = 60_000;

/** Fires what is due at every full minute until `stop`; a job that is still running is not started twice. */
export function startCrons(configs: WorkerConfig[], fire: FireJob): { stop(): void } {
  const jobs = configs.flatMap(({ name, crons }) =>
    crons.map((cron) => ({ worker: name, cron, parsed: parseCron(cron) })),
  );
  const running = new Set<CronJob>();
  let timer: NodeJS.Timeout;
  const wait = (from: number) => {
    timer = setTimeout(tick, msToNextMinute(from)).unref();
  };
  const tick = () => {
    const now = Date.now();
    for (const job of jobs) if (isDue(job.parsed, now) && !running.has(job)) run(job);
    wait(now);
  };
  const run = (job: CronJob) => {
    running.add(job);
    fire(job)
      .catch((error: unknown) => console.error(`cron "${job.cron}" of ${job.worker} failed: ${String(error)}`))
      .finally(() => running.delete(job));
  };
  wait(Date.now());
  return { stop: () => clearTimeout(timer) };
}

/** Timers may fire a moment early; aiming 50 ms into the minute keeps each minute from being met twice or missed. */
export function msToNextMinute(now: number): number {
  return minute - (now % minute) + 50;
}
