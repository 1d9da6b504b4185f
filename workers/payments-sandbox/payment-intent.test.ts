// The life of a payment intent, walked along every path.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  authenticateIntent,
  cancelIntent,
  captureIntent,
  confirmIntent,
  type Intent,
  type IntentStatus,
  settleIntent,
} from './payment-intent.ts';

const noon = 1_800_000_000;

const anIntent = (differs: Partial<Intent> = {}): Intent => ({
  id: 'pi_1',
  amount: 10_000,
  currency: 'eur',
  captureMethod: 'manual',
  status: 'requires_confirmation',
  metadata: {},
  paymentMethod: 'pm_card_visa',
  returnUrl: null,
  clientSecret: 'pi_1_secret',
  chargeId: null,
  amountReceived: 0,
  lastError: null,
  cancellationReason: null,
  createdAt: noon,
  canceledAt: null,
  ...differs,
});

type Verb = 'confirm' | 'capture' | 'cancel' | 'authenticate' | 'settle';
const verbs: Verb[] = ['confirm', 'capture', 'cancel', 'authenticate', 'settle'];
const methods = [
  'pm_card_visa',
  'pm_card_visa_chargeDeclined',
  'pm_card_authenticationRequired',
  'pm_sandbox_authorise_processing',
  'pm_sandbox_capture_expired',
];

function act(intent: Intent, verb: Verb, amount: number | null = null) {
  switch (verb) {
    case 'confirm':
      return confirmIntent(intent, null, 'ch_1');
    case 'capture':
      return captureIntent(intent, amount, noon);
    case 'cancel':
      return cancelIntent(intent, null, noon);
    case 'authenticate':
      return authenticateIntent(intent, true, 'ch_1');
    case 'settle':
      return settleIntent(intent, 'ch_1');
  }
}

describe('what may be done', () => {
  const allowed: Record<IntentStatus, Verb[]> = {
    requires_payment_method: ['confirm', 'cancel'],
    requires_confirmation: ['confirm', 'cancel'],
    requires_action: ['cancel', 'authenticate'],
    processing: ['settle'],
    requires_capture: ['capture', 'cancel'],
    succeeded: [],
    canceled: [],
  };

  test.each(Object.entries(allowed) as [IntentStatus, Verb[]][])('to an intent that is %s: %j', (status, expected) => {
    expect(verbs.filter((verb) => act(anIntent({ status }), verb).ok)).toEqual(expected);
  });

  test('anything else is refused with the words Stripe uses', () => {
    const outcome = captureIntent(anIntent({ status: 'canceled' }), null, noon);

    expect(outcome).toMatchObject({ ok: false, error: { status: 400, code: 'payment_intent_unexpected_state' } });
  });
});

describe('confirming', () => {
  test.each([
    ['pm_card_visa', 'requires_capture'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'requires_payment_method'],
    ['pm_card_authenticationRequired', 'requires_action'],
    ['pm_sandbox_authorise_processing', 'processing'],
  ])('with %s leads to %s', (paymentMethod, status) => {
    expect(confirmIntent(anIntent({ paymentMethod }), null, 'ch_1')).toMatchObject({ value: { intent: { status } } });
  });

  test('a declined card is told by an error and an event, and the intent waits for another card', () => {
    const outcome = confirmIntent(anIntent(), 'pm_card_visa_chargeDeclinedLostCard', 'ch_1');

    expect(outcome).toMatchObject({
      value: {
        intent: { status: 'requires_payment_method', paymentMethod: null, chargeId: null },
        event: 'payment_intent.payment_failed',
        error: { status: 402, type: 'card_error', code: 'card_declined', decline_code: 'lost_card' },
      },
    });
  });

  test.each(['pm_nobody', '__proto__', 'toString'])('with the unknown method %s is refused', (paymentMethod) => {
    expect(confirmIntent(anIntent(), paymentMethod, 'ch_1')).toMatchObject({
      ok: false,
      error: { param: 'payment_method' },
    });
  });

  test('without manual capture takes the money at once', () => {
    const outcome = confirmIntent(anIntent({ captureMethod: 'automatic' }), null, 'ch_1');

    expect(outcome).toMatchObject({ value: { intent: { status: 'succeeded', amountReceived: 10_000 } } });
  });
});

describe('capturing', () => {
  const reserved = anIntent({ status: 'requires_capture', chargeId: 'ch_1' });

  test.each([
    [null, 10_000],
    [1, 1],
    [10_000, 10_000],
  ])('of %s takes %i', (amount, taken) => {
    expect(captureIntent(reserved, amount, noon)).toMatchObject({ value: { intent: { amountReceived: taken } } });
  });

  test('of more than was authorised is refused', () => {
    expect(captureIntent(reserved, 10_001, noon)).toMatchObject({ ok: false, error: { code: 'amount_too_large' } });
  });

  test('after the bank let the authorisation go finds the intent cancelled', () => {
    const outcome = captureIntent({ ...reserved, paymentMethod: 'pm_sandbox_capture_expired' }, null, noon);

    expect(outcome).toMatchObject({
      value: { intent: { status: 'canceled' }, error: { code: 'charge_expired_for_capture' } },
    });
  });
});

test('whatever is done in whatever order, no more than the amount is taken, and taken money stays taken', () => {
  const step = fc.tuple(fc.constantFrom(...verbs), fc.option(fc.integer({ min: 1, max: 20_000 })));
  fc.assert(
    fc.property(fc.constantFrom(...methods), fc.array(step, { maxLength: 12 }), (paymentMethod, steps) => {
      let intent = anIntent({ paymentMethod });
      for (const [verb, amount] of steps) {
        const before = intent;
        const outcome = act(intent, verb, amount);
        if (outcome.ok) intent = outcome.value.intent;

        expect(intent.amountReceived).toBeLessThanOrEqual(intent.amount);
        expect(intent.amountReceived > 0).toBe(intent.status === 'succeeded');
        if (before.status === 'succeeded' || before.status === 'canceled') expect(intent).toBe(before);
      }
    }),
  );
});
