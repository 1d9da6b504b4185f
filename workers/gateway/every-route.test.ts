// What every route refuses, read from the published contract: a new route joins by existing.
import { afterAll, describe, expect, test, vi } from 'vitest';
import { aGateway, problemIn } from './a-gateway.test-builder.ts';
import { goodApiKey, missing } from './fake-services.test-builder.ts';
import { type Operation, operationsOf } from './operations.test-builder.ts';

vi.spyOn(console, 'info').mockImplementation(() => undefined);
const gateway = await aGateway();
const { app, token, signedIn } = gateway;
const operations = await operationsOf(app);
const everyone = await signedIn();

afterAll(() => vi.restoreAllMocks());

const send = (operation: Operation, change: Parameters<Operation['request']>[0] = {}) =>
  app.request(...operation.request({ ...change, headers: { ...everyone, ...change?.headers } }));
const among = (choose: (operation: Operation) => boolean) => operations.filter(choose);

/** Hostile texts: each has broken some parser, template or query before. */
const hostileTexts = [
  "' OR 1=1 --",
  '"><script>alert(1)</script>',
  '../../etc/passwd',
  '$'.concat('{7*7}'),
  '{{7*7}}',
  '\u202Eabc',
  '\u0007bell',
  'a\r\nSet-Cookie: x=1',
  '１２３',
  '𝕬𝖉𝖆',
  '__proto__',
  'constructor',
  '-1',
  '1e999',
  'NaN',
  'null',
  '[]',
  'ﷺ'.repeat(200),
];

test('the contract holds the routes this gateway was built for', () => {
  expect(operations.length).toBeGreaterThanOrEqual(35);
  expect(operations.map(({ name }) => name)).toContain('POST /v1/bookings/{id}/payments');
});

// Sockets exist in the runtime alone: gateway.runtime.test.ts and the journey of the live seat map open them.
describe.each(among(({ opensSocket }) => !opensSocket))('$name', (operation) => {
  test('answers a right request as it publishes', async () => {
    const answer = await send(operation);

    expect(operation.successes).toContain(answer.status);
    expect(answer.headers.get('X-Request-Id')).toMatch(/^req_/);
    expect(answer.headers.get('RateLimit-Policy')).toMatch(/^"(search|read|write|auth|lookup)";q=\d+;w=60$/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Cache-Control')).not.toBeNull();
  });
});

describe.each(operations)('$name', (operation) => {
  test('refuses an unknown query parameter', async () => {
    const answer = await send(operation, { query: { surprise: '1' } });

    expect(answer.status).toBe(422);
    expect(await problemIn(answer)).toMatchObject({
      code: 'invalid_request',
      errors: [{ pointer: 'surprise', code: 'unknown_parameter' }],
    });
  });

  test('is limited', async () => {
    const limited = await aGateway({ allowance: 0 });

    const answer = await limited.app.request(...operation.request({ headers: await limited.signedIn() }));

    expect(answer.status).toBe(429);
    expect(answer.headers.get('Retry-After')).toBe('60');
    expect(answer.headers.get('RateLimit')).toMatch(/;r=0;t=60$/);
    expect(await problemIn(answer)).toMatchObject({ code: 'rate_limited', retryable: true });
  });

  test('never breaks on hostile texts in path, query and headers', async () => {
    for (const text of hostileTexts) {
      const [path, init] = operation.request({ query: { q: text, [text]: text }, headers: everyone });
      const hostilePath = operation.path.replaceAll(/\{.+?\}/g, encodeURIComponent(text));
      const answers = await Promise.all([
        app.request(path, init),
        app.request(hostilePath, init),
        app.request(path, { ...init, headers: { ...init.headers, 'If-None-Match': encodeURIComponent(text) } }),
      ]);
      for (const { status } of answers) expect(status).toBeLessThan(500);
    }
  });
});

describe.each(among(({ needsSignIn }) => needsSignIn))('$name, which needs sign-in,', (operation) => {
  const refusals: [string, () => Promise<Record<string, string>>][] = [
    ['nobody', async () => ({})],
    ['garbage', async () => ({ Authorization: 'Bearer garbage' })],
    ['another scheme', async () => ({ Authorization: 'Basic YTpi' })],
    ['an expired token', async () => ({ Authorization: `Bearer ${await token({ ageMs: 11 * 60_000 })}` })],
    ['a token from the future', async () => ({ Authorization: `Bearer ${await token({ ageMs: -60_000 })}` })],
    ['a token for staff', async () => ({ Authorization: `Bearer ${await token({ audience: 'skyhold:staff' })}` })],
    [
      'a token of another issuer',
      async () => ({ Authorization: `Bearer ${await token({ issuer: 'https://x.example' })}` }),
    ],
    ['a token of a foreign key', async () => (await aGateway()).signedIn()],
    ['an unknown API key', async () => ({ Authorization: 'Bearer sk_unknown' })],
  ];

  test.each(refusals)('refuses %s', async (_who, credentials) => {
    const before = gateway.asked.length;

    const answer = await app.request(...operation.request({ headers: await credentials() }));

    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm="skyhold"/);
    expect(answer.headers.has('RateLimit-Policy')).toBe(true);
    expect(await problemIn(answer)).toMatchObject({ code: 'unauthenticated', retryable: false });
    const verbs = gateway.asked.slice(before).map(({ verb }) => verb);
    expect(verbs.filter((verb) => verb !== 'jwks' && verb !== 'authenticateApiKey')).toEqual([]);
  });

  test('refuses a token without its scope', async () => {
    const answer = await app.request(...operation.request({ headers: await signedIn([]) }));

    expect(answer.status).toBe(403);
    expect(await problemIn(answer)).toMatchObject({ code: 'scope_missing' });
  });

  test('takes an API key only where the contract says so', async () => {
    const answer = await app.request(...operation.request({ headers: { Authorization: `Bearer ${goodApiKey}` } }));

    if (!operation.takesApiKey) expect(answer.status).toBe(403);
    expect(answer.status).not.toBe(401);
  });
});

