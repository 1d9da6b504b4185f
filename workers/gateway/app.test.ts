// The chain every request passes, seen from outside.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/result';
import { aBookingRequest, aGateway, problemIn } from './a-gateway.test-builder.ts';
import { aBooking } from './samples.test-builder.ts';

let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  }
});
afterEach(() => vi.restoreAllMocks());

test('health is answered only when every service answers', async () => {
  const well = await aGateway();
  const ill = await aGateway({ booking: { listBookings: async () => Promise.reject(new Error('down')) } });

  expect((await well.app.request('/healthz')).status).toBe(200);
  const refused = await ill.app.request('/healthz');

  expect(refused.status).toBe(503);
  expect(await problemIn(refused)).toMatchObject({ code: 'service_unavailable', retryable: true });
});

test('a well-formed request id is kept, another one is replaced', async () => {
  const { app } = await aGateway();

  const kept = await app.request('/v1/cities', { headers: { 'X-Request-Id': 'trace-42' } });
  const replaced = await app.request('/v1/cities', { headers: { 'X-Request-Id': 'has spaces' } });

  expect(kept.headers.get('X-Request-Id')).toBe('trace-42');
  expect(replaced.headers.get('X-Request-Id')).toMatch(/^req_[0-9a-z]{26}$/);
});

test('an unknown path is a 404 problem with a request id and security headers', async () => {
  const { app } = await aGateway();

  const answer = await app.request('/v1/nothing?secret=1');

  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const problem = await problemIn(answer);
  expect(problem).toMatchObject({
    code: 'route_not_found',
    instance: '/v1/nothing',
    type: '/problems/route_not_found',
  });
  expect(problem.request_id).toBe(answer.headers.get('X-Request-Id'));
});

test('a method a path does not have is a 405 that names those it has', async () => {
  const { app } = await aGateway();

  const answer = await app.request('/v1/bookings/bkg_1', { method: 'PUT' });

  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  expect(await problemIn(answer)).toMatchObject({ code: 'method_not_allowed' });
});

test('HEAD answers the headers of GET without a body, OPTIONS the methods', async () => {
  const { app } = await aGateway();

  const head = await app.request('/v1/cities/PAR', { method: 'HEAD' });
  const options = await app.request('/v1/bookings', { method: 'OPTIONS' });

  expect([head.status, await head.text(), head.headers.has('ETag')]).toEqual([200, '', true]);
  expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
});

test('what a service throws never reaches the client, and is logged', async () => {
  const { app } = await aGateway({
    search: { readCity: async () => Promise.reject(new Error('no such column: secret')) },
  });

  const answer = await app.request('/v1/cities/PAR');
  const text = await answer.text();

  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('1');
  expect(JSON.parse(text)).toMatchObject({ code: 'service_unavailable', retryable: true });
  expect(text).not.toContain('secret');
  expect(lines.find((line) => line.code === 'service_unavailable')?.error).toContain('no such column: secret');
});

test('a bug is a 500 that tells nothing', async () => {
  const { app, signedIn } = await aGateway({
    booking: { createBooking: async () => ok({ status: 299, body: aBooking(), isReplay: false }) },
  });

  const answer = await app.request('/v1/bookings', aBookingRequest(await signedIn()));

  expect(answer.status).toBe(500);
  expect(await problemIn(answer)).toMatchObject({
    code: 'internal',
    detail: 'This is a fault of ours. The request id finds it.',
  });
  expect(lines.find((line) => line.code === 'internal')?.error).toContain('299 is a status this route declares');
});

test('a service that does not answer before the deadline is a 503 named timeout', async () => {
  const { app } = await aGateway({ deadlineMs: 5, search: { readCity: () => new Promise(() => undefined) } });

  const answer = await app.request('/v1/cities/PAR');

  expect(answer.status).toBe(503);
  expect(await problemIn(answer)).toMatchObject({ code: 'timeout', retryable: true });
});

test('one log line a request names the route by its pattern and holds neither path nor query', async () => {
  const { app } = await aGateway();

  await app.request('/v1/cities/PAR', { headers: { 'X-Request-Id': 'trace-1' } });
  await app.request('/v1/places?q=okafor', { headers: { 'X-Request-Id': 'trace-2' } });

  expect(lines).toEqual([
    expect.objectContaining({
      event: 'request_answered',
      request_id: 'trace-1',
      route: '/v1/cities/{code}',
      status: 200,
    }),
    expect.objectContaining({ event: 'request_answered', request_id: 'trace-2', route: '/v1/places', status: 200 }),
  ]);
  expect(JSON.stringify(lines)).not.toContain('okafor');
});

test('Server-Timing names each service asked', async () => {
  const { app } = await aGateway();

  const answer = await app.request('/v1/cities/PAR');

  expect(answer.headers.get('Server-Timing')).toBe('total;dur=0, search;dur=0');
});

test('facts of a failure travel in wire form', async () => {
  const { app, signedIn } = await aGateway({
    booking: {
      listPayments: async () =>
        err({ code: 'payment_amount_mismatch', expected: { amountMinor: 12_999, currency: 'EUR' } }),
      readBooking: async () => err({ code: 'offer_expired', expiredAt: Date.parse('2026-12-05T08:30:00Z') }),
      listBookings: async () => err({ code: 'too_many_holds', limit: 5, retryAfterSeconds: 90 }),
    },
  });
  const headers = await signedIn();

  const mismatch = await app.request('/v1/bookings/bkg_1/payments', { headers });
  const expired = await app.request('/v1/bookings/bkg_1', { headers });
  const holds = await app.request('/v1/bookings', { headers });

  expect(await problemIn(mismatch)).toMatchObject({ expected: { amount: 12_999, currency: 'EUR', decimal: '129.99' } });
  expect(await problemIn(expired)).toMatchObject({ status: 410, expired_at: '2026-12-05T08:30:00.000Z' });
  expect([holds.status, holds.headers.get('Retry-After')]).toEqual([409, '90']);
});

test('an address of more than 8 KB is a 414, headers of more than 16 KB a 431', async () => {
  const { app } = await aGateway();

  const long = await app.request(`/v1/places?q=${'a'.repeat(9000)}`);
  const heavy = await app.request('/v1/places?q=a', { headers: { 'X-Anything': 'a'.repeat(17_000) } });

  expect([long.status, (await problemIn(long)).code]).toEqual([414, 'uri_too_long']);
  expect([heavy.status, (await problemIn(heavy)).code]).toEqual([431, 'headers_too_large']);
});

test('outside local mode nothing answers at /dev', async () => {
  const { app } = await aGateway({ settings: { ENVIRONMENT: 'production' } });

  for (const path of [
    '/dev/mailbox',
    '/dev/mailbox/msg_1',
    '/dev/mailbox.json',
    '/dev/payments-sandbox/authenticate/pi_1',
  ]) {
    expect((await app.request(path)).status).toBe(404);
  }
});
