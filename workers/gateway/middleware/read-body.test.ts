// What a body must be before any schema sees it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBookingRequest, aGateway, jsonRequest, problemIn } from '../a-gateway.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const login = { email: 'ada@example.com', password: 'correct horse battery staple' };

test('bad UTF-8 is malformed', async () => {
  const { app } = await aGateway();
  const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);

  const answer = await app.request('/v1/auth/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: bytes,
  });

  expect([answer.status, (await problemIn(answer)).code]).toEqual([400, 'malformed_json']);
});

test('one name said twice is malformed', async () => {
  const { app, asked } = await aGateway();
  const body = `{"email":"first@example.com","email":"last@example.com","password":"${login.password}"}`;

  const answer = await app.request('/v1/auth/login', jsonRequest('POST', body));

  expect([answer.status, (await problemIn(answer)).code]).toEqual([400, 'malformed_json']);
  expect(asked).toEqual([]);
});

test.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])(
  '%s is JSON',
  async (type) => {
    const { app } = await aGateway();

    const answer = await app.request('/v1/auth/login', jsonRequest('POST', login, { 'Content-Type': type }));

    expect(answer.status).toBe(200);
  },
);

test('a packed body is refused, since nothing here unpacks', async () => {
  const { app } = await aGateway();

  const answer = await app.request('/v1/auth/login', jsonRequest('POST', login, { 'Content-Encoding': 'gzip' }));

  expect(answer.status).toBe(415);
});

test('exactly 64 KiB are read, one byte more is not', async () => {
  const { app } = await aGateway();
  const padded = (length: number) => {
    const text = JSON.stringify(login);
    return text + ' '.repeat(length - text.length);
  };

  const most = await app.request('/v1/auth/login', jsonRequest('POST', padded(64 * 1024)));
  const tooMuch = await app.request('/v1/auth/login', jsonRequest('POST', padded(64 * 1024 + 1)));

  expect([most.status, tooMuch.status]).toEqual([200, 413]);
});

test('a body that goes on and on is cut off, not waited for', async () => {
  const { app } = await aGateway();
  const chunk = new Uint8Array(16 * 1024).fill(0x20);
  let sentBytes = 0;
  const longBody = new ReadableStream({
    pull: (controller) => {
      sentBytes += chunk.byteLength;
      controller.enqueue(chunk);
      if (sentBytes >= 4 * 1024 * 1024) controller.close();
    },
  });

  const answer = await app.request('/v1/auth/login', {
    ...jsonRequest('POST', ''),
    body: longBody,
    duplex: 'half',
  } as RequestInit);

  expect(answer.status).toBe(413);
  expect(sentBytes).toBeLessThan(256 * 1024);
});

test('the body of a stranger is not read where sign-in is needed', async () => {
  const { app } = await aGateway();
  let isRead = false;
  const body = new ReadableStream(
    {
      pull: () => {
        isRead = true;
      },
    },
    { highWaterMark: 0 },
  );

  const answer = await app.request('/v1/bookings', { ...aBookingRequest({}), body, duplex: 'half' } as RequestInit);

  expect([answer.status, isRead]).toEqual([401, false]);
});

test('a webhook is handed on byte for byte, up to 256 KiB', async () => {
  const { app, asked } = await aGateway();
  const raw = `\uFEFF{ "odd" :\t"spacing", "pad": "${'x'.repeat(200 * 1024)}" }`;

  const answer = await app.request(
    '/v1/webhooks/payments',
    jsonRequest('POST', raw, { 'Stripe-Signature': 't=1,v1=2' }),
  );

  expect(answer.status).toBe(200);
  expect(asked.at(-1)?.given.slice(1)).toEqual([raw, 't=1,v1=2']);
});

test('a log-out needs no body at all', async () => {
  const { app, asked, signedIn } = await aGateway();

  const answer = await app.request('/v1/auth/logout', { method: 'POST', headers: await signedIn() });

  expect(answer.status).toBe(204);
  expect(asked.at(-1)).toMatchObject({ verb: 'logout', given: [{ kind: 'user', sessionId: 'ses_1' }, null] });
});

test('a log-out with an expired token still ends the session of its refresh token', async () => {
  const { app, asked, token } = await aGateway();
  const expired = { Authorization: `Bearer ${await token({ ageMs: 3_600_000 })}` };
  const refreshToken = 'a-refresh-token-of-some-length';

  const answer = await app.request('/v1/auth/logout', jsonRequest('POST', { refresh_token: refreshToken }, expired));

  expect(answer.status).toBe(204);
  expect(asked.at(-1)).toMatchObject({ verb: 'logout', given: [{ kind: 'anonymous' }, refreshToken] });
});
