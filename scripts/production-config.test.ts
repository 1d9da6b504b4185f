// The configs that are deployed: nothing local in them, real ids, and no setting that weakens a house in production.
import { describe, expect, test } from 'vitest';
import { deployables } from './deployables.ts';
import { productionConfig, type RawConfig, readRawConfig, tablesIn } from './production-config.ts';

const ids = {
  databases: { catalog: 'd1-catalog', accounts: 'd1-accounts', bookings: 'd1-bookings', messages: 'd1-messages' },
  namespaces: { sheets: 'kv-sheets' },
};
const given = { PUBLIC_URL: 'https://fly.example', MAIL_TRANSPORT: 'cloudflare' };
const deployed = (raw: RawConfig, over: Record<string, string> = {}) =>
  productionConfig(raw, { ids, given: { ...given, ...over }, folder: `${process.cwd()}/dist/deploy/${raw.name}` });
const everyConfig = deployables.filter((worker) => !worker.isLocalOnly).map(readRawConfig);

function rawOf(name: string): RawConfig {
  const raw = everyConfig.find((config) => config.name === name);
  if (!raw) throw new Error(`no config of ${name}`);
  return raw;
}

test('no Worker is told that it is local, and none may be', () => {
  const configs = everyConfig.map((raw) => deployed(raw, { ENVIRONMENT: 'local' }));

  expect(configs.filter(({ vars }) => vars && 'ENVIRONMENT' in vars)).toEqual([]);
});

test('no Worker spends time on the names of its closures', () => {
  const naming = everyConfig.map((raw) => deployed(raw)).filter(({ keep_names }) => keep_names !== false);

  expect(naming.map(({ name }) => name)).toEqual([]);
});

test('no Worker is bound to the payments sandbox', () => {
  const services = everyConfig.flatMap((raw) => deployed(raw).services ?? []);

  expect(services.map(({ service }) => service)).not.toContain('payments-sandbox');
  expect(services.length).toBeGreaterThan(0);
});

test('databases and namespaces get the ids of the account', () => {
  const search = deployed(rawOf('search'));

  expect(search.d1_databases?.[0]).toMatchObject({ binding: 'CATALOG', database_id: 'd1-catalog' });
  expect(search.kv_namespaces).toEqual([{ binding: 'SHEETS', id: 'kv-sheets' }]);
});

test('an id the account does not have ends the deploy', () => {
  const none = { databases: {}, namespaces: {} };

  expect(() => productionConfig(rawOf('search'), { ids: none, given, folder: '/tmp' })).toThrow(
    'no D1 database "catalog"',
  );
});

test('paths lead from the written config to the sources', () => {
  const search = deployed(rawOf('search'));

  expect(search.main).toBe('../../../workers/search/index.ts');
  expect(search.d1_databases?.[0]?.migrations_dir).toBe('../../../migrations/catalog');
});

test('a setting is taken from the environment by its name', () => {
  expect(deployed(rawOf('booking'), { HOLD_SECONDS: '600' }).vars?.HOLD_SECONDS).toBe('600');
});

test('mail by Resend asks for its key', () => {
  expect(deployed(rawOf('notifications'), { MAIL_TRANSPORT: 'resend' }).secrets?.required).toContain('RESEND_API_KEY');
  expect(deployed(rawOf('notifications')).secrets?.required).not.toContain('RESEND_API_KEY');
});

test('what a wrangler.toml says beyond that is passed on as it stands', () => {
  const raw = rawOf('durable-objects');

  expect(deployed(raw)).toMatchObject({ exports: { Flight: { storage: 'sqlite' } }, rules: [{ type: 'Text' }] });
});

describe('what weakens a house is refused by name', () => {
  test.each([
    ['gateway', 'RATE_LIMITS', 'off'],
    ['admin', 'RATE_LIMITS', 'off'],
    ['identity', 'PASSWORD_COST', 'low'],
    ['notifications', 'MAIL_TRANSPORT', 'mailbox'],
    ['notifications', 'MAIL_TRANSPORT', ''],
    ['gateway', 'PUBLIC_URL', 'http://localhost:8787'],
    ['identity', 'PUBLIC_URL', ''],
  ])('%s with %s=%s', (name, setting, value) => {
    expect(() => deployed(rawOf(name), { [setting]: value })).toThrow(
      `${setting}=${value} cannot be deployed to "${name}"`,
    );
  });
});

test('every top-level table of a TOML file is seen once, nested ones by their first part', () => {
  const toml =
    'name = "a"\nmain = "b"\n\n[vars]\nnested = "no"\n[[queues.consumers]]\nqueue = "q"\n[exports.Flight]\n[[queues.producers]]\n';

  expect(tablesIn(toml)).toEqual(['name', 'main', 'vars', 'queues', 'exports']);
});
