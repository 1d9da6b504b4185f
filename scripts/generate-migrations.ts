// Writes the next D1 migration of one database from its tables: npm run migrations -- catalog add_gates
import { spawnSync } from 'node:child_process';

const databases = ['catalog', 'accounts', 'bookings', 'messages'];
const [database, name] = process.argv.slice(2);
if (!database || !databases.includes(database) || !name) {
  console.error(`Say which database and what changes: npm run migrations -- <${databases.join('|')}> <name>`);
  process.exit(2);
}
const run = spawnSync(
  'drizzle-kit',
  [
    'generate',
    '--dialect=sqlite',
    `--schema=./shared/database/${database}*.ts`,
    `--out=./migrations/${database}`,
    `--name=${name}`,
  ],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
