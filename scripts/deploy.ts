// npm run deploy: makes what the account lacks, migrates, uploads every Worker in order, asks the door whether it lives. --dry-run needs no account.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Advice, runScript } from './advice.ts';
import { dryRun, uploadFlags } from './bundle.ts';
import { deployedSecrets, ensureDatabases, ensureNamespaces, ensureQueues, wrangler } from './cloudflare-account.ts';
import { deployables } from './deployables.ts';
import { planUploads, resourcesOf, type Upload, withoutBindings } from './deployment-plan.ts';
import { type AccountIds, isLocalOnly, productionConfig, type RawConfig, readRawConfig } from './production-config.ts';
import { table } from './table.ts';

type Secrets = Record<string, string>;

await runScript(async () => {
  const raws = deployables.filter((worker) => !worker.isLocalOnly).map(readRawConfig);
  if (process.argv.includes('--dry-run')) await rehearse(raws);
  else await deploy(raws, readSecrets(process.env.SECRETS_FILE));
});

/** Shows the plan and proves that every config and bundle is valid, with made-up ids. */
async function rehearse(raws: RawConfig[]): Promise<void> {
  const { databases, namespaces, queues } = resourcesOf(raws);
  const madeUp = (names: string[]) => Object.fromEntries(names.map((name) => [name, `id-of-${name}`]));
  const environment: Record<string, string | undefined> = process.env;
  const given = { PUBLIC_URL: 'https://skyhold.example', MAIL_TRANSPORT: 'cloudflare', ...environment };
  const ids = { databases: madeUp(databases), namespaces: madeUp(namespaces) };
  const configs = raws.map((raw) => writeConfig(raw, ids, given));
  const uploads = planUploads(configs, new Set());
  console.log(
    `Would make what is missing of\n  D1      ${databases.join(', ')}\n  KV      ${namespaces.join(', ')}\n  queues  ${queues.join(', ')}\n`,
  );
  console.log('Would then migrate the databases and upload, in this order:\n');
  console.log(planTable(uploads, configs, raws));
  for (const { name } of configs) await dryRun(configFile(name), ['--outdir', resolve('dist/deploy', name, 'bundle')]);
  console.log(`\n${configs.length} configs and bundles are valid. Nothing was sent anywhere.`);
}

async function deploy(raws: RawConfig[], secrets: Secrets): Promise<void> {
  // Refuses wrong settings before anything is made.
  const { databases, namespaces, queues } = resourcesOf(raws);
  const dummy = (names: string[]) => Object.fromEntries(names.map((name) => [name, name]));
  const drafts = raws.map((raw) =>
    writeConfig(raw, { databases: dummy(databases), namespaces: dummy(namespaces) }, process.env),
  );
  const onAccount = checkSecrets(drafts, secrets);

  console.log('Databases, namespaces and queues …');
  const ids = { databases: ensureDatabases(databases), namespaces: ensureNamespaces(namespaces) };
  ensureQueues(queues);
  const configs = raws.map((raw) => writeConfig(raw, ids, process.env));
  for (const config of configs)
    for (const { database_name } of config.d1_databases ?? []) {
      console.log(`Migrating ${database_name} …`);
      wrangler(['d1', 'migrations', 'apply', database_name, '--remote', '-c', configFile(config.name)]);
    }
  for (const upload of planUploads(configs, onAccount)) {
    const config = configs.find(({ name }) => name === upload.worker);
    if (!config) continue;
    console.log(
      `Uploading ${upload.worker}${upload.without.length > 0 ? `, at first without ${upload.without.join(', ')}` : ''} …`,
    );
    save(withoutBindings(config, upload.without));
    uploadWith(config, secrets);
  }
  await smoke(process.env.PUBLIC_URL ?? '');
}

/** Every secret is on its Worker already or in the file; answers which Workers the account has. */
function checkSecrets(configs: RawConfig[], secrets: Secrets): Set<string> {
  const found = configs.map((config) => ({ config, ...deployedSecrets(config.name) }));
  const missing = found.flatMap(({ config, names }) =>
    requiredBy(config)
      .filter((name) => !names.includes(name) && secrets[name] === undefined)
      .map((name) => `  ${name} of ${config.name}`),
  );
  if (missing.length > 0)
    throw new Advice(
      `These secrets are set nowhere yet:\n${missing.join('\n')}\n` +
        'Write them into a JSON file outside the repository and say SECRETS_FILE=<file> npm run deploy; ' +
        'what a Worker has already stays as it is unless the file names it.',
    );
  return new Set(found.filter(({ isDeployed }) => isDeployed).map(({ config }) => config.name));
}

/** Each Worker gets the secrets it asks for and no other, by a file that lives as long as the upload. */
function uploadWith(config: RawConfig, secrets: Secrets): void {
  const own = Object.fromEntries(Object.entries(secrets).filter(([name]) => requiredBy(config).includes(name)));
  const folder = mkdtempSync(join(tmpdir(), 'skyhold-deploy-'));
  try {
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(own), { mode: 0o600 });
    const flags = Object.keys(own).length > 0 ? ['--secrets-file', join(folder, 'secrets.json')] : [];
    wrangler(['deploy', '-c', configFile(config.name), ...uploadFlags, ...flags]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function smoke(home: string): Promise<void> {
  const answer = await fetch(new URL('/healthz', home)).catch((thrown: unknown) => String(thrown));
  if (typeof answer === 'string' || !answer.ok)
    throw new Advice(
      `Everything is uploaded, but ${home}/healthz does not answer well (${typeof answer === 'string' ? answer : answer.status}). Is the route of the gateway set?`,
    );
  console.log(`Deployed; ${home}/healthz answers ${answer.status}.`);
}

function writeConfig(raw: RawConfig, ids: AccountIds, given: Record<string, string | undefined>): RawConfig {
  const config = productionConfig(raw, { ids, given, folder: resolve('dist/deploy', raw.name) });
  save(config);
  return config;
}

function save(config: RawConfig): void {
  mkdirSync(resolve('dist/deploy', config.name), { recursive: true });
  writeFileSync(configFile(config.name), `${JSON.stringify(config, null, 2)}\n`);
}

function configFile(name: string): string {
  return join('dist/deploy', name, 'wrangler.json');
}

function requiredBy(config: RawConfig): string[] {
  return config.secrets?.required ?? [];
}

function readSecrets(file: string | undefined): Secrets {
  if (!file) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    throw new Advice(
      `SECRETS_FILE=${file} cannot be read as JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    );
  }
}

function planTable(uploads: Upload[], configs: RawConfig[], raws: RawConfig[]): string {
  const rows = uploads.map(({ worker, without }, index) => {
    const config = configs.find(({ name }) => name === worker);
    const stripped =
      raws.find(({ name }) => name === worker)?.services?.filter(({ service }) => isLocalOnly(service)) ?? [];
    const left = [
      ...stripped.map(({ binding }) => `${binding} (local only)`),
      ...without.map((binding) => `${binding} (comes later)`),
    ];
    return [`${index + 1}`, worker, config?.secrets?.required?.join(' ') || '–', left.join(', ') || '–'];
  });
  return table(['', 'Worker', 'secrets it needs', 'left out'], rows);
}
