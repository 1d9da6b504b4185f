// What answers tell browsers and caches.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aGateway } from '../a-gateway.test-builder.ts';
import { aFlight } from '../samples.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const listed = 'https://shop.example';
const fromOrigin = (origin: string, more: Record<string, string> = {}) => ({ headers: { Origin: origin, ...more } });

test('a listed origin may read answers, another one may not', async () => {
  const { app } = await aGateway({ settings: { CORS_ORIGINS: [listed] } });

  const allowed = await app.request('/v1/cities', fromOrigin(listed));
  const others = ['https://evil.example', 'https://shop.example.evil.example', 'null', 'http://shop.example'];
  const refused = await Promise.all(others.map((origin) => app.request('/v1/cities', fromOrigin(origin))));

  expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe(listed);
  expect(allowed.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  expect(allowed.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  for (const { headers } of [allowed, ...refused]) expect(headers.get('Vary')).toContain('Origin');
  for (const { headers } of refused) {
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  }
});

test('a preflight of a listed origin learns methods and headers', async () => {
  const { app } = await aGateway({ settings: { CORS_ORIGINS: [listed] } });
  const ask = fromOrigin(listed, { 'Access-Control-Request-Method': 'POST' });

  const answer = await app.request('/v1/bookings', { method: 'OPTIONS', ...ask });

  expect(answer.status).toBe(204);
  expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, OPTIONS, POST');
  expect(answer.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
});

test('a problem is readable across origins too', async () => {
  const { app } = await aGateway({ settings: { CORS_ORIGINS: [listed] } });

  const answer = await app.request('/v1/me', fromOrigin(listed));

  expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([401, listed]);
});

test('reference data may be kept for a minute, what is personal never', async () => {
  const { app, signedIn } = await aGateway();

  const cities = await app.request('/v1/cities');
  const me = await app.request('/v1/me', { headers: await signedIn() });
  const missing = await app.request('/v1/cities/x');

  expect(cities.headers.get('Cache-Control')).toBe('public, max-age=60');
  expect(me.headers.get('Cache-Control')).toBe('no-store');
  expect(missing.headers.get('Cache-Control')).toBe('no-store');
});

test('what has not changed is a 304 without a body', async () => {
  let version = 1;
  const { app } = await aGateway({ search: { readFlight: async () => ({ ok: true, value: aFlight({ version }) }) } });
  const first = await app.request('/v1/flights/flt_1');
  const etag = first.headers.get('ETag') ?? '';

  const same = await app.request('/v1/flights/flt_1', { headers: { 'If-None-Match': `"other", W/${etag}` } });
  version = 2;
  const changed = await app.request('/v1/flights/flt_1', { headers: { 'If-None-Match': etag } });

  expect([same.status, await same.text(), same.headers.get('ETag')]).toEqual([304, '', etag]);
  expect(same.headers.get('X-Request-Id')).toMatch(/^req_/);
  expect(same.headers.get('Cache-Control')).toBe('public, no-cache');
  expect(changed.status).toBe(200);
  expect(changed.headers.get('ETag')).not.toBe(etag);
});

test('a page runs only what carries its nonce, and a new one each time', async () => {
  const { app } = await aGateway();

  const [one, other] = [await app.request('/docs'), await app.request('/docs')];
  const policy = one.headers.get('Content-Security-Policy') ?? '';
  const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';

  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(await one.text()).toContain(`<style nonce="${nonce}">`);
  expect(other.headers.get('Content-Security-Policy')).not.toBe(policy);
});
