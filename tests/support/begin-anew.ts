// Lets every file of tests begin anew: no module remembers the file before, storage is empty, every D1 database is up to date.
import { applyD1Migrations, type D1Migration, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';

vi.resetModules();
await reset();
const migrations = (env as unknown as { MIGRATIONS: Record<string, D1Migration[]> }).MIGRATIONS;
const databases = env as unknown as Record<string, D1Database>;
for (const [binding, history] of Object.entries(migrations)) {
  const database = databases[binding];
  if (database) await applyD1Migrations(database, history);
}
