// Money through the real payments worker and the real sandbox: what is promised to a booking while everybody answers.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/new-id';
import { aPayment, atProvider, authorised, caller, captured, idOf, payments } from './payments.test-kit.ts';

describe('a payment that goes well', () => {
  test('is reserved, taken and given back, in the booking’s own minor units', async () => {
    const payment = aPayment();

    const reserved = await payments.authorise(caller, payment);
    const providerId = idOf(reserved);
    const taken = await payments.capture(caller, { ...payment, providerId });
    const back = await payments.refund(caller, {
      refundKey: newId('pay'),
      providerId,
      amount: { amountMinor: 5_000, currency: 'EUR' },
    });
    const known = await payments.retrieve(caller, { paymentId: payment.paymentId, providerId });

    expect(reserved).toEqual({ outcome: 'authorised', providerId, amountMinor: 12_999 });
    expect(taken).toEqual({ outcome: 'captured', providerId, capturedMinor: 12_999, refundedMinor: 0 });
    expect(back).toMatchObject({ outcome: 'refunded', amountMinor: 5_000 });
    expect(known).toEqual({ outcome: 'captured', providerId, capturedMinor: 12_999, refundedMinor: 5_000 });
  });

  test('in a currency the provider counts differently comes back in ISO 4217 units', async () => {
    const payment = aPayment({ amount: { amountMinor: 500, currency: 'ISK' } });

    const answer = await payments.authorise(caller, payment);

    expect(answer).toMatchObject({ outcome: 'authorised', amountMinor: 500 });
    expect((await atProvider(payment.paymentId)).reserved).toBe(50_000);
  });

  test('can be let go before it is taken, any number of times, and cannot be taken after', async () => {
    const payment = aPayment();
    const providerId = await authorised(payment);

    const first = await payments.void(caller, { paymentId: payment.paymentId, providerId });
    const second = await payments.void(caller, { paymentId: payment.paymentId, providerId });
    const late = await payments.capture(caller, { ...payment, providerId });

    expect([first, second, late]).toEqual(Array(3).fill({ outcome: 'voided', providerId }));
    expect(await atProvider(payment.paymentId)).toEqual({ count: 1, status: 'canceled', reserved: 0, taken: 0 });
  });

  test('says that it was taken when it is to be let go too late', async () => {
    const payment = aPayment();
    const providerId = await captured(payment);

    const answer = await payments.void(caller, { paymentId: payment.paymentId, providerId });

    expect(answer).toMatchObject({ outcome: 'captured', capturedMinor: 12_999 });
  });
});

