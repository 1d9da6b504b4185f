// The gateway inside the runtime: streams, digests and signatures there are not those of Node.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBookingRequest, aGateway, jsonRequest } from './a-gateway.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('a traveller holds seats with a signed token', async () => {
  const { app, signedIn } = await aGateway();

  const answer = await app.request('/v1/bookings', aBookingRequest(await signedIn()));

  expect(answer.status).toBe(201);
});

test('a body that is too long is cut off while it arrives', async () => {
  const { app } = await aGateway();
  let chunksLeft = 100;
  const longBody = new ReadableStream({
    pull: (controller) => {
      controller.enqueue(new Uint8Array(16 * 1024).fill(0x20));
      if (--chunksLeft === 0) controller.close();
    },
  });

  const answer = await app.request('/v1/auth/login', { ...jsonRequest('POST', ''), body: longBody });

  expect(answer.status).toBe(413);
  expect(chunksLeft).toBeGreaterThan(80);
});

test('a seat map that has not changed is a 304', async () => {
  const { app } = await aGateway();
  const first = await app.request('/v1/flights/flt_1/seat-map');

  const again = await app.request('/v1/flights/flt_1/seat-map', {
    headers: { 'If-None-Match': first.headers.get('ETag') ?? '' },
  });

  expect([first.status, again.status]).toEqual([200, 304]);
});

test('the contract is drawn, for programs and for people', async () => {
  const { app } = await aGateway();

  const contract = await app.request('/openapi.json');
  const page = await app.request('/docs');

  expect(await contract.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Skyhold' } });
  expect(await page.text()).toContain('id="createBooking"');
});

test('a socket that was opened inside is handed out, with the headers of every answer', async () => {
  const { app, asked } = await aGateway({ search: { fetch: async () => anOpenedSocket('first') } });

  const answer = await app.request('/v1/flights/flt_1/seat-map/live?after=17', { headers: { Upgrade: 'websocket' } });

  const heard = new Promise((resolve) => answer.webSocket?.addEventListener('message', ({ data }) => resolve(data)));
  answer.webSocket?.accept();
  expect(answer.status).toBe(101);
  expect(answer.headers.get('X-Request-Id')).toMatch(/^req_/);
  expect(answer.headers.get('RateLimit-Policy')).toMatch(/^"read";/);
  expect(asked).toMatchObject([{ verb: 'fetch', given: [{ url: 'https://search/flt_1?after=17' }] }]);
  expect(await heard).toBe('first');
});

function anOpenedSocket(text: string): Response {
  const { 0: theirs, 1: ours } = new WebSocketPair();
  ours.accept();
  ours.send(text);
  return new Response(null, { status: 101, webSocket: theirs });
}
