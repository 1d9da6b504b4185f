// Threads that run seeds, one after the other, until there are none or one has shown enough.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SeedJob, SeedResult } from '../../tests/simulation/seed-worker.ts';

export const threadCount = Math.max(1, Math.min(8, availableParallelism()));

/** Seeds from `from` up to, but not including, `end`, on every core; in order of their numbers. */
export async function runThreads(from: number, end: number): Promise<SeedResult[]> {
  const take = seedsFrom(from, end);
  const results = await Promise.all(Array.from({ length: threadCount }, () => runThread({}, take)));
  return results.flat().sort((one, other) => one.seed - other.seed);
}

export function seedsFrom(from: number, end: number): () => number | undefined {
  let next = from;
  return () => (next < end ? next++ : undefined);
}

/** One thread that asks for seeds until there are none, or until its job says that it has seen enough. */
export function runThread(
  job: SeedJob,
  take: () => number | undefined,
  isEnough: (result: SeedResult) => boolean = () => false,
): Promise<SeedResult[]> {
  const results: SeedResult[] = [];
  const thread = new Worker(join(import.meta.dirname, '../../tests/simulation/seed-worker.ts'), { workerData: job });
  return new Promise((resolve, reject) => {
    const goOn = () => {
      const seed = take();
      if (seed !== undefined) return thread.postMessage(seed);
      void thread.terminate();
      resolve(results);
    };
    thread.on('error', reject);
    thread.on('message', (result: SeedResult | 'ready') => {
      if (result === 'ready') return goOn();
      results.push(result);
      if (!isEnough(result)) return goOn();
      void thread.terminate();
      resolve(results);
    });
  });
}
