// What is promised to a booking when answers are late, lost or broken: nothing is guessed, and nothing is done twice.
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#platform/new-id';
import { authorisePayment } from './authorise-payment.ts';
import { capturePayment } from './capture-payment.ts';
import { aPayment, atProvider, authorised, caller, captured, payments } from './payments.test-kit.ts';
import { clientFor, providerFor } from './provider.ts';
import { voidPayment } from './void-payment.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a lost answer', () => {
  test.each(['pm_sandbox_lost_answer', 'pm_sandbox_lost_request', 'pm_sandbox_conflict_once'])(
    'to reserving (%s) is unknown, and asking again with the same key finds it',
    async (paymentMethod) => {
      const payment = aPayment({ paymentMethod });

      const first = await payments.authorise(caller, payment);
      const repeats = [await payments.authorise(caller, payment), await payments.authorise(caller, payment)];

      expect(first).toEqual({ outcome: 'unknown' });
      expect(repeats.at(-1)).toMatchObject({ outcome: 'authorised', amountMinor: 12_999 });
      expect(await atProvider(payment.paymentId)).toMatchObject({ count: 1, reserved: 12_999 });
    },
  );

  test('to reserving is found by the payment id alone', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_lost_answer' });
    await payments.authorise(caller, payment);

    const whole = await payments.retrieve(caller, { paymentId: payment.paymentId, providerId: null });
    const bounded = await payments.retrieve(caller, {
      paymentId: payment.paymentId,
      providerId: null,
      askedAt: Date.now(),
    });
    const elsewhere = await payments.retrieve(caller, {
      paymentId: payment.paymentId,
      providerId: null,
      askedAt: Date.now() - 7_200_000,
    });

    expect(whole).toMatchObject({ outcome: 'authorised', amountMinor: 12_999 });
    expect(bounded).toEqual(whole);
    expect(elsewhere).toEqual({ outcome: 'declined', providerId: null, reason: 'never_arrived' });
  });

  test('to reserving that came too late for our patience is found again', async () => {
    const settings = {
      ENVIRONMENT: 'local',
      STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY,
      PROVIDER_TIMEOUT_MS: 60,
    } as const;
    const impatient = providerFor(clientFor(settings, env.SANDBOX), 'http://localhost:8787', Date.now);
    const payment = aPayment({ paymentMethod: 'pm_sandbox_slow' });

    const first = await authorisePayment(impatient, caller, payment);
    const again = await payments.authorise(caller, payment);

    expect(first).toEqual({ outcome: 'unknown' });
    expect(again).toMatchObject({ outcome: 'authorised' });
    expect(await atProvider(payment.paymentId)).toMatchObject({ count: 1, reserved: 12_999 });
  });

  test('to taking the money is unknown, and asking again takes it once', async () => {
    for (const paymentMethod of ['pm_sandbox_capture_lost_answer', 'pm_sandbox_capture_fails_once']) {
      const payment = aPayment({ paymentMethod });
      const providerId = await authorised(payment);

      const first = await payments.capture(caller, { ...payment, providerId });
      const again = await payments.capture(caller, { ...payment, providerId });

      expect(first).toEqual({ outcome: 'unknown' });
      expect(again).toMatchObject({ outcome: 'captured', capturedMinor: 12_999 });
      expect((await atProvider(payment.paymentId)).taken).toBe(12_999);
    }
  });

  test('to letting go is unknown, and asking again finds it gone', async () => {
    for (const paymentMethod of ['pm_sandbox_void_lost_answer', 'pm_sandbox_void_fails_once']) {
      const payment = aPayment({ paymentMethod });
      const providerId = await authorised(payment);

      const first = await payments.void(caller, { paymentId: payment.paymentId, providerId });
      const again = await payments.void(caller, { paymentId: payment.paymentId, providerId });

      expect(first).toEqual({ outcome: 'unknown' });
      expect(again).toEqual({ outcome: 'voided', providerId });
    }
  });

  test('to giving back is unknown, and asking again gives back once', async () => {
    for (const paymentMethod of ['pm_sandbox_refund_lost_answer', 'pm_sandbox_refund_fails_once']) {
      const payment = aPayment({ paymentMethod });
      const providerId = await captured(payment);
      const refund = { refundKey: newId('pay'), providerId, amount: payment.amount };

      const first = await payments.refund(caller, refund);
      const again = await payments.refund(caller, refund);

      expect(first).toEqual({ outcome: 'unknown' });
      expect(again).toMatchObject({ outcome: 'refunded', amountMinor: 12_999 });
    }
  });

  test('to giving back is looked up before it is asked for again, since keys are forgotten after a day', async () => {
    const payment = aPayment();
    const providerId = await captured(payment);
    const refund = { refundKey: newId('pay'), providerId, amount: { amountMinor: 4_000, currency: 'EUR' } };
    const first = await payments.refund(caller, refund);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 });

    const again = await payments.refund(caller, { ...refund, isRepeat: true });

    expect(again).toEqual(first);
    expect(await payments.retrieve(caller, { ...payment, providerId })).toMatchObject({ refundedMinor: 4_000 });
  });

  test('leaves the wrong key of ours no money and no certainty', async () => {
    const settings = {
      ENVIRONMENT: 'local',
      STRIPE_SECRET_KEY: 'sk_test_of_somebody_else_0123456789',
      PROVIDER_TIMEOUT_MS: 8_000,
    } as const;
    const stranger = providerFor(clientFor(settings, env.SANDBOX), 'http://localhost:8787', Date.now);
    const payment = aPayment();

    expect(await authorisePayment(stranger, caller, payment)).toEqual({ outcome: 'unknown' });
    expect((await atProvider(payment.paymentId)).count).toBe(0);
  });
});

