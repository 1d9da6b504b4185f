// Cron triggers: each fires once in its minute, failures and slow jobs do not hold up the others.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CronJob, startCrons } from './crons.ts';
import { readWorkerConfigs, type WorkerConfig } from './worker-configs.ts';

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-12-05T09:58:20Z') }));
afterEach(() => vi.useRealTimers());

const fired: string[] = [];
const record = async (job: CronJob) => void fired.push(`${new Date().toISOString().slice(11, 16)} ${job.worker}`);

test('in three minutes every trigger fires in the minutes it names', async () => {
  const crons = startCrons([aWorker('often', '* * * * *'), aWorker('hourly', '0 * * * *')], record);

  await vi.advanceTimersByTimeAsync(3 * 60_000);
  crons.stop();

  expect(fired.splice(0)).toEqual(['09:59 often', '10:00 often', '10:00 hourly', '10:01 often']);
});

test('after stop nothing fires', async () => {
  startCrons([aWorker('often', '* * * * *')], record).stop();

  await vi.advanceTimersByTimeAsync(3 * 60_000);

  expect(fired).toEqual([]);
});

test('a job that is still running is not started again, its neighbours are', async () => {
  const slow = async (job: CronJob) => {
    await record(job);
    if (job.worker === 'slow') await new Promise(() => {});
  };
  const crons = startCrons([aWorker('slow', '* * * * *'), aWorker('quick', '* * * * *')], slow);

  await vi.advanceTimersByTimeAsync(2 * 60_000);
  crons.stop();

  expect(fired.splice(0)).toEqual(['09:59 slow', '09:59 quick', '10:00 quick']);
});

test('a job that failed is named and tried again in its next minute', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const failing = async (job: CronJob) => {
    await record(job);
    throw new Error('no answer');
  };
  const crons = startCrons([aWorker('search', '* * * * *')], failing);

  await vi.advanceTimersByTimeAsync(2 * 60_000);
  crons.stop();

  expect(fired.splice(0)).toEqual(['09:59 search', '10:00 search']);
  expect(told).toHaveBeenCalledWith('cron "* * * * *" of search failed: Error: no answer');
  told.mockRestore();
});

function aWorker(name: string, cron: string): WorkerConfig {
  const [any] = readWorkerConfigs();
  if (!any) throw new Error('the house has no Worker');
  return { ...any, name, crons: [cron] };
}
