// The bundle of one Worker: made by wrangler as for a deploy, kept in dist/<name>, made again only when an input changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Advice } from './advice.ts';
import type { Deployable } from './deployables.ts';
import { wranglerCli } from './wrangler-cli.ts';

export type BundleSize = Pick<Deployable, 'name' | 'gzipLimitKib'> & { bytes: number; gzipBytes: number };

/** What a bundle was made from: its inputs and one hash over what they said. */
type Origin = { inputs: string[]; hash: string };

/** Small where it is uploaded and served; `wrangler dev` bundles by itself and leaves every name and line readable. */
export const uploadFlags = ['--minify', '--upload-source-maps'];

export const folderOf = (worker: Deployable) => resolve('dist', worker.name);

/** Whether the bundle is there and every file it was made from still says the same. */
export function isFresh(worker: Deployable): boolean {
  const file = join(folderOf(worker), 'origin.json');
  if (!existsSync(file)) return false;
  const origin: Origin = JSON.parse(readFileSync(file, 'utf8'));
  return origin.hash === hashOf(origin.inputs);
}

/** Bundles one Worker into its empty folder; what the bundler complained about is in the advice. */
export async function bundle(worker: Deployable): Promise<void> {
  const folder = folderOf(worker);
  rmSync(folder, { recursive: true, force: true });
  await dryRun(worker.config, ['--outdir', folder, '--metafile', join(folder, 'metafile.json')]);
  const inputs = inputsOf(worker, JSON.parse(readFileSync(join(folder, 'metafile.json'), 'utf8')));
  writeFileSync(join(folder, 'origin.json'), JSON.stringify({ inputs, hash: hashOf(inputs) } satisfies Origin));
}

/** `wrangler deploy --dry-run`: bundles and validates a config, without an account and without a network. */
export function dryRun(config: string, flags: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const environment = {
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_WRITE_LOGS: 'false',
    };
    const command = ['deploy', '--dry-run', '-c', config, ...uploadFlags, ...flags];
    const run = spawn(process.execPath, ['--no-warnings', wranglerCli, ...command], { env: environment });
    let said = '';
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk) => (said += chunk));
    run.on('close', (code) => (code === 0 ? done() : fail(new Advice(`${config} does not build:\n${said.trim()}`))));
  });
}

/** The modules a bundle consists of, its entry first: wrangler leaves text modules (*.sql) as files beside it. */
export function modulesOf(worker: Deployable): { path: string; type: 'ESModule' | 'Text'; contents: string }[] {
  const folder = folderOf(worker);
  const files = readdirSync(folder);
  const entry = files.filter((file) => file.endsWith('.js'));
  const texts = files.filter((file) => file.endsWith('.sql'));
  return [...entry, ...texts].map((path) => ({
    path,
    type: path.endsWith('.js') ? 'ESModule' : 'Text',
    contents: readFileSync(join(folder, path), 'utf8'),
  }));
}

/** What would be uploaded, and what counts against the platform's limit. */
export function sizeOf(worker: Deployable): BundleSize {
  const content = Buffer.concat(modulesOf(worker).map((module) => Buffer.from(module.contents)));
  const { name, gzipLimitKib } = worker;
  return { name, gzipLimitKib, bytes: content.length, gzipBytes: gzipSync(content).length };
}

/** Every source, plus what decides how sources become a bundle. Text modules are missing from the bundler's own list. */
function inputsOf(worker: Deployable, metafile: { inputs: Record<string, unknown> }): string[] {
  const sources = Object.keys(metafile.inputs).map((input) => relative('.', resolve(dirname(worker.config), input)));
  const texts = worker.name === 'durable-objects' ? sqlFiles() : [];
  return [worker.config, 'package-lock.json', 'package.json', ...sources.filter((file) => existsSync(file)), ...texts];
}

function sqlFiles(): string[] {
  const files = readdirSync('migrations', { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.sql')).map((file) => join('migrations', file));
}

function hashOf(files: string[]): string {
  const hash = createHash('sha256').update(uploadFlags.join(' '));
  for (const file of files) hash.update(file).update(existsSync(file) ? readFileSync(file) : 'gone');
  return hash.digest('hex');
}
