// Giving money back: never more than was taken.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from './payment-intent.ts';
import { makeRefund, type Refund, refundedSum, settleRefund } from './refund.ts';

const aPaid = (differs: Partial<Intent> = {}): Intent => ({
  id: 'pi_1',
  amount: 10_000,
  currency: 'eur',
  captureMethod: 'manual',
  status: 'succeeded',
  metadata: {},
  paymentMethod: 'pm_card_visa',
  returnUrl: null,
  clientSecret: 'pi_1_secret',
  chargeId: 'ch_1',
  amountReceived: 8_000,
  lastError: null,
  cancellationReason: null,
  createdAt: 0,
  canceledAt: null,
  ...differs,
});
const wanted = (amount: number | null) => ({ id: 're_1', metadata: {}, reason: null, createdAt: 0, amount });

describe('a refund', () => {
  test('of no amount gives back all that is left', () => {
    const earlier = [{ amount: 3_000, status: 'succeeded' } as Refund];

    expect(makeRefund(aPaid(), earlier, wanted(null))).toMatchObject({ value: { amount: 5_000, status: 'succeeded' } });
  });

  test('counts money that is still on its way, and not money that came back', () => {
    const earlier = [
      { amount: 3_000, status: 'pending' },
      { amount: 4_000, status: 'failed' },
    ] as Refund[];

    expect(makeRefund(aPaid(), earlier, wanted(5_001))).toMatchObject({
      ok: false,
      error: { code: 'amount_too_large' },
    });
    expect(makeRefund(aPaid(), earlier, wanted(5_000))).toMatchObject({ ok: true });
  });

  test('of money that was never taken is refused', () => {
    expect(makeRefund(aPaid({ status: 'requires_capture' }), [], wanted(1))).toMatchObject({ ok: false });
  });

  test('to a card that takes none is refused', () => {
    expect(makeRefund(aPaid({ paymentMethod: 'pm_sandbox_refund_refused' }), [], wanted(1))).toMatchObject({
      error: { code: 'expired_or_canceled_card' },
    });
  });

  test('never adds up to more than was taken', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000 })), (amounts) => {
        const refunds: Refund[] = [];
        for (const amount of amounts) {
          const made = makeRefund(aPaid(), refunds, wanted(amount));
          if (made.ok) refunds.push(made.value);
        }

        expect(refundedSum(refunds)).toBeLessThanOrEqual(8_000);
      }),
    );
  });

  test.each([
    ['pm_card_pendingRefund', 'pending', 'succeeded', 'refund.updated'],
    ['pm_card_refundFail', 'succeeded', 'failed', 'refund.failed'],
  ])('paid with %s is %s, then %s', (paymentMethod, first, then, event) => {
    const made = makeRefund(aPaid({ paymentMethod }), [], wanted(100));
    const settled = made.ok ? settleRefund(made.value, paymentMethod) : null;

    expect(made).toMatchObject({ value: { status: first } });
    expect(settled).toMatchObject({ refund: { status: then }, event });
  });
});
