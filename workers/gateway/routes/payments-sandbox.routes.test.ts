// The way to the page of a bank, on a developer's machine.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aGateway } from '../a-gateway.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const page = '/dev/payments-sandbox/authenticate/pi_1';

/** A sandbox that keeps what it was asked and answers the same to everything. */
function aSandbox(answer: () => Response) {
  const asked: { method: string; url: string; body: string }[] = [];
  const fetch = async (request: Request) => {
    asked.push({ method: request.method, url: request.url, body: await request.text() });
    return answer();
  };
  return { asked, fetch };
}

test('the page is shown as the sandbox draws it, at the same path and query', async () => {
  const sandbox = aSandbox(() => new Response('<h1>', { headers: { 'Content-Type': 'text/html; charset=UTF-8' } }));
  const { app } = await aGateway({ sandbox });

  const answer = await app.request(`${page}?client_secret=pi_1_secret_A`);

  expect(sandbox.asked).toEqual([
    { method: 'GET', url: `http://localhost${page}?client_secret=pi_1_secret_A`, body: '' },
  ]);
  expect([answer.status, await answer.text()]).toEqual([200, '<h1>']);
  expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
});

test('its buttons reach the sandbox, and lead back to where the traveller came from', async () => {
  const sandbox = aSandbox(() => new Response(null, { status: 303, headers: { Location: 'https://shop.example/' } }));
  const { app } = await aGateway({ sandbox });
  const body = 'client_secret=pi_1_secret_A&outcome=succeed';

  const answer = await app.request(page, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
  });

  expect(sandbox.asked).toMatchObject([{ method: 'POST', body }]);
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, 'https://shop.example/']);
});

test('the page runs nothing and may send its form, wherever that leads', async () => {
  const { app } = await aGateway({ sandbox: aSandbox(() => new Response('<form>')) });

  const policy = (await app.request(page)).headers.get('Content-Security-Policy');

  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('form-action');
});

test('the rest of the sandbox stays behind the door', async () => {
  const sandbox = aSandbox(() => new Response('inside'));
  const { app } = await aGateway({ sandbox });

  for (const path of ['/dev/payments-sandboxes', '/v1/payment_intents', '/dev/payments-sandbox/../../v1/refunds'])
    expect((await app.request(path)).status).toBe(404);
  expect(sandbox.asked).toEqual([]);
});
