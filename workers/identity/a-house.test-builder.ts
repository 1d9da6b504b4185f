// A whole identity worker for tests inside the runtime: real database and Throttle objects, a clock to move, a queue to look into.
import { env } from 'cloudflare:workers';
import type { TokensOnWire } from '#contracts/account';
import type { AccountMailMessage } from '#contracts/queue-messages';
import type { Failure } from '#domain/errors';
import type { Result } from '#domain/result';
import { verifyAccessToken } from '#platform/access-token';
import type { Anonymous, Audience, SignedIn, System } from '#platform/caller';
import { newId } from '#platform/new-id';
import { generateTokenKeys } from '#platform/token-keys';
import { depsOf } from './deps.ts';
import { logIn } from './log-in.ts';
import { partsOf } from './parts.ts';
import { readAccountMail } from './read-account-mail.ts';
import { refreshSession } from './refresh-session.ts';
import { registerAccount } from './register-account.ts';
import { identitySettings } from './settings.ts';
import { verifyEmail } from './verify-email.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export const goodPassword = 'violet tractor hums under ice';
export const nobody: Anonymous = { kind: 'anonymous', requestId: 'req_test' };
export const notifications: System = { kind: 'system', part: 'notifications', requestId: 'req_test' };

const tokenKeys = await generateTokenKeys();

export function aHouse() {
  const settings = identitySettings({ ...env, TOKEN_KEYS: tokenKeys });
  const clock = { time: Date.now(), now: () => clock.time };
  const queue: AccountMailMessage[] = [];
  const outage = { isOn: false };
  const afterwards: Promise<unknown>[] = [];
  const sendBatch = async (messages: { body: AccountMailMessage }[]) => {
    if (outage.isOn) throw new Error('the queue is out of order');
    queue.push(...messages.map((message) => message.body));
  };
  const bindings = { ACCOUNTS: env.ACCOUNTS, THROTTLE: env.THROTTLE, ACCOUNT_MAIL: { sendBatch } };
  const parts = partsOf(bindings, settings, (work) => afterwards.push(work), clock);
  return {
    parts,
    deps: depsOf(parts),
    queue,
    outage,
    pass: (milliseconds: number) => {
      clock.time += milliseconds;
    },
    /** Waits for what answers do not wait for. */
    settle: async () => {
      while (afterwards.length > 0) await Promise.all(afterwards.splice(0));
    },
  };
}
export type House = ReturnType<typeof aHouse>;

export const anAddress = () => `${newId('usr').slice('usr_'.length)}@mail.example`;

/** A network address that no other test logs in from. */
export const aPlace = () => `2001:db8:${newId('usr').slice(4, 8)}:${newId('usr').slice(4, 8)}::1`;

export async function register(house: House, email: string, password = goodPassword) {
  const names = { given_name: 'Ada', family_name: 'Okafor', language: 'fr' };
  const answer = await registerAccount(house.deps.register, nobody, { email, password, ...names });
  await house.settle();
  return answer;
}

/** The token of the newest mail that carries a link. */
export async function newestLinkToken(house: House): Promise<string> {
  const mail = house.queue.at(-1);
  const written = mail && (await readAccountMail(house.deps.mail, notifications, mail.event_id));
  return written?.linkPath?.split('token=')[1] ?? 'no link';
}

export async function aVerifiedTraveller(house: House, password = goodPassword): Promise<string> {
  const email = anAddress();
  await register(house, email, password);
  await verifyEmail(house.deps.verify, nobody, await newestLinkToken(house));
  return email;
}

type Attempt = { password?: string; audience?: Audience; address?: string };

export function logInTo(house: House, email: string, attempt: Attempt = {}) {
  const { password = goodPassword, audience = 'skyhold:travellers', address = aPlace() } = attempt;
  return logIn(house.deps.login, nobody, { email, password }, { audience, address });
}

export function refresh(house: House, refreshToken: string, audience: Audience = 'skyhold:travellers') {
  return refreshSession(house.deps.refresh, nobody, refreshToken, audience);
}

export function granted<Value>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export async function aSession(house: House): Promise<{ email: string; tokens: TokensOnWire; caller: SignedIn }> {
  const email = await aVerifiedTraveller(house);
  const tokens = granted(await logInTo(house, email));
  return { email, tokens, caller: await callerOf(house, tokens) };
}

export async function callerOf(
  house: House,
  tokens: TokensOnWire,
  audience: Audience = 'skyhold:travellers',
): Promise<SignedIn> {
  const { TOKEN_KEYS, PUBLIC_URL: issuer } = house.parts.settings;
  const expected = { audience, issuer, now: house.parts.now() };
  const signedIn = granted(await verifyAccessToken(TOKEN_KEYS.published, tokens.access_token, expected));
  return { ...signedIn, requestId: 'req_test' };
}
