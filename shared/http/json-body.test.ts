// What gets through the body guard, and how everything else is refused.
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { readWithin } from '#http/body-bytes';
import { bodyLimitBytes, jsonBody } from '#http/json-body';
import { jsonLimits } from '#http/json-shape';
import { requestId } from '#http/request-id';

const door = new Hono();
door.use(requestId(() => 'req_test'));
door.use(jsonBody());
door.post('/echo', async (c) => c.json({ got: await c.req.text() }));
door.get('/echo', (c) => c.json({ got: null }));

const json = { 'Content-Type': 'application/json' };
async function send(body: BodyInit, headers: Record<string, string> = json) {
  const answer = await door.request('/echo', { method: 'POST', headers, body });
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string; errors?: { pointer: string; code: string }[] },
  };
}
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a sound body', () => {
  test.each(['{"name":"Zoë"}', '[]', 'null', nested(16), '{"a":{"x":1},"b":{"x":2}}', '{"say":"a \\"x\\": b","x":1}'])(
    '%s reaches the route as it was sent',
    async (text) => {
      expect(await send(text)).toEqual({ status: 200, body: { got: text } });
    },
  );

  test('may be absent, of exactly the limit, or declare its character set', async () => {
    const largest = JSON.stringify(Array.from({ length: 40 }, () => 'x'.repeat(1600))).padEnd(bodyLimitBytes, ' ');

    expect((await door.request('/echo')).status).toBe(200);
    expect((await door.request('/echo', { method: 'POST' })).status).toBe(200);
    expect((await send(largest)).status).toBe(200);
    expect((await send('{}', { 'Content-Type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });
});

describe('a body that is refused', () => {
  test.each([
    ['cut off', '{"a":'],
    ['with a trailing comma', '[1,]'],
    ['of two values', '{} {}'],
    ['with a byte order mark', '\uFEFF{}'],
    ['that is no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ['with NaN', '{"a":NaN}'],
  ])('%s is malformed', async (_name, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  });

  test.each([17, 200, 30_000])('nested %i levels deep is malformed', async (depth) => {
    expect(await send(nested(depth))).toMatchObject({ status: 400, body: { code: 'too_deep' } });
  });

  test.each(['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '[{"b":{"c":1,"c":2}}]'])(
    '%s says one thing twice',
    async (text) => {
      expect(await send(text)).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
    },
  );

  test.each([
    ['a name that reaches the prototype', '{"a":{"__proto__":{"isAdmin":true}}}', '/a/__proto__', 'unknown_field'],
    ['the same in escapes', '{"\\u005f_proto__":1}', '/__proto__', 'unknown_field'],
    ['a constructor', '{"constructor":{"prototype":{}}}', '/constructor', 'unknown_field'],
    ['half a character', '{"name":"\\ud800"}', '/name', 'invalid_text'],
    ['NUL', '{"name":"\\u0000"}', '/name', 'invalid_text'],
    ['a long text', JSON.stringify({ name: 'x'.repeat(2001) }), '/name', 'too_big'],
    ['a long list', JSON.stringify({ 'a/b': Array(101).fill(0) }), '/a~1b', 'too_big'],
    [
      'too many fields',
      JSON.stringify(
        Array.from({ length: 6 }, () => Object.fromEntries(Array.from({ length: 170 }, (_, n) => [`k${n}`, n]))),
      ),
      '',
      'too_big',
    ],
  ])('with %s is invalid there', async (_name, text, pointer, code) => {
    const { status, body } = await send(text);

    expect(status).toBe(422);
    expect(body.errors?.[0]).toMatchObject({ pointer, code });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=latin1',
    '',
  ])('sent as %j is of the wrong type', async (type) => {
    expect(await send('{}', { 'Content-Type': type })).toMatchObject({ status: 415 });
  });
});

describe('a body that is too large', () => {
  test('is refused by what it states', async () => {
    expect(await send('x'.repeat(bodyLimitBytes + 1))).toMatchObject({
      status: 413,
      body: { code: 'payload_too_large' },
    });
  });

  test('is refused while it streams, and the rest is never asked for', async () => {
    let chunks = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        chunks++;
        controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const request = new Request('http://door/', { method: 'POST', body: endless, duplex: 'half' } as RequestInit);

    expect(await readWithin(request, bodyLimitBytes)).toMatchObject({
      ok: false,
      error: { code: 'payload_too_large' },
    });
    expect(chunks).toBeLessThan(8);
  });
});

test('a door may take longer lists than others', async () => {
  const wide = new Hono();
  wide.use(requestId(() => 'req_test'));
  wide.use(jsonBody({ ...jsonLimits, arrayItems: 1000 }));
  wide.post('/', (c) => c.text('taken'));
  const listOf = (length: number) => ({
    method: 'POST',
    headers: json,
    body: JSON.stringify(Array(length).fill('14C')),
  });

  expect((await wide.request('/', listOf(1000))).status).toBe(200);
  expect((await wide.request('/', listOf(1001))).status).toBe(422);
});
