// Finding an intent whose id was lost, however many there are.
import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { findIntent } from './find-intent.ts';

const noon = 1_800_000_000_000;
const anIntent = (number: number): Stripe.PaymentIntent =>
  ({ id: `pi_${number}`, metadata: { payment_id: `pay_${number}` } }) as unknown as Stripe.PaymentIntent;

/** A provider with so many intents, newest first, whose search knows those it is given. */
function aProvider(count: number, searchable: number[] = []) {
  const windows: object[] = [];
  return {
    windows,
    now: () => noon,
    searchIntents: async (paymentId: string) =>
      searchable.map(anIntent).filter((intent) => intent.metadata.payment_id === paymentId),
    listIntents: async (window: object, limit: number, after: string | null) => {
      windows.push(window);
      const from = after === null ? 0 : Number(after.slice(3)) + 1;
      const until = Math.min(count, from + limit);
      return {
        data: Array.from({ length: until - from }, (_, index) => anIntent(from + index)),
        has_more: until < count,
      };
    },
  };
}

describe('an intent', () => {
  test.each([0, 99, 100, 250])('is found at place %i of the list', async (place) => {
    expect(await findIntent(aProvider(251), `pay_${place}`, undefined)).toMatchObject({ found: { id: `pi_${place}` } });
  });

  test('that is in no page was never made', async () => {
    expect(await findIntent(aProvider(250), 'pay_x', undefined)).toBe('none');
  });

  test('beyond the pages we are ready to read is looked for in the search', async () => {
    expect(await findIntent(aProvider(5_000, [4_000]), 'pay_4000', undefined)).toMatchObject({
      found: { id: 'pi_4000' },
    });
  });

  test('that not even the lagging search knows may exist all the same', async () => {
    expect(await findIntent(aProvider(5_000), 'pay_4000', undefined)).toBe('unsure');
  });

  test('is looked for around the time it was asked for, or through a whole day', async () => {
    const provider = aProvider(1);

    await findIntent(provider, 'pay_x', noon - 60_000);
    await findIntent(provider, 'pay_x', undefined);

    expect(provider.windows).toEqual([
      { gte: noon / 1000 - 60 - 300, lte: noon / 1000 - 60 + 1_800 },
      { gte: noon / 1000 - 86_400 },
    ]);
  });
});
