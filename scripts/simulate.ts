// npm run simulate: thousands of seeded hours of trouble for the real objects and consumers; with --mutants, whether planted bugs are found.
import { parseArgs } from 'node:util';
import { Advice, runScript } from './advice.ts';
import { huntMutants } from './simulate/hunt-mutants.ts';
import { reportOf, silentFaults, storyOf } from './simulate/report.ts';
import { runThreads, threadCount } from './simulate/seed-threads.ts';

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      mutants: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const from = wholeNumber('--from', values.from);
  const seeds = wholeNumber('--seeds', values.seeds);
  process.exitCode = values.mutants ? await huntMutants(from, values.only) : await simulate(from, seeds);
});

async function simulate(from: number, seeds: number): Promise<number> {
  const startedAt = performance.now();
  const results = await runThreads(from, from + seeds);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(reportOf(results, { from, seconds, threadCount }));
  const failed = results.filter(({ violations }) => violations.length > 0);
  if (failed.length > 0) console.log(storyOf(failed));
  const silent = silentFaults(results);
  if (silent.length > 0) console.log(`\nNever struck, so nothing is proved about them: ${silent.join(', ')}.`);
  return failed.length > 0 || silent.length > 0 ? 1 : 0;
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new Advice(`${name} is a whole number from 1 on, not "${text}"`);
  }
  return number;
}
