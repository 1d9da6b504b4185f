// What the wrangler.toml files say, read once for everyone who starts, builds, migrates or deploys Workers.
import { dirname, join } from 'node:path';
import { unstable_readConfig } from 'wrangler';
import { type Deployable, deployables } from './deployables.ts';

export type WorkerConfig = Deployable & {
  settings: Record<string, string>;
  secrets: string[];
  /** Only with a [secrets] table, be it empty, does wrangler keep other variables of the environment out. */
  hidesOthersSecrets: boolean;
  crons: string[];
  databases: DatabaseConfig[];
};
type D1Table = { binding: string; database_id?: string; migrations_dir?: string };
export type DatabaseConfig = { binding: string; id: string; migrations: string };

/** Every Worker of the house, in deploy order. */
export function readWorkerConfigs(): WorkerConfig[] {
  return deployables.map((deployable) => {
    const config = unstable_readConfig({ config: deployable.config }, { hideWarnings: true });
    return {
      ...deployable,
      settings: Object.fromEntries(Object.entries(config.vars).map(([name, value]) => [name, String(value)])),
      secrets: config.secrets?.required ?? [],
      hidesOthersSecrets: config.secrets !== undefined,
      crons: config.triggers.crons ?? [],
      databases: config.d1_databases.map(({ binding, database_id, migrations_dir }: D1Table) => ({
        binding,
        id: database_id ?? binding,
        migrations: join(dirname(deployable.config), migrations_dir ?? 'migrations'),
      })),
    };
  });
}
