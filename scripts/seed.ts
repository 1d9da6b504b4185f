// Fills the local catalogue with the demo airline: npm run seed. With --force it also puts back sample rows that are missing.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Advice, runScript } from './advice.ts';
import { withLocalDatabases } from './local-databases.ts';
import { migrate } from './migrate.ts';
import { seedCatalogue } from './seed-catalogue.ts';

await runScript(async () => {
  const startedAt = Date.now();
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--force');
  if (unknown.length > 0)
    throw new Advice(`"${unknown[0]}" means nothing here: npm run seed, or npm run seed -- --force`);
  const sellingDays = Number(process.env.SELLING_DAYS || 60);
  if (!Number.isInteger(sellingDays) || sellingDays < 1 || sellingDays > 400) {
    throw new Advice('SELLING_DAYS is a whole number from 1 to 400.');
  }
  const state = resolve(process.env.STATE_DIR || '.wrangler/state');
  mkdirSync(state, { recursive: true });
  await withLocalDatabases(state, async (databases) => {
    await migrate(databases);
    await seedCatalogue({
      catalog: databases.CATALOG,
      today: startedAt,
      currency: process.env.CURRENCY || 'EUR',
      sellingDays,
      refresh: process.argv.includes('--force'),
      onProgress: (line) => console.log(`  ${line}`),
    });
  });
  console.log(`Seeded ${state} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
});
