// Fills the local catalogue with the demo airline: npm run seed. With --force it also puts back sample rows that are missing.
import { runScript } from './advice.ts';
import { withLocalDatabases } from './local-databases.ts';
import { migrate } from './migrate.ts';
import { seedCatalogue } from './seed-catalogue.ts';

await runScript(async () => {
  const startedAt = Date.now();
  await withLocalDatabases(process.env.STATE_DIR || '.wrangler/state', async (databases) => {
    await migrate(databases);
    await seedCatalogue({
      catalog: databases.CATALOG,
      today: startedAt,
      currency: process.env.CURRENCY || 'EUR',
      sellingDays: Number(process.env.SELLING_DAYS || 60),
      refresh: process.argv.includes('--force'),
      onProgress: (line) => console.log(`  ${line}`),
    });
  });
  console.log(`Seeded in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
});
