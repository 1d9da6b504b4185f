// Events are signed so that Stripe's own library believes them, and delivered until somebody takes them.
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { callDoor, firstDeliveries, mostAttempts, signatureHeader, waitAfter } from './webhook-delivery.ts';

const stripe = new Stripe('sk_test_only');
const event = JSON.stringify({ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded' });

describe('a signature', () => {
  test.each(['whsec_old_0123456789', 'whsec_new_0123456789'])(
    'is believed by a receiver that knows %s',
    async (secret) => {
      const header = await signatureHeader(event, 'whsec_old_0123456789, whsec_new_0123456789', Date.now());

      expect(await stripe.webhooks.constructEventAsync(event, header, secret)).toMatchObject({ id: 'evt_1' });
    },
  );

  test('is not believed by anybody else', async () => {
    const header = await signatureHeader(event, 'whsec_old_0123456789', Date.now());

    await expect(stripe.webhooks.constructEventAsync(event, header, 'whsec_other')).rejects.toThrow(
      'No signatures found',
    );
  });
});

describe('a call at the door', () => {
  const answering = (status: number) => ({ fetch: async () => new Response('ok', { status }) }) as unknown as Fetcher;

  test.each([
    [200, true],
    [202, true],
    [400, false],
    [503, false],
  ])('answered with %i was taken: %s', async (status, isTaken) => {
    expect(await callDoor(answering(status), event, 'whsec_1', Date.now())).toBe(isTaken);
  });

  test('that nobody answers was not taken', async () => {
    const silent = { fetch: () => Promise.reject(new Error('gone')) } as unknown as Fetcher;

    expect(await callDoor(silent, event, 'whsec_1', Date.now())).toBe(false);
  });

  test('is repeated after 1, 2, 4 … seconds, at most ten minutes apart, and given up in the end', () => {
    expect([1, 2, 3, 10, 11, mostAttempts].map(waitAfter)).toEqual([1_000, 2_000, 4_000, 512_000, 600_000, null]);
  });
});

test.each([
  [undefined, [0]],
  ['twice', [0, 0]],
  ['late', [20_000]],
  ['never', []],
] as const)('webhooks %s are due in %j ms', (webhooks, expected) => {
  expect(firstDeliveries(webhooks, 20_000)).toEqual(expected);
});
