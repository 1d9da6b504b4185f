// A gateway for tests in Node: fake services, limits that count for real, a clock that stands still, tokens of every kind.
import type { SessionId, UserId } from '#domain/ids';
import { type AccessGrant, issueAccessToken } from '#platform/access-token';
import { type Scope, scopes } from '#platform/caller';
import { generateTokenKeys, parseTokenKeys } from '#platform/token-keys';
import { createApp, type Gateway } from './app.ts';
import { type Asked, type FakeOverrides, fakeServices } from './fake-services.test-builder.ts';
import type { RateLimiters, RateLimitPolicy } from './middleware/rate-limit.ts';
import type { Sandbox } from './routes/payments-sandbox.routes.ts';
import type { GatewaySettings } from './settings.ts';

export const issuer = 'http://localhost:8787';
const minute = 60_000;

export type GatewayUnderTest = {
  app: Gateway;
  asked: Asked[];
  clock: { now(): number; move(milliseconds: number): void };
  /** Keys counted so far, by policy. */
  counted: { policy: RateLimitPolicy; key: string }[];
  token(change?: Partial<AccessGrant> & { issuer?: string; ageMs?: number }): Promise<string>;
  /** `Authorization` of a traveller with the given scopes, all by default. */
  signedIn(granted?: Scope[]): Promise<{ Authorization: string }>;
};

type Wishes = FakeOverrides & {
  settings?: Partial<GatewaySettings>;
  /** How many requests each limiter lets through. */
  allowance?: number;
  sandbox?: Sandbox;
  deadlineMs?: number;
};

export async function aGateway(wishes: Wishes = {}): Promise<GatewayUnderTest> {
  const keys = parseTokenKeys(await generateTokenKeys());
  const { services, asked } = fakeServices(keys.published, wishes);
  let now = Date.parse('2026-12-01T12:00:00Z');
  const clock = {
    now: () => now,
    move: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const counted: GatewayUnderTest['counted'] = [];
  const settings: GatewaySettings = {
    ENVIRONMENT: 'local',
    RATE_LIMITS: 'on',
    PUBLIC_URL: issuer,
    CORS_ORIGINS: [],
    ...wishes.settings,
  };
  const app = createApp({
    services,
    limiters: countingLimiters(counted, wishes.allowance ?? Number.POSITIVE_INFINITY),
    settings,
    clock,
    sandbox: wishes.sandbox ?? {
      fetch: async () => Promise.reject(new Error('Nobody foresaw that the sandbox is asked')),
    },
    outlive: () => undefined,
    ...(wishes.deadlineMs !== undefined && { deadlineMs: wishes.deadlineMs }),
  });
  const token: GatewayUnderTest['token'] = ({ issuer: by = issuer, ageMs = minute, ...change } = {}) =>
    issueAccessToken(keys.signing, { ...aGrant(), ...change }, { issuer: by, now: now - ageMs });
  const signedIn = async (granted?: Scope[]) => ({
    Authorization: `Bearer ${await token(granted ? { scopes: granted } : {})}`,
  });
  return { app, asked, clock, counted, token, signedIn };
}

const aGrant = (): AccessGrant => ({
  userId: 'usr_1' as UserId,
  sessionId: 'ses_1' as SessionId,
  audience: 'skyhold:travellers',
  roles: ['traveller'],
  scopes: [...scopes],
});

function countingLimiters(counted: GatewayUnderTest['counted'], allowance: number): RateLimiters {
  const limiter = (policy: RateLimitPolicy) => ({
    limit: async ({ key }: { key: string }) => {
      counted.push({ policy, key });
      const used = counted.filter((one) => one.policy === policy && one.key === key).length;
      return { success: used <= allowance };
    },
  });
  return {
    search: limiter('search'),
    read: limiter('read'),
    write: limiter('write'),
    auth: limiter('auth'),
    lookup: limiter('lookup'),
  };
}

/** The body of a problem, as clients read it. */
export type ProblemRead = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  request_id: string;
  retryable: boolean;
  errors?: { pointer: string; code: string; detail: string }[];
} & Record<string, unknown>;

export const problemIn = async (response: Response): Promise<ProblemRead> => (await response.json()) as ProblemRead;

export const jsonRequest = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A request to hold seats that every check in front of the service lets pass. */
export const aBookingRequest = (headers: Record<string, string>, change: object = {}): RequestInit =>
  jsonRequest(
    'POST',
    {
      offer_id: 'off_1',
      passengers: [{ type: 'adult', given_name: 'Ada', family_name: 'Okafor', born_on: '1990-04-02' }],
      contact: { email: 'ada@example.com' },
      ...change,
    },
    { 'Idempotency-Key': 'a-key-of-sixteen-characters', ...headers },
  );
