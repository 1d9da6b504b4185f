// What deploy asks of a Cloudflare account, through wrangler: what is there, and to make what is missing.
import { spawnSync } from 'node:child_process';
import { Advice } from './advice.ts';
import { wranglerCli } from './wrangler-cli.ts';

type Named = { name: string; id: string };

/** Every database by name, the missing ones made. */
export function ensureDatabases(names: string[]): Record<string, string> {
  const list = () =>
    (asJson(['d1', 'list', '--json']) as { name: string; uuid: string }[]).map(({ name, uuid }) => ({
      name,
      id: uuid,
    }));
  return ensure(names, list, (name) => wrangler(['d1', 'create', name]));
}

/** Every KV namespace by title, the missing ones made. Titles are the house's, since an account may hold other projects. */
export function ensureNamespaces(names: string[]): Record<string, string> {
  const titleOf = (name: string) => `skyhold-${name}`;
  const list = () =>
    (asJson(['kv', 'namespace', 'list']) as { title: string; id: string }[]).map(({ title, id }) => ({
      name: title,
      id,
    }));
  const byTitle = ensure(names.map(titleOf), list, (title) => wrangler(['kv', 'namespace', 'create', title]));
  return Object.fromEntries(names.map((name) => [name, byTitle[titleOf(name)] ?? '']));
}

export function ensureQueues(names: string[]): void {
  for (const name of names) {
    const { status, output } = run(['queues', 'create', name]);
    if (status !== 0 && !/already (exists|taken)|11009/.test(output)) throw refused(['queues', 'create', name], output);
  }
}

/** The secrets a deployed Worker has, by name; none when it is not on the account yet, and then `isDeployed` is false. */
export function deployedSecrets(worker: string): { isDeployed: boolean; names: string[] } {
  const { status, output } = run(['secret', 'list', '--name', worker, '--format', 'json']);
  if (status === 0) return { isDeployed: true, names: (jsonIn(output) as Named[]).map(({ name }) => name) };
  if (/10007|not found|does not exist/i.test(output)) return { isDeployed: false, names: [] };
  throw refused(['secret', 'list', '--name', worker], output);
}

/** Runs one wrangler command; a failing one ends the deploy with wrangler's own words. */
export function wrangler(args: string[]): string {
  const { status, output } = run(args);
  if (status !== 0) throw refused(args, output);
  return output;
}

function ensure(names: string[], list: () => Named[], make: (name: string) => void): Record<string, string> {
  const there = new Set(list().map(({ name }) => name));
  const missing = names.filter((name) => !there.has(name));
  for (const name of missing) make(name);
  const all = missing.length > 0 ? list() : list();
  return Object.fromEntries(all.filter(({ name }) => names.includes(name)).map(({ name, id }) => [name, id]));
}

function asJson(args: string[]): unknown {
  return jsonIn(wrangler(args));
}

/** Wrangler may print a banner or a warning before its JSON. */
function jsonIn(output: string): unknown {
  return JSON.parse(output.slice(output.search(/[[{]\s*(["{\]}]|$)/m)));
}

function run(args: string[]): { status: number; output: string } {
  const environment = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CI: 'true' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', wranglerCli, ...args], {
    encoding: 'utf8',
    env: environment,
  });
  return { status: status ?? 1, output: status === 0 ? stdout : `${stdout}\n${stderr}` };
}

function refused(args: string[], output: string): Advice {
  return new Advice(`wrangler ${args.join(' ')} failed:\n${output.trim()}`);
}
