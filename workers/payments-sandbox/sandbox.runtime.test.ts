// The sandbox over HTTP, as a client of Stripe would use it.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sandboxApp } from './app.ts';
import sandbox from './index.ts';

const app = sandboxApp(async () => {});
const context = {} as ExecutionContext;
const auth = { authorization: `Bearer ${env.STRIPE_SECRET_KEY}` };
const ledger = () => env.LEDGER.getByName('ledger');
const url = (path: string) => `https://sandbox${path}`;

type Body = Record<string, unknown> & { id: string; status: string; data: Body[]; error: Record<string, unknown> };

async function ask(
  method: string,
  path: string,
  form: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const body = method === 'POST' ? new URLSearchParams(form) : null;
  const response = await sandbox.fetch(
    new Request(url(path), { method, body, headers: { ...auth, ...headers } }),
    env,
    context,
  );
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

const aPayment = (differs: Record<string, string> = {}) => ({
  amount: '5000',
  currency: 'eur',
  confirm: 'true',
  capture_method: 'manual',
  payment_method: 'pm_card_visa',
  'metadata[payment_id]': `pay_${crypto.randomUUID()}`,
  ...differs,
});
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

afterEach(() => {
  vi.useRealTimers();
});

describe('the sandbox is shut', () => {
  test.each([{ ENVIRONMENT: 'production' }, { ENVIRONMENT: '' }, {}])(
    'where the environment is %j',
    async (settings) => {
      const request = new Request(url('/v1/payment_intents'), { headers: auth });

      const response = await sandbox.fetch(request, { ...settings } as PaymentsSandboxEnv, context);

      expect(response.status).toBe(404);
    },
  );

  test.each(['', 'Bearer sk_test_of_somebody_else', 'Basic c2s6'])('to the credentials %j', async (authorization) => {
    expect(await ask('GET', '/v1/payment_intents', {}, { authorization })).toMatchObject({ status: 401 });
  });
});

describe('a request', () => {
  test.each([
    [{ amount: '0' }, 'amount'],
    [{ amount: '-5' }, 'amount'],
    [{ amount: '5.5' }, 'amount'],
    [{ amount: '999999999' }, 'amount'],
    [{ currency: 'EURO' }, 'currency'],
    [{ capture_method: 'later' }, 'capture_method'],
    [{ 'metadata[a]': 'x'.repeat(501) }, 'metadata[a]'],
    [{ surprise: '1' }, 'surprise'],
    [{ __proto__x: '1' }, '__proto__x'],
  ])('with %j is refused for %s and makes nothing', async (differs, param) => {
    const payment = aPayment(differs);

    const answer = await ask('POST', '/v1/payment_intents', payment);

    expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error', param } } });
    const { body } = await ask('GET', `/v1/payment_intents?metadata[payment_id]=${payment['metadata[payment_id]']}`);
    expect(body.data).toEqual([]);
  });

  test('without an amount names what is missing', async () => {
    const { amount: _, ...payment } = aPayment();

    expect(await ask('POST', '/v1/payment_intents', payment)).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_missing', param: 'amount' } },
    });
  });

  test('of 70 KiB is refused', async () => {
    expect((await ask('POST', '/v1/payment_intents', { amount: 'x'.repeat(70_000) })).status).toBe(413);
  });

  test.each([
    ['GET', '/v1/payment_intents/pi_nobody'],
    ['POST', '/v1/payment_intents/pi_nobody/capture'],
    ['GET', '/v1/refunds/re_nobody'],
    ['GET', '/v1/customers'],
    ['DELETE', '/v1/payment_intents'],
  ])('%s %s is answered with 404 in Stripe’s shape', async (method, path) => {
    expect(await ask(method, path)).toMatchObject({ status: 404, body: { error: { type: 'invalid_request_error' } } });
  });

  test('carries a request id back', async () => {
    expect((await ask('GET', '/v1/payment_intents')).headers.get('request-id')).toMatch(/^req_/);
  });
});

describe('an idempotency key', () => {
  test('gets the same answer for the same request, marked as replayed', async () => {
    const [payment, headers] = [aPayment(), key()];

    const first = await ask('POST', '/v1/payment_intents', payment, headers);
    const again = await ask('POST', '/v1/payment_intents', payment, headers);

    expect(again.body).toEqual(first.body);
    expect([first, again].map((answer) => answer.headers.get('idempotent-replayed'))).toEqual([null, 'true']);
  });

  test('cannot be used for another amount or another path', async () => {
    const [payment, headers] = [aPayment(), key()];
    const { body } = await ask('POST', '/v1/payment_intents', payment, headers);

    const others = [
      await ask('POST', '/v1/payment_intents', { ...payment, amount: '5001' }, headers),
      await ask('POST', `/v1/payment_intents/${body.id}/capture`, {}, headers),
    ];

    for (const other of others)
      expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } });
  });

  test('is not used up by a request that was malformed', async () => {
    const headers = key();
    await ask('POST', '/v1/payment_intents', aPayment({ amount: 'x' }), headers);

    expect((await ask('POST', '/v1/payment_intents', aPayment(), headers)).status).toBe(200);
  });
});

