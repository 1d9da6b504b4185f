// The secrets of a local house: made once for a state directory, kept in its secrets.json, readable by their owner alone.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { generateTokenKeys } from '#platform/token-keys';
import { Advice } from './advice.ts';

const random = async () => randomBytes(32).toString('hex');

/** Every secret a wrangler.toml asks for, and how a fresh one is made. */
const makers = {
  TOKEN_KEYS: generateTokenKeys,
  LINK_KEY: random,
  REFRESH_KEY: random,
  PASSWORD_PEPPER: random,
  OFFER_KEYS: random,
  SEARCH_CURSOR_KEY: random,
  BOOKING_CURSOR_KEY: random,
  INDEX_KEY: random,
  STRIPE_SECRET_KEY: async () => `sk_test_${await random()}`,
  STRIPE_WEBHOOK_SECRETS: async () => `whsec_${await random()}`,
};
type SecretName = keyof typeof makers;

export type LocalSecrets = {
  /** Passed to the Workers. */
  forWorkers: Record<SecretName, string>;
  /** The password of the demo traveller; no Worker is told. */
  demoPassword: string;
};

/**
 * The secrets kept in this directory; what is missing is made and added, what is there is never replaced. `hasAccounts`
 * is asked where they would all be new: beside accounts made with lost secrets, new ones would lock everybody out.
 */
export async function keepSecrets(
  stateDirectory: string,
  hasAccounts: () => Promise<boolean> = async () => false,
): Promise<LocalSecrets> {
  const file = `${stateDirectory}/secrets.json`;
  const kept = existsSync(file) ? readSecrets(file) : {};
  if (kept.PASSWORD_PEPPER === undefined && (await hasAccounts())) throw secretsLost(file);
  const complete: Record<string, string> = { ...kept };
  for (const [name, make] of Object.entries(makers)) complete[name] ??= await make();
  complete.DEMO_PASSWORD ??= randomBytes(12).toString('base64url');
  if (Object.keys(complete).length > Object.keys(kept).length) writeSecrets(file, complete);
  chmodSync(file, 0o600);
  const { DEMO_PASSWORD: demoPassword, ...forWorkers } = complete;
  return { forWorkers: forWorkers as Record<SecretName, string>, demoPassword };
}

/** One secret as this directory keeps it; undefined where it keeps none of that name. */
export function secretKept(stateDirectory: string, name: SecretName): string | undefined {
  return readSecrets(`${stateDirectory}/secrets.json`)[name];
}

/** Puts a new value in the place of a kept one; the others stay as they are. */
export function replaceSecret(stateDirectory: string, name: SecretName, value: string): void {
  const file = `${stateDirectory}/secrets.json`;
  writeSecrets(file, { ...readSecrets(file), [name]: value });
}

/** Fresh secrets that are kept nowhere, for one run of the tests. */
export async function freshSecrets(): Promise<Record<SecretName, string>> {
  const entries = Object.entries(makers).map(async ([name, make]) => [name, await make()]);
  return Object.fromEntries(await Promise.all(entries));
}

function readSecrets(file: string): Record<string, string> {
  const content = parsed(readFileSync(file, 'utf8'));
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
  if (isObject && Object.values(content).every(isText)) return content as Record<string, string>;
  throw new Advice(
    `${file} is damaged: it must be one JSON object of texts. Mend it, or delete it and the rest of its directory with it: ` +
      'passwords and tokens made with the old secrets are worthless under new ones.',
  );
}

const secretsLost = (file: string): Advice =>
  new Advice(
    `${file} is gone or empty, but the data beside it was made with its secrets: passwords and tokens would be worthless. ` +
      'Put a copy of it back, or move the whole directory away and start again.',
  );

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Written beside and moved into place, so that a crash never leaves half a file. */
function writeSecrets(file: string, secrets: Record<string, string>): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
