// A thread that runs seeds: with the product as it stands, or with one planted bug. The first failure of a run is told as a story.
import { parentPort, workerData } from 'node:worker_threads';
import { registerModuleHooks } from './module-hooks.ts';
import type { Mutant } from './mutants.ts';
import type { RunReport } from './run-seed.ts';

export type SeedJob = { mutant?: Mutant };
export type SeedResult = Omit<RunReport, 'lines'> & { story?: string };

const { mutant } = workerData as SeedJob;
registerModuleHooks(mutant);
// What a dying process leaves unanswered is part of the simulation, not of this thread.
process.on('unhandledRejection', () => {});
const { runSeed } = await import('./run-seed.ts');
const { tellStory } = await import('./shrink.ts');

let isTold = false;
parentPort?.on('message', async (seed: number) => {
  const { lines: _, ...report } = await runSeed({ seed });
  const result: SeedResult = report;
  if (report.violations.length > 0 && !isTold && !mutant) {
    isTold = true;
    result.story = await tellStory(seed, report.violations[0]?.invariant ?? '');
  }
  parentPort?.postMessage(result);
});
parentPort?.postMessage('ready');