describe('finding', () => {
  test('the list knows an intent at once, the search a minute later', async () => {
    const payment = aPayment();
    const { body } = await ask('POST', '/v1/payment_intents', payment);
    const query = encodeURIComponent(`metadata['payment_id']:'${payment['metadata[payment_id]']}'`);
    const found = async (path: string) => (await ask('GET', path)).body.data.map((intent) => intent.id);

    expect(await found(`/v1/payment_intents?limit=1`)).toEqual([body.id]);
    expect(await found(`/v1/payment_intents/search?query=${query}`)).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(await found(`/v1/payment_intents/search?query=${query}`)).toEqual([body.id]);
  });

  test('the list is paged newest first, each intent once', async () => {
    const mark = crypto.randomUUID();
    const made: string[] = [];
    for (const _ of [1, 2, 3])
      made.unshift((await ask('POST', '/v1/payment_intents', aPayment({ 'metadata[mark]': mark }))).body.id);

    const first = (await ask('GET', `/v1/payment_intents?metadata[mark]=${mark}&limit=2`)).body;
    const second = (await ask('GET', `/v1/payment_intents?metadata[mark]=${mark}&limit=2&starting_after=${made[1]}`))
      .body;

    expect([first.has_more, second.has_more]).toEqual([true, false]);
    expect([...first.data, ...second.data].map((intent) => intent.id)).toEqual(made);
  });
});

describe('what takes its time', () => {
  test('a slow answer waits only after it took effect', async () => {
    const waits: number[] = [];
    const slow = sandboxApp(async (milliseconds) => void waits.push(milliseconds));
    const payment = aPayment({ payment_method: 'pm_sandbox_slow' });
    const request = { method: 'POST', body: new URLSearchParams(payment), headers: { ...auth, ...key() } };

    await slow.request(url('/v1/payment_intents'), request, env);
    await slow.request(url('/v1/payment_intents'), request, env);

    expect(waits).toEqual([10_000]);
    const { body } = await ask('GET', `/v1/payment_intents?metadata[payment_id]=${payment['metadata[payment_id]']}`);
    expect(body.data.map((intent) => intent.status)).toEqual(['requires_capture']);
  });

  test.each([
    ['pm_sandbox_authorise_processing', 'requires_capture', 'payment_intent.amount_capturable_updated'],
    ['pm_sandbox_authorise_processing_declined', 'requires_payment_method', 'payment_intent.payment_failed'],
  ])('a bank (%s) settles to %s when the time has come, and an event tells', async (payment_method, status, event) => {
    const { body } = await ask('POST', '/v1/payment_intents', aPayment({ payment_method }));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2_000 });

    await runDurableObjectAlarm(ledger());

    expect(body.status).toBe('processing');
    expect((await ask('GET', `/v1/payment_intents/${body.id}`)).body.status).toBe(status);
    const told = await runInDurableObject(ledger(), (_, state) =>
      state.storage.sql
        .exec('SELECT body FROM events WHERE body LIKE ?', `%${body.id}%`)
        .toArray()
        .map((row) => JSON.parse(String(row.body)).type),
    );
    expect(told).toEqual(['payment_intent.processing', event]);
  });

  test('a refund that is pending arrives in the end', async () => {
    const { body } = await ask('POST', '/v1/payment_intents', aPayment({ payment_method: 'pm_card_pendingRefund' }));
    await ask('POST', `/v1/payment_intents/${body.id}/capture`);
    const refund = await ask('POST', '/v1/refunds', { payment_intent: body.id });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2_000 });

    await runDurableObjectAlarm(ledger());

    expect(refund.body.status).toBe('pending');
    expect((await ask('GET', `/v1/refunds/${refund.body.id}`)).body.status).toBe('succeeded');
  });
});

describe('the page of the bank', () => {
  const aChallenge = async () => {
    const { body } = await ask(
      'POST',
      '/v1/payment_intents',
      aPayment({ payment_method: 'pm_card_threeDSecure2Required', return_url: 'https://skyhold.example/back' }),
    );
    const page = new URL((body.next_action as { redirect_to_url: { url: string } }).redirect_to_url.url);
    const answer = (form: Record<string, string>) =>
      app.request(page.pathname, { method: 'POST', body: new URLSearchParams(form) }, env);
    return { id: body.id, page, secret: page.searchParams.get('client_secret') ?? '', answer };
  };
  const statusOf = async (id: string) => (await ask('GET', `/v1/payment_intents/${id}`)).body.status;

  test.each([
    ['succeed', 'requires_capture'],
    ['fail', 'requires_payment_method'],
  ])('answered with %s leaves the intent %s and sends the traveller back', async (outcome, status) => {
    const { id, secret, answer } = await aChallenge();

    const back = await answer({ client_secret: secret, outcome });

    expect([back.status, back.headers.get('location')]).toEqual([303, 'https://skyhold.example/back']);
    expect(await statusOf(id)).toBe(status);
  });

  test('does nothing for a stranger without the secret, nor a second time', async () => {
    const { id, secret, answer } = await aChallenge();

    expect((await answer({ client_secret: 'guessed', outcome: 'succeed' })).status).toBe(404);
    expect(await statusOf(id)).toBe('requires_action');
    await answer({ client_secret: secret, outcome: 'fail' });
    expect((await answer({ client_secret: secret, outcome: 'succeed' })).status).toBe(400);
    expect(await statusOf(id)).toBe('requires_payment_method');
  });

  test('writes what it was given as text, not as markup', async () => {
    const { page } = await aChallenge();

    const shown = await app.request(`${page.pathname}?client_secret=${encodeURIComponent('"><script>')}`, {}, env);

    expect(await shown.text()).not.toContain('<script>');
  });
});
