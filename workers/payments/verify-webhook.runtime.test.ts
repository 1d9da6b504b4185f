// A provider's call is believed only if one of our secrets signed these bytes a moment ago.
import { env } from 'cloudflare:workers';
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { err, ok } from '#domain/result';
import type { System } from '#platform/caller';
import { verifyWebhook } from './verify-webhook.ts';

const caller: System = { kind: 'system', part: 'test', requestId: 'req_test' };
const stripe = new Stripe('sk_test_only');
const [oldSecret, newSecret, strangersSecret] = [
  'whsec_old_0123456789',
  'whsec_new_0123456789',
  'whsec_other_0123456789',
];
const invalid = err({ code: 'webhook_invalid' });

const anEvent = (
  object: object = { object: 'payment_intent', metadata: { booking_id: 'bkg_1', payment_id: 'pay_1' } },
): string => JSON.stringify({ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded', data: { object } });

const signed = (payload: string, secret: string, ageSeconds = 0): Promise<string> =>
  stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret,
    timestamp: Math.floor(Date.now() / 1000) - ageSeconds,
  });

const verify = (raw: string, signature: string) =>
  verifyWebhook(
    {
      secrets: [oldSecret, newSecret],
      construct: stripe.webhooks.constructEventAsync.bind(stripe.webhooks),
      read: async () => ({ metadata: { booking_id: 'bkg_read', payment_id: 'pay_read' } }),
      now: Date.now,
    },
    caller,
    raw,
    signature,
  );

describe('a webhook', () => {
  test.each([oldSecret, newSecret])('signed with either live secret (%s) is believed', async (secret) => {
    const raw = anEvent();

    const outcome = await verify(raw, await signed(raw, secret));

    expect(outcome).toEqual(
      ok({ eventId: 'evt_1', kind: 'payment_intent.succeeded', bookingId: 'bkg_1', paymentId: 'pay_1' }),
    );
  });

  test('signed by a stranger is refused', async () => {
    const raw = anEvent();

    expect(await verify(raw, await signed(raw, strangersSecret))).toEqual(invalid);
  });

  test('changed by a single byte after signing is refused', async () => {
    const raw = anEvent();

    expect(await verify(raw.replace('pay_1', 'pay_2'), await signed(raw, newSecret))).toEqual(invalid);
  });

  test.each([
    [290, true],
    [310, false],
    [-290, true],
    [-310, false],
  ])('signed %i seconds ago is believed: %s', async (ageSeconds, isBelieved) => {
    const raw = anEvent();

    expect((await verify(raw, await signed(raw, newSecret, ageSeconds))).ok).toBe(isBelieved);
  });

  test.each(['', 't=,v1=', 'v1=00', 't=1', 'garbage', `t=${'9'.repeat(400)},v1=00`])(
    'with the signature %j is refused',
    async (signature) => {
      expect(await verify(anEvent(), signature)).toEqual(invalid);
    },
  );

  test.each(['', 'not json', '[]', 'null', '{"id":1}'])('with the signed body %j is refused', async (raw) => {
    expect(await verify(raw, await signed(raw, newSecret))).toEqual(invalid);
  });

  test('about a refund is traced to its booking through the intent', async () => {
    const raw = anEvent({ object: 'refund', payment_intent: 'pi_1', metadata: { refund_key: 'r' } });

    expect(await verify(raw, await signed(raw, newSecret))).toMatchObject({
      value: { bookingId: 'bkg_read', paymentId: 'pay_read' },
    });
  });

  test('of a kind that concerns no booking is believed and names none', async () => {
    const raw = anEvent({ object: 'payout', metadata: { booking_id: 'not an id' } });

    expect(await verify(raw, await signed(raw, newSecret))).toMatchObject({
      ok: true,
      value: { bookingId: null, paymentId: null },
    });
  });

  test('reaches the worker with its own secret, and a forged one does not', async () => {
    const raw = anEvent();
    const secret = env.STRIPE_WEBHOOK_SECRETS.split(',')[0] ?? '';

    expect(await env.PAYMENTS.verify(caller, raw, await signed(raw, secret))).toMatchObject({ ok: true });
    expect(await env.PAYMENTS.verify(caller, raw, await signed(raw, strangersSecret))).toEqual(invalid);
  });
});
