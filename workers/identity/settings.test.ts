// Which settings identity starts with, and how a wrong one is named.
import { expect, test, vi } from 'vitest';
import { generateTokenKeys } from '#platform/token-keys';
import { passwordCostOf } from './settings.ts';

async function readSettings(changes: object) {
  // A fresh module, since settings are read once.
  vi.resetModules();
  const { identitySettings } = await import('./settings.ts');
  const secret = 'a secret for tests only, long enough';
  const secrets = {
    TOKEN_KEYS: await generateTokenKeys(),
    LINK_KEY: secret,
    REFRESH_KEY: secret,
    PASSWORD_PEPPER: secret,
  };
  return identitySettings({ PUBLIC_URL: 'https://skyhold.example', ...secrets, ...changes });
}

test('cheap hashes exist on a local machine only', () => {
  expect(passwordCostOf({ ENVIRONMENT: 'local', PASSWORD_COST: 'low' })).toBe('low');
  expect(passwordCostOf({ ENVIRONMENT: 'production', PASSWORD_COST: 'low' })).toBe('standard');
});

test('without an environment it is production, at the standard cost', async () => {
  expect(await readSettings({})).toMatchObject({ ENVIRONMENT: 'production', PASSWORD_COST: 'standard' });
});

test.each([
  ['LINK_KEY', ''],
  ['REFRESH_KEY', 'short'],
  ['PASSWORD_PEPPER', undefined],
  ['TOKEN_KEYS', undefined],
  ['TOKEN_KEYS', '{"keys":[]}'],
  ['PUBLIC_URL', 'skyhold'],
  ['PASSWORD_COST', 'none'],
])('a wrong %s names itself', async (name, value) => {
  await expect(readSettings({ [name]: value })).rejects.toThrow(name);
});

test('a damaged key set is not quoted', async () => {
  await expect(readSettings({ TOKEN_KEYS: '{"keys":[{"d":"private-part"}]}' })).rejects.not.toThrow('private-part');
});
