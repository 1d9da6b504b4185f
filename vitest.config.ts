// Kinds of tests: rules in Node, a bounded simulation, objects and workers inside the runtime, journeys over the real wrangler.toml files.
import { availableParallelism } from 'node:os';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { stubOf, textModule } from './tests/simulation/module-replacements.ts';

const databases = { CATALOG: 'catalog', ACCOUNTS: 'accounts', BOOKINGS: 'bookings', MESSAGES: 'messages' };
const testSecret = (name: string) => `${name.toLowerCase()}-for-tests-only-0123456789abcdef`;

async function migrationsOfEveryDatabase() {
  const entries = Object.entries(databases).map(async ([binding, folder]) => [
    binding,
    await readD1Migrations(`migrations/${folder}`),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** What Node's module hooks do for `npm run simulate`, done for Vite: the same stubs, and SQL files as text. */
const simulatedModules = {
  name: 'simulated-modules',
  enforce: 'pre' as const,
  resolveId: (specifier: string) => stubOf(specifier)?.pathname,
  load: (id: string) => (id.endsWith('.sql') ? textModule(id) : undefined),
};

export default defineConfig({
  test: {
    // What a passing test prints is nobody's business; a failing one shows everything.
    silent: 'passed-only',
    // By default one core is left idle; on the two cores of a small machine that is half of it.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: 'rules',
          include: ['{domain,shared,workers,durable-objects,scripts,tests}/**/*.test.ts'],
          exclude: ['**/*.runtime.test.ts', '**/*.system.test.ts', 'tests/simulation/**'],
          // Rules keep nothing from one file to the next, and a process for each file costs more than all of them together.
          isolate: false,
          // A machine that does other things too takes its time; a test that hangs is still found.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [simulatedModules],
        test: { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './tests/in-runtime.toml' },
            miniflare: {
              compatibilityFlags: ['service_binding_extra_handlers'],
              bindings: {
                MIGRATIONS: await migrationsOfEveryDatabase(),
                OFFER_KEYS: testSecret('OFFER_KEYS'),
                SEARCH_CURSOR_KEY: testSecret('SEARCH_CURSOR_KEY'),
                BOOKING_CURSOR_KEY: testSecret('BOOKING_CURSOR_KEY'),
                INDEX_KEY: testSecret('INDEX_KEY'),
                LINK_KEY: testSecret('LINK_KEY'),
                REFRESH_KEY: testSecret('REFRESH_KEY'),
                PASSWORD_PEPPER: testSecret('PASSWORD_PEPPER'),
                RESEND_API_KEY: testSecret('RESEND_API_KEY'),
                STRIPE_SECRET_KEY: `sk_test_${testSecret('STRIPE')}`,
                STRIPE_WEBHOOK_SECRETS: `whsec_${testSecret('STRIPE')}`,
              },
            },
          })),
        ],
        test: {
          name: 'runtime',
          include: ['{shared,workers,durable-objects,tests}/**/*.runtime.test.ts'],
          // One runtime for all files: each empties storage and memory first, which costs a tenth of starting another.
          isolate: false,
          setupFiles: ['tests/support/begin-anew.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/**/*.system.test.ts'],
          // Each file opens a house of its own; what opens it is loaded once.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
