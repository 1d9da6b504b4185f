// Who is counted, under which policy, and what a client is told.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err } from '#domain/result';
import { aBookingRequest, aGateway, jsonRequest } from '../a-gateway.test-builder.ts';
import { quotas } from './rate-limit.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('the quotas announced are those of wrangler.toml', () => {
  const settings = readFileSync('wrangler.toml', 'utf8');
  const bound = [...settings.matchAll(/name = "([A-Z]+)_LIMIT"[^[]*?limit = (\d+), period = (\d+)/g)];

  expect(
    Object.fromEntries(bound.map(([, name, requests, seconds]) => [name?.toLowerCase(), `${requests}/${seconds}`])),
  ).toEqual(
    Object.fromEntries(
      Object.entries(quotas).map(([name, { limit, periodSeconds }]) => [name, `${limit}/${periodSeconds}`]),
    ),
  );
});

test('a traveller is counted by account, whatever the address', async () => {
  const { app, counted, signedIn } = await aGateway();

  await app.request('/v1/bookings', aBookingRequest({ ...(await signedIn()), 'CF-Connecting-IP': '203.0.113.7' }));

  expect(counted).toEqual([{ policy: 'write', key: 'usr_1' }]);
});

test('a stranger is counted by the address the platform reports, never by one the client claims', async () => {
  const { app, counted } = await aGateway();

  await app.request('/v1/cities', {
    headers: { 'CF-Connecting-IP': '203.0.113.7', 'X-Forwarded-For': '198.51.100.1', 'X-Real-IP': '198.51.100.1' },
  });
  await app.request('/v1/cities', { headers: { 'X-Forwarded-For': '198.51.100.1' } });

  expect(counted).toEqual([
    { policy: 'read', key: '203.0.113.7' },
    { policy: 'read', key: 'local' },
  ]);
});

test('credentials that fail are counted by address, so that guessing is limited too', async () => {
  const { app } = await aGateway({ allowance: 2 });
  const guess = () => app.request('/v1/me', { headers: { Authorization: 'Bearer sk_guess' } });

  const statuses = [(await guess()).status, (await guess()).status, (await guess()).status];

  expect(statuses).toEqual([401, 401, 429]);
});

test('limits can be off on a local machine', async () => {
  const { app } = await aGateway({ allowance: 0, settings: { RATE_LIMITS: 'off' } });

  const answer = await app.request('/v1/cities');

  expect(answer.status).toBe(200);
  expect(answer.headers.get('RateLimit-Policy')).toBe('"read";q=300;w=60');
});

test('limits cannot be off in production', async () => {
  const { app } = await aGateway({ allowance: 0, settings: { RATE_LIMITS: 'off', ENVIRONMENT: 'production' } });

  expect((await app.request('/v1/cities')).status).toBe(429);
});

test('paths that do not exist are limited like reading', async () => {
  const { app } = await aGateway({ allowance: 0 });

  expect((await app.request('/v1/guess-a-path')).status).toBe(429);
});

test('an exact limit behind a service is told in the same words', async () => {
  const { app } = await aGateway({
    identity: { login: async () => err({ code: 'rate_limited', retryAfterSeconds: 840 }) },
  });
  const login = { email: 'ada@example.com', password: 'correct horse battery staple' };

  const answer = await app.request('/v1/auth/login', jsonRequest('POST', login));

  expect([answer.status, answer.headers.get('Retry-After'), answer.headers.get('RateLimit')]).toEqual([
    429,
    '840',
    '"auth";r=0;t=840',
  ]);
});
