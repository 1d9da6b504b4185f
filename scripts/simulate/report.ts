// What a simulation says of itself: the run, each fault with its recoveries, operations, bookings, invariants, the checker.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type FaultKind, faultKinds } from '../../tests/simulation/faults.ts';
import { invariantNames, invariants } from '../../tests/simulation/invariants.ts';
import type { SeedResult } from '../../tests/simulation/seed-worker.ts';
import { table } from '../table.ts';

type Run = { from: number; seconds: number; threadCount: number };

export function reportOf(results: readonly SeedResult[], run: Run): string {
  const outcomes = tally(results.map(({ outcomes }) => outcomes));
  const operations = outcomes.filter(([what]) => what?.startsWith('operation: '));
  return [
    headOf(results, run),
    table(['fault', 'struck', 'got over'], faultRows(results)),
    table(
      ['operations, first send to last answer', 'times'],
      operations.map(([what = '', times = '']) => [what.slice(11), times]),
    ),
    table(
      ['what travellers and staff were told', 'times'],
      outcomes.filter((row) => !operations.includes(row)),
    ),
    table(['bookings in the end', 'count'], tally(results.map(({ endStates }) => endStates))),
    table(['', 'invariant', 'checked', 'violated'], invariantRows(results)),
    verdictOf(results),
  ].join('\n\n');
}

/** Every fault kind of the catalogue has to strike; a handful of seeds is too few to ask that of. */
export function silentFaults(results: readonly SeedResult[]): FaultKind[] {
  if (results.length < 40) return [];
  return faultKinds.filter((kind) => results.every(({ faults }) => faults[kind] === 0));
}

export function storyOf(failed: readonly SeedResult[]): string {
  const shown = failed
    .slice(0, 10)
    .map(({ seed, violations }) => `  seed ${seed}: ${violations[0]?.invariant} ${violations[0]?.detail}`);
  const story = failed.find((result) => result.story !== undefined)?.story;
  return [`\n${failed.length} seeds failed.`, ...shown, ...(story ? ['', story] : [])].join('\n');
}

function headOf(results: readonly SeedResult[], { from, seconds, threadCount }: Run): string {
  const sum = (of: (result: SeedResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const hours = sum(({ simulatedMilliseconds }) => simulatedMilliseconds) / 3_600_000;
  const events = sum(({ eventCount }) => eventCount);
  const checker = sum(({ checkerMilliseconds }) => checkerMilliseconds);
  const rows = [
    ['commit', commit()],
    ['runtime date', runtimeDate()],
    ['Node, threads', `${process.version}, ${threadCount}`],
    ['seeds', `${results.length}, from ${from}`],
    ['wall time', `${seconds.toFixed(1)} s`],
    ['simulated time', `${hours.toFixed(0)} hours`],
    ['events', `${events}, ${Math.round(events / seconds)} a second`],
    ['objects started again', String(sum(({ restartCount }) => restartCount))],
    ['calls judged by the checker', `${sum(({ checkedCalls }) => checkedCalls)} in ${checker.toFixed(0)} ms`],
    ['of them undecided', String(sum(({ undecided }) => undecided))],
  ];
  return rows.map(([name = '', value]) => `${name.padEnd(30)}${value}`).join('\n');
}

function faultRows(results: readonly SeedResult[]): string[][] {
  return faultKinds.map((kind) => {
    const struck = results.reduce((sum, { faults }) => sum + faults[kind], 0);
    const recovered = results.reduce((sum, { recoveries }) => sum + recoveries[kind], 0);
    return [kind.replaceAll('_', ' '), String(struck), String(recovered)];
  });
}

function invariantRows(results: readonly SeedResult[]): string[][] {
  const violations = results.flatMap((result) => result.violations);
  return invariantNames.map((name) => [
    name,
    invariants[name],
    String(results.reduce((sum, { checks }) => sum + checks[name], 0)),
    String(violations.filter(({ invariant }) => invariant === name).length),
  ]);
}

function verdictOf(results: readonly SeedResult[]): string {
  const count = results.reduce((sum, { violations }) => sum + violations.length, 0);
  return count === 0 ? `Violations: none in ${results.length} seeds.` : `Violations: ${count}.`;
}

function tally(counts: Record<string, number>[]): string[][] {
  const total = new Map<string, number>();
  for (const count of counts) {
    for (const [what, times] of Object.entries(count)) total.set(what, (total.get(what) ?? 0) + times);
  }
  return [...total].sort().map(([what, times]) => [what, String(times)]);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** The date the objects are built for; a simulation runs their code, not their runtime. */
function runtimeDate(): string {
  const config = readFileSync('durable-objects/wrangler.toml', 'utf8');
  return /compatibility_date = "([\d-]+)"/.exec(config)?.[1] ?? 'unknown';
}
