// The D1 databases of a state directory, opened in this process: to migrate and to fill them, no Worker needs to run.
import { existsSync } from 'node:fs';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { readWorkerConfigs } from './worker-configs.ts';

export type LocalDatabases = Record<'CATALOG' | 'ACCOUNTS' | 'BOOKINGS' | 'MESSAGES', D1Database>;

/** Opens the databases under `<stateDirectory>/v3`, where wrangler keeps them too, lends them to `use`, and closes them. */
export async function withLocalDatabases<Answer>(
  stateDirectory: string,
  use: (databases: LocalDatabases) => Promise<Answer>,
): Promise<Answer> {
  const configs = readWorkerConfigs().flatMap((worker) => worker.databases);
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'local-databases',
      modules: true,
      script: 'export default {}',
      cf: false,
      resourcePersistencePath: `${stateDirectory}/v3`,
      d1Databases: Object.fromEntries(configs.map(({ binding, id }) => [binding, id])),
    }),
  );
  try {
    const opened = configs.map(async ({ binding }) => [binding, await miniflare.getD1Database(binding)]);
    return await use(asLocalDatabases(Object.fromEntries(await Promise.all(opened))));
  } finally {
    await miniflare.dispose();
  }
}

/** True when somebody has an account in this state directory; one without databases has none, and stays without. */
export async function hasAccounts(stateDirectory: string): Promise<boolean> {
  if (!existsSync(`${stateDirectory}/v3/d1`)) return false;
  return withLocalDatabases(stateDirectory, async ({ ACCOUNTS }) => {
    const isMigrated = await ACCOUNTS.prepare("SELECT 1 FROM sqlite_master WHERE name = 'users'").first();
    return isMigrated !== null && (await ACCOUNTS.prepare('SELECT 1 FROM users LIMIT 1').first()) !== null;
  });
}

/** Miniflare brings its own copy of the D1 types; the objects behind them are the same. */
function asLocalDatabases(databases: Record<string, unknown>): LocalDatabases {
  return databases as LocalDatabases;
}