const ownThings = among(({ needsSignIn, path }) => needsSignIn && path.includes('{'));

test('bookings, payments, trips and keys belong to somebody', () => {
  expect(ownThings.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/v1/bookings/{id}',
      '/v1/bookings/{id}/payments',
      '/v1/trips/{booking_id}',
      '/v1/api-keys/{id}',
    ]),
  );
});

describe.each(ownThings)('$name, which is about one’s own,', (operation) => {
  test('answers another traveller as if it were not there', async () => {
    const owned = await aGateway({ owner: 'usr_1' });
    const stranger = { Authorization: `Bearer ${await owned.token({ userId: 'usr_2', sessionId: 'ses_2' })}` };
    const owner = await owned.signedIn();
    const [path, init] = operation.request({ headers: owner });
    const nowhere = path.replace(/_[0-9a-z]+(?=\/|$)/, `_${missing}`);

    const own = await owned.app.request(path, init);
    const foreign = await owned.app.request(...operation.request({ headers: stranger }));
    const absent = await owned.app.request(nowhere, init);

    expect(operation.successes).toContain(own.status);
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    const { request_id: _one, instance, ...told } = await problemIn(foreign);
    const { request_id: _other, instance: _absent, ...toldOfNothing } = await problemIn(absent);
    expect(told).toEqual(toldOfNothing);
    expect(told).toMatchObject({ code: 'not_found' });
    expect(instance).toBe(path);
    expect(foreign.headers.has('ETag')).toBe(false);
  });
});

const isJson = ({ mediaType, hasFields }: Operation) => mediaType === 'application/json' && hasFields;

describe.each(among(({ mediaType }) => mediaType !== undefined))('$name, which has a body,', (operation) => {
  test('refuses one that is too large, announced or not', async () => {
    const tooLong = 'a'.repeat(257 * 1024);
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(tooLong));
        controller.close();
      },
    });
    const [path, init] = operation.request({ headers: everyone });
    const unannounced = { ...init, body: stream, duplex: 'half' } as RequestInit;

    const announced = await send(operation, { body: tooLong, headers: { 'Content-Length': String(tooLong.length) } });
    const streamed = await app.request(path, unannounced);

    for (const answer of [announced, streamed]) {
      expect(answer.status).toBe(413);
      expect(await problemIn(answer)).toMatchObject({ code: 'payload_too_large' });
    }
  });

  test.each(['text/plain', 'application/xml', 'application/json; charset=latin1'])('refuses %s', async (type) => {
    const answer = await send(operation, { headers: { 'Content-Type': type } });

    expect(answer.status).toBe(415);
    expect(await problemIn(answer)).toMatchObject({ code: 'unsupported_media_type' });
  });
});

