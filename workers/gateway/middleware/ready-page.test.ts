// Searching through the gateway: a page is made once and shown to all who ask the same, each with an id, a count and headers of its own.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aGateway, problemIn } from '../a-gateway.test-builder.ts';

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

const question = '/v1/offers?origin=CDG&destination=JFK&departure_date=2026-12-05';

/** A gateway before a search whose pages are numbered, and may be kept for a second. */
async function aSearch({ cacheControl = 'max-age=1', allowance = Number.POSITIVE_INFINITY } = {}) {
  let made = 0;
  const fetch = async () => Response.json({ page: ++made }, { headers: { 'Cache-Control': cacheControl } });
  const gateway = await aGateway({ search: { fetch }, allowance });
  const ask = async (path = question) => ((await (await gateway.app.request(path)).json()) as { page: number }).page;
  return { ...gateway, ask };
}

test('the same question within a second is answered with the same page', async () => {
  const { ask, clock } = await aSearch();

  expect([await ask(), await ask()]).toEqual([1, 1]);
  clock.move(999);
  expect(await ask()).toBe(1);
  clock.move(1);
  expect(await ask()).toBe(2);
});

test('another question has a page of its own', async () => {
  const { ask } = await aSearch();

  expect([await ask(), await ask(`${question}&adults=2`), await ask()]).toEqual([1, 2, 1]);
});

test('many who ask at the same time cause one search', async () => {
  const { ask } = await aSearch({ cacheControl: 'no-store' });

  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(2);
});

test('every answer has its own id and its own headers, and counts against its caller', async () => {
  const { app, counted } = await aSearch({ allowance: 2 });
  const first = await app.request(question);
  const second = await app.request(question, { headers: { 'X-Request-Id': 'mine' } });
  const third = await app.request(question);

  expect(first.headers.get('X-Request-Id')).toMatch(/^req_/);
  expect(second.headers.get('X-Request-Id')).toBe('mine');
  expect(second.headers.get('Server-Timing')).toMatch(/^total;dur=\d+$/);
  const without = (headers: Headers) =>
    [...headers].filter(([name]) => !['x-request-id', 'server-timing'].includes(name));
  expect(without(second.headers)).toEqual(without(first.headers));
  expect([third.status, (await problemIn(third)).code, counted.length]).toEqual([429, 'rate_limited', 3]);
});

test('a search that is away is a 503 with a pause, and the next question finds it again', async () => {
  let isAway = true;
  const fetch = async () => {
    if (isAway) throw new Error('D1 is away');
    return Response.json({ page: 1 });
  };
  const { app } = await aGateway({ search: { fetch } });

  const refused = await Promise.all([app.request(question), app.request(question)]);
  isAway = false;
  const found = await app.request(question);

  expect(refused.map(({ status, headers }) => [status, headers.get('Retry-After')])).toEqual([
    [503, '1'],
    [503, '1'],
  ]);
  expect(found.status).toBe(200);
});

test('a question that was refused is asked again', async () => {
  let searches = 0;
  const fetch = async () => {
    searches++;
    return Response.json({ code: 'invalid_cursor' }, { status: 422 });
  };
  const { app } = await aGateway({ search: { fetch } });

  const refusals = [await app.request(question), await app.request(question)];

  expect([refusals.map(({ status }) => status), searches]).toEqual([[400, 400], 2]);
});
