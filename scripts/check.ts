// npm run check: exactly what CI runs, step by step; a failing step shows its output, and the others still run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './advice.ts';
import { countTests } from './count-tests.ts';

type Outcome = { isFine: boolean; output: string };
type Step = { name: string; run(): Promise<Outcome> };

const scratch = mkdtempSync(join(tmpdir(), 'skyhold-check-'));
const report = join(scratch, 'tests.json');
const treeBefore = changedFiles();

const steps: Step[] = [
  { name: 'generated types are up to date', run: () => command('node', ['scripts/generate-types.ts', '--check']) },
  { name: 'types', run: () => command('tsc', ['--noEmit']) },
  { name: 'lint', run: () => command('npm', ['run', '--silent', 'lint']) },
  { name: 'format', run: () => command('npm', ['run', '--silent', 'format:check']) },
  {
    name: 'tests',
    run: () => command('npm', ['test', '--', '--reporter=default', '--reporter=json', `--outputFile=${report}`]),
  },
  { name: 'no bundle has outgrown its limit', run: () => command('npm', ['run', '--silent', 'build']) },
  { name: 'the checks left the tree as it was', run: async () => unchangedTree() },
];

await runScript(async () => {
  let failedSteps = 0;
  for (const step of steps) {
    const startedAt = performance.now();
    process.stdout.write(`…    ${step.name}`);
    const { isFine, output } = await step.run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(
      `${process.stdout.isTTY ? '\r' : '\n'}${isFine ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)\n`,
    );
    if (isFine) continue;
    console.log(output.trim().replaceAll(/^/gm, '     '));
    if (step.name !== 'tests') failedSteps++;
  }
  const tests = countTests(existsSync(report) ? readFileSync(report, 'utf8') : undefined);
  rmSync(scratch, { recursive: true });
  // A step that failed counts as one more failure, so that the line never says 0 when something is wrong.
  const failed = tests.failed + failedSteps;
  console.log(`\n${tests.passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});

/** Runs a tool of this repository and gathers what it says; FORCE_COLOR is left to the person at the terminal. */
function command(tool: string, args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    const run = spawn(tool, args, {
      env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}`, CI: 'true' },
    });
    let output = '';
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk) => (output += chunk));
    run.on('error', (error) => done({ isFine: false, output: error.message }));
    run.on('close', (code) => done({ isFine: code === 0, output }));
  });
}

/** What a check changed would be missing from the commit: on a clean checkout the tree must still be clean. */
function unchangedTree(): Outcome {
  const before = new Set(treeBefore);
  const changed = changedFiles().filter((line) => !before.has(line));
  return { isFine: changed.length === 0, output: `The checks changed files; commit them:\n${changed.join('\n')}` };
}

/** One line a file that differs from the last commit; none where there is no git. */
function changedFiles(): string[] {
  const { stdout } = spawnSync('git', ['status', '--porcelain', '--untracked-files=all'], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').filter((line) => line !== '');
}