describe('a failure that the provider keeps under its key', () => {
  test('while reserving ends in a decline once it is certain that nothing was reserved', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_error_kept' });

    const first = await payments.authorise(caller, payment);
    const again = await payments.authorise(caller, payment);

    expect(first).toEqual({ outcome: 'unknown' });
    expect(again).toEqual({ outcome: 'declined', providerId: null, reason: 'provider_failed' });
    expect((await atProvider(payment.paymentId)).count).toBe(0);
  });

  test('while taking the money does not stand in the way for a day', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_capture_error_kept' });
    const providerId = await authorised(payment);

    const first = await payments.capture(caller, { ...payment, providerId });
    const again = await payments.capture(caller, { ...payment, providerId });

    expect(first).toEqual({ outcome: 'unknown' });
    expect(again).toMatchObject({ outcome: 'captured', capturedMinor: 12_999 });
  });

  test('while giving back does not stand in the way for a day', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_refund_error_kept' });
    const providerId = await captured(payment);
    const refund = { refundKey: newId('pay'), providerId, amount: payment.amount };

    const answers = [
      await payments.refund(caller, refund),
      await payments.refund(caller, refund),
      await payments.refund(caller, refund),
    ];

    expect(answers.map((answer) => answer.outcome)).toEqual(['unknown', 'refunded', 'refunded']);
    expect(await payments.retrieve(caller, { ...payment, providerId })).toMatchObject({ refundedMinor: 12_999 });
  });
});

describe('letting go of a payment nobody heard of', () => {
  test('cancels it when it had arrived after all', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_lost_answer' });
    await payments.authorise(caller, payment);

    const answer = await payments.void(caller, { paymentId: payment.paymentId, providerId: null });

    expect(answer).toMatchObject({ outcome: 'voided' });
    expect(await atProvider(payment.paymentId)).toEqual({ count: 1, status: 'canceled', reserved: 0, taken: 0 });
  });

  test('shuts the door: a request to reserve that arrives later reserves nothing', async () => {
    const payment = aPayment();

    const shut = await payments.void(caller, { paymentId: payment.paymentId, providerId: null });
    const late = await payments.authorise(caller, payment);

    expect(shut).toMatchObject({ outcome: 'voided' });
    expect(late).toEqual(shut);
    expect(await atProvider(payment.paymentId)).toEqual({ count: 1, status: 'canceled', reserved: 0, taken: 0 });
  });

  test('is certain about a request that failed for good, but not while it may still be running', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_error_kept' });
    await payments.authorise(caller, payment);
    const nobodyHeard = { paymentId: payment.paymentId, providerId: null };

    const soon = await payments.void(caller, { ...nobodyHeard, askedAt: Date.now() });
    const later = await payments.void(caller, { ...nobodyHeard, askedAt: Date.now() - 100_000 });

    expect(soon).toEqual({ outcome: 'unknown' });
    expect(later).toEqual({ outcome: 'declined', providerId: null, reason: 'never_arrived' });
  });

  test('answers never_arrived for an id the provider does not know', async () => {
    const nobodys = { paymentId: newId('pay'), providerId: 'pi_000000000000000000000000' };

    const answers = [
      await payments.void(caller, nobodys),
      await payments.retrieve(caller, nobodys),
      await payments.capture(caller, { ...nobodys, amount: { amountMinor: 1, currency: 'EUR' } }),
    ];

    expect(answers).toEqual(Array(3).fill({ outcome: 'declined', providerId: null, reason: 'never_arrived' }));
  });
});

describe('a provider that is down', () => {
  const down = { fetch: () => Promise.reject(new Error('connection refused')) };
  const settings = {
    ENVIRONMENT: 'local',
    STRIPE_SECRET_KEY: 'sk_test_0123456789012345678901234567',
    PROVIDER_TIMEOUT_MS: 8_000,
  } as const;
  const provider = { ...providerFor(clientFor(settings, down), 'http://localhost:8787', Date.now), now: Date.now };

  test('leaves every verb unknown and throws nothing', async () => {
    const payment = { ...aPayment(), providerId: 'pi_1' };

    const answers = [
      await authorisePayment(provider, caller, payment),
      await capturePayment(provider, caller, payment),
      await voidPayment(provider, caller, payment),
      await voidPayment(provider, caller, { ...payment, providerId: null }),
    ];

    expect(answers).toEqual(Array(4).fill({ outcome: 'unknown' }));
  });
});