describe('a declined payment', () => {
  test.each([
    ['pm_card_visa_chargeDeclined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'lost_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error'],
  ])('with %s names the reason %s, also when asked again', async (paymentMethod, reason) => {
    const payment = aPayment({ paymentMethod });

    const first = await payments.authorise(caller, payment);
    const again = await payments.authorise(caller, payment);

    expect(first).toMatchObject({ outcome: 'declined', reason });
    expect(again).toEqual(first);
    expect(await atProvider(payment.paymentId)).toMatchObject({ count: 1, reserved: 0, taken: 0 });
  });

  test.each(['pm_nobody', '__proto__', 'constructor', '\u0000', 'x'.repeat(501)])(
    'with an unknown method (%j) reserves nothing',
    async (paymentMethod) => {
      const payment = aPayment({ paymentMethod });

      const answer = await payments.authorise(caller, payment);

      expect(answer).toMatchObject({ outcome: 'declined', reason: 'payment_method_invalid' });
      expect((await atProvider(payment.paymentId)).count).toBe(0);
    },
  );
});

describe('asking again', () => {
  test('ten times at once reserves once', async () => {
    const payment = aPayment();

    const answers = await Promise.all(Array.from({ length: 10 }, () => payments.authorise(caller, payment)));

    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(await atProvider(payment.paymentId)).toMatchObject({ count: 1, reserved: 12_999 });
  });

  test('to reserve answers what is true now, not what was true the first time', async () => {
    const payment = aPayment();
    await captured(payment);

    expect(await payments.authorise(caller, payment)).toMatchObject({ outcome: 'captured', capturedMinor: 12_999 });
  });

  test('under the same payment id for another amount reserves nothing more', async () => {
    const payment = aPayment();
    const providerId = await authorised(payment);

    const answer = await payments.authorise(caller, { ...payment, amount: { amountMinor: 99_999, currency: 'EUR' } });

    expect(answer).toEqual({ outcome: 'authorised', providerId, amountMinor: 12_999 });
    expect(await atProvider(payment.paymentId)).toMatchObject({ count: 1, reserved: 12_999 });
  });

  test('to take the money takes it once', async () => {
    const payment = aPayment();
    const providerId = await authorised(payment);

    const answers = await Promise.all([1, 2, 3].map(() => payments.capture(caller, { ...payment, providerId })));

    expect(answers).toEqual(
      Array(3).fill({ outcome: 'captured', providerId, capturedMinor: 12_999, refundedMinor: 0 }),
    );
    expect((await atProvider(payment.paymentId)).taken).toBe(12_999);
  });

  test('to give money back under one key gives it back once', async () => {
    const payment = aPayment();
    const providerId = await captured(payment);
    const refund = { refundKey: newId('pay'), providerId, amount: { amountMinor: 4_000, currency: 'EUR' } };

    const first = await payments.refund(caller, refund);
    const again = await payments.refund(caller, refund);

    expect(again).toEqual(first);
    expect(await payments.retrieve(caller, { ...payment, providerId })).toMatchObject({ refundedMinor: 4_000 });
  });
});

test('a refund key used again for another amount answers the refund it made, and gives nothing more back', async () => {
  const payment = aPayment();
  const providerId = await captured(payment);
  const refund = { refundKey: newId('pay'), providerId, amount: { amountMinor: 4_000, currency: 'EUR' } };
  const first = await payments.refund(caller, refund);

  const other = await payments.refund(caller, { ...refund, amount: { amountMinor: 5_000, currency: 'EUR' } });

  expect(other).toEqual(first);
  expect(await payments.retrieve(caller, { ...payment, providerId })).toMatchObject({ refundedMinor: 4_000 });
});

describe('never more than was agreed', () => {
  test('is taken: a capture above the authorised amount is refused and leaves the money reserved', async () => {
    const payment = aPayment();
    const providerId = await authorised(payment);

    const answer = await payments.capture(caller, {
      ...payment,
      providerId,
      amount: { amountMinor: 13_000, currency: 'EUR' },
    });

    expect(answer).toEqual({ outcome: 'declined', providerId, reason: 'amount_too_large' });
    expect(await atProvider(payment.paymentId)).toMatchObject({ reserved: 12_999, taken: 0 });
  });

  test('is given back, whatever the keys', async () => {
    const payment = aPayment();
    const providerId = await captured(payment);
    const giveBack = (amountMinor: number) =>
      payments.refund(caller, { refundKey: newId('pay'), providerId, amount: { amountMinor, currency: 'EUR' } });

    const answers = [
      await giveBack(13_000),
      await giveBack(9_000),
      await giveBack(4_000),
      await giveBack(3_999),
      await giveBack(1),
    ];

    expect(answers.map((answer) => answer.outcome)).toEqual(['refused', 'refunded', 'refused', 'refunded', 'refused']);
    expect(await payments.retrieve(caller, { ...payment, providerId })).toMatchObject({ refundedMinor: 12_999 });
  });

  test('is given back before anything was taken', async () => {
    const payment = aPayment();
    const providerId = await authorised(payment);

    const answer = await payments.refund(caller, { refundKey: newId('pay'), providerId, amount: payment.amount });

    expect(answer).toEqual({ outcome: 'refused', reason: 'payment_intent_unexpected_state' });
  });
});

describe('banks with a mind of their own', () => {
  test('want to know who is paying: the traveller is sent to them, and asking again tells how it went', async () => {
    const payment = aPayment({ paymentMethod: 'pm_card_authenticationRequired' });
    const asked = await payments.authorise(caller, payment);
    const url = asked.outcome === 'requires_action' ? new URL(asked.redirectUrl) : null;
    const form = new URLSearchParams({
      client_secret: url?.searchParams.get('client_secret') ?? '',
      outcome: 'succeed',
    });

    const back = await env.SANDBOX.fetch(`https://sandbox${url?.pathname}`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });

    expect(back.status).toBe(303);
    expect(await payments.authorise(caller, payment)).toMatchObject({ outcome: 'authorised', amountMinor: 12_999 });
  });

  test('let an authorisation lapse before it is captured', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_capture_expired' });
    const providerId = await authorised(payment);

    expect(await payments.capture(caller, { ...payment, providerId })).toEqual({ outcome: 'voided', providerId });
  });

  test('take their time to reserve', async () => {
    const payment = aPayment({ paymentMethod: 'pm_sandbox_authorise_processing' });

    expect(await payments.authorise(caller, payment)).toMatchObject({ outcome: 'processing' });
  });

  test('take their time to give back', async () => {
    const payment = aPayment({ paymentMethod: 'pm_card_pendingRefund' });
    const providerId = await captured(payment);

    expect(
      await payments.refund(caller, { refundKey: newId('pay'), providerId, amount: payment.amount }),
    ).toMatchObject({ outcome: 'pending' });
  });
});
