// The local secrets: made once, kept, completed, readable by their owner alone; a damaged file gets advice.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseTokenKeys } from '#platform/token-keys';
import { Advice } from './advice.ts';
import { freshSecrets, keepSecrets, replaceSecret, secretKept } from './secrets.ts';
import { readWorkerConfigs } from './worker-configs.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(`${tmpdir()}/skyhold-secrets-`);
});
afterEach(() => rmSync(directory, { recursive: true }));

test('a first start makes secrets and a second one keeps every one of them', async () => {
  const first = await keepSecrets(directory);

  const second = await keepSecrets(directory);

  expect(second).toEqual(first);
});

test('only their owner may read them, even where the file was left open to others', async () => {
  writeFileSync(`${directory}/secrets.json`, '{}', { mode: 0o644 });

  await keepSecrets(directory);

  expect(statSync(`${directory}/secrets.json`).mode & 0o777).toBe(0o600);
});

test('secrets that were lost beside accounts made with them are not replaced without a word', async () => {
  await expect(keepSecrets(directory, async () => true)).rejects.toThrow('is gone or empty');

  expect(existsSync(`${directory}/secrets.json`)).toBe(false);
});

test('a file that is no object of texts gets advice', async () => {
  writeFileSync(`${directory}/secrets.json`, '[]');

  await expect(keepSecrets(directory)).rejects.toThrow('is damaged');
});

test('a secret that a newer version asks for is added and the older ones stay', async () => {
  writeFileSync(`${directory}/secrets.json`, JSON.stringify({ LINK_KEY: 'kept' }));

  const { forWorkers } = await keepSecrets(directory);

  expect(forWorkers.LINK_KEY).toBe('kept');
  expect(forWorkers.REFRESH_KEY).toMatch(/^[0-9a-f]{64}$/);
});

test('one secret is replaced, the others stay, and the file is still for its owner alone', async () => {
  const before = await keepSecrets(directory);

  replaceSecret(directory, 'TOKEN_KEYS', 'another');

  expect(secretKept(directory, 'TOKEN_KEYS')).toBe('another');
  expect((await keepSecrets(directory)).forWorkers).toEqual({ ...before.forWorkers, TOKEN_KEYS: 'another' });
  expect(statSync(`${directory}/secrets.json`).mode & 0o777).toBe(0o600);
});

test('every secret that a Worker requires is made', async () => {
  const required = readWorkerConfigs().flatMap((worker) => worker.secrets);

  const made = await freshSecrets();

  expect(Object.keys(made).sort()).toEqual([...new Set(required)].sort());
  expect(Object.values(made).every((secret) => secret.length >= 32)).toBe(true);
});

test('the token keys are a key set that the doors accept', async () => {
  const { TOKEN_KEYS } = await freshSecrets();

  const keys = parseTokenKeys(TOKEN_KEYS);

  expect(keys.published.keys).toHaveLength(1);
});

test('the password of the demo traveller is passed to no Worker', async () => {
  const { forWorkers, demoPassword } = await keepSecrets(directory);

  expect(Object.values(forWorkers)).not.toContain(demoPassword);
});

test.each(['', 'not json', '[', '[1]', '{"LINK_KEY": 7}', '{"LINK_KEY": ""}', 'null'])(
  'a damaged file (%s) gets advice and is left as it is',
  async (content) => {
    writeFileSync(`${directory}/secrets.json`, content);

    const outcome = await keepSecrets(directory).catch((thrown: unknown) => thrown);

    expect(outcome).toBeInstanceOf(Advice);
    expect(String(outcome)).toContain('damaged');
    expect(readFileSync(`${directory}/secrets.json`, 'utf8')).toBe(content);
  },
);
