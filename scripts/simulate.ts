// npm run simulate: thousands of seeded hours of trouble for the real objects and consumers; with --mutants, whether planted bugs are found.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type FaultKind, faultKinds } from '../tests/simulation/faults.ts';
import { mutants } from '../tests/simulation/mutants.ts';
import type { SeedJob, SeedResult } from '../tests/simulation/seed-worker.ts';
import { runScript } from './advice.ts';
import { table } from './table.ts';

const threadCount = Math.max(1, Math.min(8, availableParallelism()));
const mutantSeeds = 200;

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
  const next = { seed: from };
  const results = (
    await Promise.all(Array.from({ length: threadCount }, () => runThread({}, () => takeSeed(next, from + seeds))))
  ).flat();
  const seconds = (performance.now() - startedAt) / 1000;
  const failed = results.filter(({ violations }) => violations.length > 0).sort((a, b) => a.seed - b.seed);
  console.log(reportOf(results, seconds));
  if (failed.length > 0) console.log(storyOf(failed));
  const silent = silentFaults(results);
  if (silent.length > 0) console.log(`\nNever struck, so nothing is proved about them: ${silent.join(', ')}.`);
  return failed.length > 0 || silent.length > 0 ? 1 : 0;
}

/** Every fault kind of the catalogue has to strike; a handful of seeds is too few to ask that of. */
function silentFaults(results: SeedResult[]): FaultKind[] {
  if (results.length < 40) return [];
  return faultKinds.filter((kind) => results.every(({ faults }) => faults[kind] === 0));
}

function takeSeed(next: { seed: number }, end: number): number | undefined {
  return next.seed < end ? next.seed++ : undefined;
}

/** One thread that asks for seeds until there are none, or until its job says that it has seen enough. */
function runThread(
  job: SeedJob,
  take: () => number | undefined,
  isEnough: (result: SeedResult) => boolean = () => false,
): Promise<SeedResult[]> {
  const results: SeedResult[] = [];
  const thread = new Worker(join(import.meta.dirname, '../tests/simulation/seed-worker.ts'), { workerData: job });
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

async function huntMutants(from: number, only: string | undefined): Promise<number> {
  const waiting = mutants.filter(({ name }) => only === undefined || name.includes(only));
  const rows: string[][] = [];
  await Promise.all(
    Array.from({ length: threadCount }, async () => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const next = { seed: from };
        const isFound = ({ violations }: SeedResult) => violations.length > 0;
        const results = await runThread({ mutant }, () => takeSeed(next, from + mutantSeeds), isFound);
        const last = results.at(-1);
        const found = last && isFound(last) ? last : undefined;
        const by = [...new Set(found?.violations.map(({ invariant }) => invariant))].join(' ');
        rows.push([mutant.name, found ? String(results.length) : 'NOT FOUND', by]);
        console.log(`${found ? 'found' : 'MISSED'} after ${results.length} seeds: ${mutant.name} (${by})`);
      }
    }),
  );
  const missed = rows.filter(([, seeds]) => seeds === 'NOT FOUND');
  console.log(`\n${table(['planted bug', 'seeds', 'found by'], rows.sort())}`);
  console.log(`\n${rows.length - missed.length} of ${rows.length} planted bugs found within ${mutantSeeds} seeds.`);
  return missed.length > 0 ? 1 : 0;
}

function reportOf(results: SeedResult[], seconds: number): string {
  const sum = (of: (result: SeedResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const hours = sum(({ simulatedMilliseconds }) => simulatedMilliseconds) / 3_600_000;
  const events = sum(({ eventCount }) => eventCount);
  const faults = faultKinds.map((kind) => [kind, String(sum((result) => result.faults[kind]))]);
  return [
    `commit ${commit()}, Node ${process.version}, ${threadCount} threads`,
    `${results.length} seeds in ${seconds.toFixed(1)} s: ${hours.toFixed(0)} simulated hours, ${events} events, ${Math.round(events / seconds)} a second`,
    `${sum(({ restartCount }) => restartCount)} objects started again, ${sum(({ checkedCalls }) => checkedCalls)} calls on flights checked for linearizability, ${sum(({ undecided }) => undecided)} seat histories undecided`,
    '',
    table(['fault', 'struck'], faults),
    '',
    table(['what travellers were told', 'times'], tally(results.map(({ outcomes }) => outcomes))),
    '',
    table(['bookings in the end', 'count'], tally(results.map(({ endStates }) => endStates))),
    '',
    violationsOf(results),
  ].join('\n');
}

function violationsOf(results: SeedResult[]): string {
  const all = results.flatMap(({ violations }) => violations);
  if (all.length === 0) return `Violations: none in ${results.length} seeds.`;
  const rows = [...Map.groupBy(all, ({ invariant }) => invariant)].map(([name, found]) => [name, String(found.length)]);
  return table(['violated', 'times'], rows.sort());
}

function storyOf(failed: SeedResult[]): string {
  const shown = failed
    .slice(0, 10)
    .map(({ seed, violations }) => `  seed ${seed}: ${violations[0]?.invariant} ${violations[0]?.detail}`);
  const story = failed.find((result) => result.story !== undefined)?.story;
  return [`\n${failed.length} seeds failed.`, ...shown, ...(story ? ['', story] : [])].join('\n');
}

function tally(counts: Record<string, number>[]): string[][] {
  const total = new Map<string, number>();
  for (const count of counts)
    for (const [what, times] of Object.entries(count)) total.set(what, (total.get(what) ?? 0) + times);
  return [...total].sort().map(([what, times]) => [what, String(times)]);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`${name} is a whole number from 1 on, not "${text}"`);
  return number;
}
