// The settings of the payments worker name what is wrong with them.
import { expect, test } from 'vitest';
import { paymentsSettings } from './settings.ts';

const right = {
  ENVIRONMENT: 'local',
  PUBLIC_URL: 'http://localhost:8787',
  STRIPE_SECRET_KEY: 'sk_test_0123456789012345678901234567',
  STRIPE_WEBHOOK_SECRETS: 'whsec_old_0123456789012345678901234567, whsec_new_0123456789012345678901234567',
};

// The reader keeps its first good answer, so what it refuses is tried first.
test.each([
  ['PUBLIC_URL', 'nowhere'],
  ['PROVIDER_TIMEOUT_MS', '0'],
  ['STRIPE_SECRET_KEY', 'short'],
  ['STRIPE_WEBHOOK_SECRETS', ''],
  ['STRIPE_WEBHOOK_SECRETS', 'whsec_old_0123456789012345678901234567,short'],
])('%s may not be %j', (name, value) => {
  expect(() => paymentsSettings({ ...right, [name]: value })).toThrow(name);
});

test('two webhook secrets live side by side, and requests have eight seconds', () => {
  expect(paymentsSettings(right)).toMatchObject({
    PROVIDER_TIMEOUT_MS: 8_000,
    STRIPE_WEBHOOK_SECRETS: ['whsec_old_0123456789012345678901234567', 'whsec_new_0123456789012345678901234567'],
  });
});
