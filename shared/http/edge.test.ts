// What every answer carries whatever it says: an id, the policy, the headers; and what happens to bugs.
import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addressLimits } from '#http/address-limits';
import type { EdgeVariables } from '#http/edge-context';
import { answerError, answerMethodNotAllowed, answerNotFound } from '#http/last-resort';
import { plainQuery } from '#http/plain-query';
import { type RateLimiter, rateLimit } from '#http/rate-limit';
import { requestId } from '#http/request-id';
import { requestLog } from '#http/request-log';
import { securityHeaders } from '#http/security-headers';

const policy = { name: 'read', limit: 3, periodSeconds: 60 };

function aDoor({ limiter = null }: { limiter?: RateLimiter | null } = {}) {
  const door = new Hono<{ Variables: EdgeVariables }>();
  let now = 1000;
  door.onError(answerError('door'));
  door.notFound(answerNotFound);
  door.use(requestId(() => 'req_fresh'));
  door.use(requestLog('door', { now: () => (now += 5) }));
  door.use(securityHeaders);
  door.use(addressLimits, plainQuery);
  door.use(methodNotAllowed({ app: door, onMethodNotAllowed: answerMethodNotAllowed }));
  door.use(rateLimit(policy, { limiter: () => limiter, keyOf: (c) => c.req.header('X-Key') ?? 'none' }));
  door.get('/fine/:id', (c) => c.text('fine'));
  door.get('/page', (c) => c.html('<p>', 200, { 'Content-Security-Policy': "default-src 'self'" }));
  door.get('/styled', (c) => c.html(`<style nonce="${c.get('nonce')}">`));
  door.get('/bug', () => {
    throw new Error('secret of the house');
  });
  door.get('/overload', () => {
    throw Object.assign(new Error('too many'), { overloaded: true });
  });
  door.get('/stopped', () => {
    throw new Error('Worker "search" not found. Make sure it is running locally.');
  });
  return door;
}

/** Admits each key a number of times. */
function limiterOf(times: number): RateLimiter {
  const seen = new Map<string, number>();
  return {
    limit: async ({ key }) => {
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return { success: (seen.get(key) ?? 0) <= times };
    },
  };
}

const lines: Record<string, unknown>[] = [];
for (const level of ['info', 'warn', 'error'] as const) {
  vi.spyOn(console, level).mockImplementation((line) => void lines.push(JSON.parse(String(line))));
}
afterEach(() => void lines.splice(0));

describe('the request id', () => {
  test.each(['req_0123456789', '5f0c6e6e-0d7e-4f6e-9a53-3c8f6a0b1d22', 'trace-42', 'a:1', 'x'.repeat(128)])(
    '%s of the client is kept',
    async (id) => {
      const answer = await aDoor().request('/fine/1', { headers: { 'X-Request-Id': id } });

      expect(answer.headers.get('X-Request-Id')).toBe(id);
    },
  );

  test.each(['', 'has space in it', 'x'.repeat(129), '<script>alert(1)</script>'])('%j is replaced', async (id) => {
    const answer = await aDoor().request('/nothing', { headers: { 'X-Request-Id': id } });

    expect(answer.headers.get('X-Request-Id')).toBe('req_fresh');
    expect(await answer.json()).toMatchObject({ request_id: 'req_fresh' });
  });
});

