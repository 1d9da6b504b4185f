// The settings of a local house: what the wrangler.toml files declare, overridden by this process's environment.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Advice } from './advice.ts';
import type { Ports } from './ports.ts';
import type { WorkerConfig } from './worker-configs.ts';

type Environment = Record<string, string | undefined>;

const milliseconds = { pattern: /^\d{1,6}$/, meaning: 'a whole number of milliseconds, like 2000' };

/** Wrong values are refused here, by name, before a Worker meets them. */
const shapes: Record<string, { pattern: RegExp; meaning: string }> = {
  HOLD_SECONDS: { pattern: /^[1-9]\d{0,4}$/, meaning: 'a whole number of seconds, like 300' },
  OFFER_SECONDS: { pattern: /^[1-9]\d{0,4}$/, meaning: 'a whole number of seconds, like 1200' },
  PAYMENT_SECONDS: { pattern: /^[1-9]\d{0,4}$/, meaning: 'a whole number of seconds, like 120' },
  SELLING_DAYS: { pattern: /^[1-9]\d{0,2}$/, meaning: 'a whole number of days, like 60' },
  CURRENCY: { pattern: /^[A-Z]{3}$/, meaning: 'an ISO 4217 code, like EUR' },
  HOLDS_PER_FLIGHT: { pattern: /^[1-9]\d{0,2}$/, meaning: 'a whole number, like 2' },
  HOLDS_PER_ACCOUNT: { pattern: /^[1-9]\d{0,3}$/, meaning: 'a whole number, like 5' },
  PUBLIC_URL: { pattern: /^https?:\/\/[^\s/]+$/, meaning: 'an address without a path, like http://localhost:8787' },
  PROVIDER_TIMEOUT_MS: milliseconds,
  SLOW_ANSWER_MS: milliseconds,
  SETTLE_MS: milliseconds,
  LATE_WEBHOOK_MS: milliseconds,
  RETENTION_DAYS: { pattern: /^[1-9]\d{0,3}$/, meaning: 'a whole number of days, like 30' },
  RATE_LIMITS: { pattern: /^(on|off)$/, meaning: 'on or off' },
  PASSWORD_COST: { pattern: /^(standard|low)$/, meaning: 'standard or low' },
  MAIL_TRANSPORT: { pattern: /^(mailbox|cloudflare)?$/, meaning: 'mailbox or cloudflare on a local machine' },
};

/** Every declared setting that was given, checked; the environment is always local, the public address the gateway's. */
export function localSettings(configs: WorkerConfig[], given: Environment, ports: Ports): Record<string, string> {
  const names = new Set(configs.flatMap((worker) => Object.keys(worker.settings)));
  const settings: Record<string, string> = {};
  for (const name of names) {
    const value = given[name];
    if (value === undefined) continue;
    const shape = shapes[name];
    if (shape && !shape.pattern.test(value)) throw new Advice(`${name} must be ${shape.meaning}, and is "${value}".`);
    settings[name] = value;
  }
  return { PUBLIC_URL: `http://localhost:${ports.gateway}`, ...settings, ENVIRONMENT: 'local' };
}

/** What wrangler needs from the machine; nothing else of a developer's environment reaches it, nor any Worker. */
const machine = [
  'PATH',
  'HOME',
  'USER',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'TERM',
  'NO_COLOR',
  'FORCE_COLOR',
  'XDG_CONFIG_HOME',
];

/** The whole environment that local Workers are started with, by wrangler or by the bare runtime. */
export function localEnvironment(
  given: Environment,
  stateDirectory: string,
  values: Record<string, string>,
): Record<string, string> {
  const kept = machine.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]));
  return {
    ...Object.fromEntries(kept),
    ...values,
    CLOUDFLARE_INCLUDE_PROCESS_ENV: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_WRITE_LOGS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    // One registry a state directory: with the usual one a user, two clones would answer each other's calls.
    WRANGLER_REGISTRY_PATH: `${stateDirectory}/registry`,
    // Traces nobody reads cost half the speed.
    X_LOCAL_OBSERVABILITY: 'false',
  };
}

/** Gives this very process such an environment, for tools that read it from there. */
export function replaceEnvironment(values: Record<string, string>): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, values);
}

/** A .dev.vars file beside a config would silently switch every other setting of its Worker off. */
export function refuseDevVars(configs: WorkerConfig[]): void {
  const found = configs.map(({ config }) => join(dirname(config), '.dev.vars')).find((file) => existsSync(file));
  if (found === undefined) return;
  throw new Advice(
    `${found} would switch off the settings of its Worker. Delete it: settings come by environment variable ` +
      '(HOLD_SECONDS=20 npm start), secrets from secrets.json in the state directory.',
  );
}
