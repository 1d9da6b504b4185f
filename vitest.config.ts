// Three kinds of tests: rules in Node, objects and workers inside the runtime, journeys over the real wrangler.toml files.
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const databases = { CATALOG: 'catalog', ACCOUNTS: 'accounts', BOOKINGS: 'bookings', MESSAGES: 'messages' };
const testSecret = (name: string) => `${name.toLowerCase()}-for-tests-only-0123456789abcdef`;

async function migrationsOfEveryDatabase() {
  const entries = Object.entries(databases).map(async ([binding, folder]) => [
    binding,
    await readD1Migrations(`migrations/${folder}`),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

export default defineConfig({
  test: {
    // What a passing test prints is nobody's business; a failing one shows everything.
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'rules',
          include: ['{domain,shared,workers,durable-objects,scripts,tests}/**/*.test.ts'],
          exclude: ['**/*.runtime.test.ts', '**/*.system.test.ts'],
        },
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
          setupFiles: ['tests/support/apply-migrations.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/**/*.system.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