describe('the last resort', () => {
  test('an unknown path is a 404 problem, another method a 405 that names those there are', async () => {
    const unknown = await aDoor().request('/nothing');
    const other = await aDoor().request('/fine/1', { method: 'DELETE' });

    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ code: 'route_not_found' });
    expect(unknown.headers.get('Content-Type')).toBe('application/problem+json');
    expect(other.status).toBe(405);
    expect(other.headers.get('Allow')).toBe('GET, HEAD');
  });

  test('a bug is logged with its request id and never shown', async () => {
    const answer = await aDoor().request('/bug');
    const text = await answer.text();

    expect(answer.status).toBe(500);
    expect(text).toContain('internal');
    expect(text).not.toContain('secret');
    expect(lines.find(({ event }) => event === 'request_failed')).toMatchObject({
      request_id: 'req_fresh',
      worker: 'door',
    });
  });

  test.each(['/overload', '/stopped'])(
    'a part that is away (%s) is a 503 that says when to come back',
    async (path) => {
      const answer = await aDoor().request(path);

      expect(answer.status).toBe(503);
      expect(answer.headers.get('Retry-After')).toBe('1');
    },
  );
});

describe('headers', () => {
  test.each(['/fine/1', '/nothing', '/bug'])('%s is neither cached, sniffed, framed nor referred', async (path) => {
    const { headers } = await aDoor().request(path);

    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=63072000');
    expect(headers.get('Server-Timing')).toBe('total;dur=5');
  });

  test('a page keeps its own policy', async () => {
    expect((await aDoor().request('/page')).headers.get('Content-Security-Policy')).toBe("default-src 'self'");
  });
});

test('a page runs only what carries its nonce, and a new one each time', async () => {
  const [one, other] = [await aDoor().request('/styled'), await aDoor().request('/styled')];
  const policy = one.headers.get('Content-Security-Policy') ?? '';
  const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';

  expect(policy).toContain("form-action 'self'");
  expect(await one.text()).toBe(`<style nonce="${nonce}">`);
  expect(other.headers.get('Content-Security-Policy')).not.toBe(policy);
});

test('an address of more than 8 KB is a 414, headers of more than 16 KB a 431', async () => {
  const long = await aDoor().request(`/fine/1?q=${'x'.repeat(8200)}`);
  const heavy = await aDoor().request('/fine/1', { headers: { 'X-Anything': 'x'.repeat(17_000) } });

  expect([long.status, heavy.status]).toEqual([414, 431]);
});

test.each([
  ['__Proto__=1', '__Proto__', 'unknown_parameter'],
  [`${'x'.repeat(70)}=1`, 'x'.repeat(64), 'unknown_parameter'],
  ['q=', 'q', 'required'],
  ['q=%00', 'q', 'invalid_text'],
  ['q=%ff', 'q', 'invalid_text'],
  ['q=1&q=1', 'q', 'repeated'],
])('the query %s is refused at %s', async (query, pointer, code) => {
  const answer = await aDoor().request(`/fine/1?${query}`);

  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer, code }] });
});

test('a path of no route is logged as none, a problem by its code, a method nobody spells as other', async () => {
  await aDoor().request('/secret', { method: 'BREW' });

  expect(lines).toEqual([expect.objectContaining({ route: 'none', method: 'other', code: 'route_not_found' })]);
});

test('the log names the route by its pattern, so that ids stay out', async () => {
  await aDoor().request('/fine/bkg_secret');

  expect(lines).toEqual([
    expect.objectContaining({ event: 'request_answered', route: '/fine/{id}', status: 200, duration_ms: 5 }),
  ]);
});

describe('the rate limit', () => {
  test('admits a key as often as its policy says, then answers 429 until the period ends', async () => {
    const door = aDoor({ limiter: limiterOf(3) });
    const ask = (key: string) => door.request('/fine/1', { headers: { 'X-Key': key } });
    for (const _ of [1, 2, 3]) expect((await ask('ada')).status).toBe(200);

    const refused = await ask('ada');

    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('60');
    expect(refused.headers.get('RateLimit')).toBe('"read";r=0;t=60');
    expect((await ask('bob')).status).toBe(200);
  });

  test('is told on every answer, and lets all pass where it is off', async () => {
    const answer = await aDoor().request('/fine/1');

    expect(answer.headers.get('RateLimit-Policy')).toBe('"read";q=3;w=60');
    expect(answer.headers.has('RateLimit')).toBe(false);
  });
});
