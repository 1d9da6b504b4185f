// The whole house for journeys: the real wrangler.toml files in one runtime, migrated, with secrets of its own and, if asked, an airline.
import { createTestHarness } from 'wrangler';
import { freshSecrets } from '../../scripts/secrets.ts';
import { seedCatalogue } from '../../scripts/seed-catalogue.ts';
import { readWorkerConfigs, type WorkerConfig } from '../../scripts/worker-configs.ts';

type HouseOptions = {
  /** By the names of the [vars]; each Worker gets those it declares. */
  settings?: Record<string, string>;
  /** Worker → binding → name of the Worker that answers in its place: `{ booking: { PAYMENTS: 'faulty' } }`. */
  overrides?: Record<string, Record<string, string>>;
  /** Workers that only a test knows, for the overrides: name → entry file. */
  extraWorkers?: Record<string, string>;
  /** How many days of the demo airline to put into the catalogue; none by default. */
  sellingDays?: number;
};

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Boots everything on storage of its own; give it time, and `close` it. */
export async function openHouse({
  settings = {},
  overrides = {},
  extraWorkers = {},
  sellingDays = 0,
}: HouseOptions = {}) {
  const configs = readWorkerConfigs();
  const secrets = await freshSecrets();
  const values = { PASSWORD_COST: 'low', ...settings, SELLING_DAYS: String(sellingDays || 60), ENVIRONMENT: 'local' };
  const workers = configs.sort(gatewayFirst).map((worker) => ({
    configPath: worker.config,
    vars: pick(values, Object.keys(worker.settings)),
    secrets: pick(secrets, worker.secrets),
    ...(overrides[worker.name] && { bindingOverrides: overrides[worker.name] }),
  }));
  const extras = Object.entries(extraWorkers).map(([name, main]) => ({
    config: { name, main, compatibility_date: '2026-10-23' },
  }));
  const server = createTestHarness({ root: process.cwd(), workers: [...workers, ...extras] });
  const { url } = await server.listen();
  await migrate(configs);
  if (sellingDays > 0)
    await seedCatalogue({ catalog: await databaseOf('search', 'CATALOG'), today: Date.now(), sellingDays });

  async function migrate(all: WorkerConfig[]): Promise<void> {
    const databases = all.flatMap(({ name, databases }) => databases.map(({ binding }) => ({ name, binding })));
    await Promise.all(databases.map(({ name, binding }) => server.getWorker(name).applyD1Migrations(binding)));
  }

  async function databaseOf(worker: string, binding: string): Promise<D1Database> {
    const environment: Record<string, D1Database> = await server.getWorker(worker).getEnv();
    const database = environment[binding];
    if (!database) throw new Error(`Worker "${worker}" has no database ${binding}`);
    return database;
  }

  return {
    secrets,
    /** Where the travellers' door listens, for what `fetch` cannot open: sockets. */
    url,
    /** At the travellers' door. */
    fetch: server.fetch,
    /** At the staff's door. */
    admin: server.getWorker('admin').fetch,
    /** Fires one cron trigger and waits for it to end. */
    cron: (worker: string, cron: string) => server.getWorker(worker).scheduled({ cron }),
    databaseOf,
    worker: server.getWorker,
    close: server.close,
  };
}

/** The first Worker answers `fetch`. */
function gatewayFirst(one: WorkerConfig, other: WorkerConfig): number {
  return Number(other.name === 'gateway') - Number(one.name === 'gateway');
}

function pick(values: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
