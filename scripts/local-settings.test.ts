// Local settings: declared ones pass, checked; the rest of a developer's environment stays outside.
import { describe, expect, test } from 'vitest';
import { localEnvironment, localSettings } from './local-settings.ts';
import { readWorkerConfigs } from './worker-configs.ts';

const configs = readWorkerConfigs();
const ports = { gateway: 9000, admin: 9001 };

test('without any setting the house is local and its address is the gateway port', () => {
  expect(localSettings(configs, {}, ports)).toEqual({ ENVIRONMENT: 'local', PUBLIC_URL: 'http://localhost:9000' });
});

test('a declared setting is passed, an undeclared variable is not', () => {
  const settings = localSettings(configs, { HOLD_SECONDS: '20', AWS_SECRET_ACCESS_KEY: 'mine' }, ports);

  expect(settings.HOLD_SECONDS).toBe('20');
  expect(settings).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
});

test('a house started by these scripts is local, whatever the environment says', () => {
  expect(localSettings(configs, { ENVIRONMENT: 'production' }, ports).ENVIRONMENT).toBe('local');
});

test('PUBLIC_URL may be moved, for a tunnel', () => {
  expect(localSettings(configs, { PUBLIC_URL: 'https://sky.test' }, ports).PUBLIC_URL).toBe('https://sky.test');
});

describe('a wrong value is refused by name', () => {
  test.each([
    ['HOLD_SECONDS', 'five'],
    ['HOLD_SECONDS', '0'],
    ['HOLD_SECONDS', '-3'],
    ['HOLD_SECONDS', ''],
    ['OFFER_SECONDS', '1.5'],
    ['RATE_LIMITS', 'no'],
    ['PASSWORD_COST', 'cheap'],
    ['MAIL_TRANSPORT', 'pigeon'],
    ['CURRENCY', 'euro'],
    ['PUBLIC_URL', 'notaurl'],
    ['HOLDS_PER_FLIGHT', '0'],
    ['PROVIDER_TIMEOUT_MS', 'soon'],
  ])('%s=%s', (name, value) => {
    expect(() => localSettings(configs, { [name]: value }, ports)).toThrow(`${name} must be`);
  });
});

test('every declared setting is checked here, but for the few that may be any text', () => {
  const anyText = ['ENVIRONMENT', 'MAIL_FROM', 'CORS_ORIGINS', 'ACCESS_TEAM_DOMAIN', 'ACCESS_AUDIENCE'];
  const declared = [...new Set(configs.flatMap((worker) => Object.keys(worker.settings)))];

  const unchecked = declared.filter((name) => {
    try {
      localSettings(configs, { [name]: '?! not a value' }, ports);
      return true;
    } catch {
      return false;
    }
  });

  expect(unchecked.sort()).toEqual(anyText.sort());
});

test('of the machine only what wrangler needs gets through', () => {
  const environment = localEnvironment({ PATH: '/bin', STRIPE_SECRET_KEY: 'sk_live_mine' }, '/state', { A: '1' });

  expect(environment).toMatchObject({ PATH: '/bin', A: '1', WRANGLER_REGISTRY_PATH: '/state/registry' });
  expect(environment).not.toHaveProperty('STRIPE_SECRET_KEY');
});

test('every Worker hides what it does not declare, so that no secret of a neighbour reaches it', () => {
  const leaky = configs.filter((worker) => !worker.hidesOthersSecrets);

  expect(leaky.map((worker) => worker.name)).toEqual([]);
});
