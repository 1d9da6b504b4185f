// Brings every D1 database of a test up to date before it starts.

import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

const migrations = (env as unknown as { MIGRATIONS: Record<string, D1Migration[]> }).MIGRATIONS;
const databases = env as unknown as Record<string, D1Database>;
for (const [binding, history] of Object.entries(migrations)) {
  const database = databases[binding];
  if (database) await applyD1Migrations(database, history);
}
