// From the wrangler.toml of a Worker to the config it is deployed with: nothing local in it, real ids, checked settings.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { unstable_readConfig } from 'wrangler';
import { Advice } from './advice.ts';
import { type Deployable, deployables } from './deployables.ts';

/** The parts of a config this script reads or changes; the rest passes as it stands. */
export type RawConfig = {
  name: string;
  main: string;
  keep_names?: boolean;
  vars?: Record<string, string>;
  secrets?: { required?: string[] };
  services?: { binding: string; service: string }[];
  durable_objects?: { bindings: { name: string; class_name: string; script_name?: string }[] };
  d1_databases?: { binding: string; database_name: string; database_id: string; migrations_dir?: string }[];
  kv_namespaces?: { binding: string; id: string }[];
  queues?: {
    producers?: { binding: string; queue: string }[];
    consumers?: { queue: string; dead_letter_queue?: string }[];
  };
};

/** The ids an account gave to what wrangler.toml names. */
export type AccountIds = { databases: Record<string, string>; namespaces: Record<string, string> };

/** What one wrangler.toml says, in full and nothing more: of wrangler's many defaults only the tables the file has. */
export function readRawConfig({ config }: Deployable): RawConfig {
  const parsed: Record<string, unknown> = { ...unstable_readConfig({ config }, { hideWarnings: true }) };
  return Object.fromEntries(tablesIn(readFileSync(config, 'utf8')).map((name) => [name, parsed[name]])) as RawConfig;
}

/** The names at the top of a TOML file: keys before the first table, and the first part of every table's name. */
export function tablesIn(toml: string): string[] {
  const firstTable = toml.search(/^\[/m);
  const head = firstTable < 0 ? toml : toml.slice(0, firstTable);
  const keys = [...head.matchAll(/^(\w+)\s*=/gm)].map(([, key = '']) => key);
  const tables = [...toml.matchAll(/^\[+(\w+)/gm)].map(([, table = '']) => table);
  return [...new Set([...keys, ...tables])];
}

/** The config to deploy, to be written to `folder`; settings come from `given`, by name, else from the file. */
export function productionConfig(
  raw: RawConfig,
  { ids, given, folder }: { ids: AccountIds; given: Record<string, string | undefined>; folder: string },
): RawConfig {
  const vars = raw.vars && productionSettings(raw.name, raw.vars, given);
  return {
    ...raw,
    main: relative(folder, raw.main),
    ...(vars && { vars }),
    secrets: { required: [...(raw.secrets?.required ?? []), ...secretsFor(vars)] },
    ...(raw.services && { services: raw.services.filter(({ service }) => !isLocalOnly(service)) }),
    ...(raw.d1_databases && {
      d1_databases: raw.d1_databases.map((database) => ({
        ...database,
        database_id: known(ids.databases, database.database_name, 'D1 database'),
        migrations_dir: relative(folder, migrationsOf(raw, database)),
      })),
    }),
    ...(raw.kv_namespaces && {
      kv_namespaces: raw.kv_namespaces.map(({ binding, id }) => ({
        binding,
        id: known(ids.namespaces, id, 'KV namespace'),
      })),
    }),
  };
}

/** Local life stays at home: ENVIRONMENT is never passed, and what weakens a house is refused, not ignored. */
function productionSettings(
  worker: string,
  declared: Record<string, string>,
  given: Record<string, string | undefined>,
) {
  const { ENVIRONMENT: _local, ...names } = declared;
  const settings = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, given[name] ?? value]));
  const refuse = (name: string, why: string) => {
    throw new Advice(`${name}=${settings[name]} cannot be deployed to "${worker}": ${why}`);
  };
  if (settings.RATE_LIMITS === 'off') refuse('RATE_LIMITS', 'it is for tests on a local machine.');
  if (settings.PASSWORD_COST === 'low') refuse('PASSWORD_COST', 'it is for tests on a local machine.');
  if (settings.MAIL_TRANSPORT !== undefined && !['cloudflare', 'resend'].includes(settings.MAIL_TRANSPORT))
    refuse('MAIL_TRANSPORT', 'say how mail leaves: MAIL_TRANSPORT=cloudflare (or resend) npm run deploy');
  if (settings.PUBLIC_URL !== undefined && !settings.PUBLIC_URL.startsWith('https://'))
    refuse('PUBLIC_URL', 'say where travellers reach the gateway: PUBLIC_URL=https://… npm run deploy');
  return settings;
}

/** Secrets that only one way of running needs; the wrangler.toml cannot say so. */
function secretsFor(settings: Record<string, string> | undefined): string[] {
  return settings?.MAIL_TRANSPORT === 'resend' ? ['RESEND_API_KEY'] : [];
}

export function isLocalOnly(name: string): boolean {
  return deployables.some((worker) => worker.name === name && worker.isLocalOnly);
}

function migrationsOf(raw: RawConfig, { migrations_dir = 'migrations' }: { migrations_dir?: string }): string {
  const config = deployables.find((worker) => worker.name === raw.name)?.config ?? '';
  return join(process.cwd(), dirname(config), migrations_dir);
}

function known(ids: Record<string, string>, name: string, kind: string): string {
  const id = ids[name];
  if (id === undefined) throw new Advice(`The account has no ${kind} "${name}", and none was made.`);
  return id;
}