describe.each(among(({ hasFields }) => hasFields))('$name, which has fields,', (operation) => {
  test('refuses unknown fields by name', async () => {
    const answer = await send(operation, { body: { surprise: '1' } });

    expect(answer.status).toBe(422);
    const { errors } = await problemIn(answer);
    expect(errors).toContainEqual(expect.objectContaining({ pointer: '/surprise', code: 'unknown_field' }));
  });

  test('never breaks on hostile texts in fields', async () => {
    for (const name of operation.fields) {
      for (const text of hostileTexts) {
        const answer = await send(operation, { body: { ...operation.rightBody(), [name]: text } });
        expect(answer.status).toBeLessThan(500);
      }
    }
  });
});

describe.each(among(isJson))('$name, which has a JSON body,', (operation) => {
  test('refuses what is not JSON', async () => {
    for (const body of ['', '{', '{"a":1,}', "{'a':1}", 'NaN', '\u0000']) {
      const answer = await send(operation, { body });

      expect(answer.status).toBe(400);
      expect(await problemIn(answer)).toMatchObject({ code: 'malformed_json' });
    }
  });

  test('refuses a body nested deeper than 16 levels', async () => {
    const answer = await send(operation, { body: '['.repeat(20_000) });

    expect(answer.status).toBe(400);
    expect(await problemIn(answer)).toMatchObject({ code: 'too_deep' });
  });

  test('refuses other JSON than an object', async () => {
    for (const body of ['[]', 'null', '1', '"text"', 'true']) {
      const answer = await send(operation, { body });

      expect(answer.status).toBe(422);
      expect(await problemIn(answer)).toMatchObject({ code: 'invalid_request' });
    }
  });

  test('refuses names that mean something to the language', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const answer = await send(operation, { body: `{"${name}":{"polluted":true}}` });

      expect(answer.status).toBe(422);
    }
    expect('polluted' in {}).toBe(false);
  });

  test('refuses fields of every other type', async () => {
    for (const name of operation.fields) {
      for (const value of [null, 1.5, -1, 1e308, [], {}, 'x'.repeat(3000), Array(200).fill(0)]) {
        const answer = await send(operation, { body: { ...operation.rightBody(), [name]: value } });
        expect(answer.status).toBeLessThan(500);
      }
    }
  });
});

describe.each(among(({ opensSocket }) => opensSocket))('$name, which opens a socket,', (operation) => {
  test('asks whoever wants a page for an upgrade', async () => {
    const answer = await send(operation, { headers: { Upgrade: '' } });

    expect(answer.status).toBe(426);
    expect(answer.headers.get('Upgrade')).toBe('websocket');
    expect(await problemIn(answer)).toMatchObject({ code: 'upgrade_required', retryable: false });
  });

  test('refuses pages of other origins than may call the API', async () => {
    const answer = await send(operation, { headers: { Origin: 'https://elsewhere.example' } });

    expect(answer.status).toBe(403);
    expect(await problemIn(answer)).toMatchObject({ code: 'origin_not_allowed' });
  });
});

describe.each(among(({ isIdempotent }) => isIdempotent))('$name, which must not happen twice,', (operation) => {
  test.each([
    ['', 'idempotency_key_required'],
    ['too-short', 'idempotency_key_invalid'],
    ['has a space in the middle of it', 'idempotency_key_invalid'],
    ['x'.repeat(129), 'idempotency_key_invalid'],
  ])('refuses the key "%s"', async (key, code) => {
    const answer = await send(operation, { headers: { 'Idempotency-Key': key } });

    expect(answer.status).toBe(400);
    expect(await problemIn(answer)).toMatchObject({ code });
  });
});
