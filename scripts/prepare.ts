// What every local house needs before its Workers start: free doors, a directory of its own, secrets, up-to-date databases with an airline in them.
import { localAccounts } from '../workers/identity/local-accounts.ts';
import { Advice } from './advice.ts';
import { demoEmail } from './banner.ts';
import { hasAccounts, type LocalDatabases, withLocalDatabases } from './local-databases.ts';
import { localEnvironment, localSettings, refuseDevVars } from './local-settings.ts';
import { migrate } from './migrate.ts';
import { checkPorts, type Ports, portsFrom } from './ports.ts';
import { keepSecrets, type LocalSecrets } from './secrets.ts';
import { seedCatalogue } from './seed-catalogue.ts';
import { enterStateDirectory, type StateDirectory } from './state-directory.ts';
import { readWorkerConfigs, type WorkerConfig } from './worker-configs.ts';

export type PreparedHouse = {
  configs: WorkerConfig[];
  ports: Ports;
  state: StateDirectory;
  /** The environment the Workers are started with: settings, secrets, and what the tools need. */
  environment: Record<string, string>;
  demoPassword: string;
};

export async function prepareHouse(given: Record<string, string | undefined>): Promise<PreparedHouse> {
  const configs = readWorkerConfigs();
  const ports = portsFrom(given);
  const settings = localSettings(configs, given, ports);
  refuseDevVars(configs);
  const state = await enterStateDirectory(given.STATE_DIR, `process ${process.pid}, port ${ports.gateway}`);
  await checkPorts(ports);
  const secrets = await keepSecrets(state.path, () => hasAccounts(state.path));
  const environment = localEnvironment(given, state.path, { ...settings, ...secrets.forWorkers });
  await withLocalDatabases(state.path, (databases) => fill(databases, declared(configs, settings), secrets)).catch(
    (thrown: unknown) => {
      throw isDamage(thrown) ? damaged(state.path, thrown) : thrown;
    },
  );
  return { configs, ports, state, environment, demoPassword: secrets.demoPassword };
}

/** Every setting with the value the Workers will see: what was given, else what the wrangler.toml files say. */
function declared(configs: WorkerConfig[], settings: Record<string, string>): Record<string, string> {
  return Object.assign({}, ...configs.map((worker) => worker.settings), settings);
}

/** Migrates, puts the demo airline into an empty catalogue, rolls its flights forward, makes the demo traveller. */
async function fill(
  databases: LocalDatabases,
  settings: Record<string, string>,
  { forWorkers, demoPassword }: LocalSecrets,
): Promise<void> {
  const applied = await migrate(databases);
  if (applied > 0) console.log(`Databases: ${applied} ${applied === 1 ? 'migration' : 'migrations'} applied.`);
  console.log('Demo airline:');
  await seedCatalogue({
    catalog: databases.CATALOG,
    today: Date.now(),
    currency: settings.CURRENCY ?? 'EUR',
    sellingDays: Number(settings.SELLING_DAYS),
    onProgress: (line) => console.log(`  ${line}`),
  });
  const accounts = localAccounts(
    databases.ACCOUNTS,
    { pepper: forWorkers.PASSWORD_PEPPER, cost: settings.PASSWORD_COST === 'low' ? 'low' : 'standard' },
    'start',
  );
  const names = { givenName: 'Demo', familyName: 'Traveller' };
  const traveller = await accounts.createTraveller({ email: demoEmail, password: demoPassword, ...names });
  if (!traveller.ok) throw new Error(`The demo traveller was not made: ${traveller.error.code}`);
}

/** SQLite's own words for a file that is cut short, overwritten or no database; the runtime prints some and answers "internal error". */
function isDamage(thrown: unknown): boolean {
  return /SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_CANTOPEN|SQLITE_IOERR|malformed|internal error; reference/.test(
    String(thrown),
  );
}

function damaged(path: string, thrown: unknown): Advice {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new Advice(
    `The data in ${path} is damaged (${reason}). Put a copy back if you have one; ` +
      'else move the directory away and start again: a fresh one is made and filled.',
  );
}
