// Giving captured money back: never more than was taken. Pure.
import { err, ok, type Result } from '#domain/result';
import type { Intent } from './payment-intent.ts';
import { invalid, type StripeError } from './stripe-error.ts';
import { testMethod } from './test-methods.ts';

export type Refund = {
  id: string;
  intentId: string;
  chargeId: string;
  amount: number;
  currency: string;
  status: 'pending' | 'succeeded' | 'failed';
  metadata: Record<string, string>;
  reason: string | null;
  createdAt: number;
};

type Wanted = Pick<Refund, 'id' | 'metadata' | 'reason' | 'createdAt'> & { amount: number | null };

/** Money on its way back counts as given back; a refund that failed does not. */
export const refundedSum = (refunds: readonly Refund[]): number =>
  refunds.filter((refund) => refund.status !== 'failed').reduce((sum, refund) => sum + refund.amount, 0);

/** A refund of the amount, or of all that is left. */
export function makeRefund(intent: Intent, earlier: readonly Refund[], wanted: Wanted): Result<Refund, StripeError> {
  if (intent.status !== 'succeeded' || intent.chargeId === null) {
    return err(
      invalid(
        `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
        'payment_intent_unexpected_state',
      ),
    );
  }
  if (testMethod(intent.paymentMethod)?.refund === 'refused') {
    return err(invalid(`Charge ${intent.chargeId} cannot be refunded to its card.`, 'expired_or_canceled_card'));
  }
  const left = intent.amountReceived - refundedSum(earlier);
  if (left === 0)
    return err(invalid(`Charge ${intent.chargeId} has already been refunded.`, 'charge_already_refunded'));
  const amount = wanted.amount ?? left;
  if (amount > left) {
    return err(
      invalid(
        `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`,
        'amount_too_large',
        'amount',
      ),
    );
  }
  const status = testMethod(intent.paymentMethod)?.refund === 'pending' ? 'pending' : 'succeeded';
  const { id, metadata, reason, createdAt } = wanted;
  return ok({
    id,
    intentId: intent.id,
    chargeId: intent.chargeId,
    amount,
    currency: intent.currency,
    status,
    metadata,
    reason,
    createdAt,
  });
}

/** What becomes of a refund after a while, or null if it stays as it is. */
export function settleRefund(refund: Refund, paymentMethod: string | null): { refund: Refund; event: string } | null {
  const behaviour = testMethod(paymentMethod)?.refund;
  if (behaviour === 'pending' && refund.status === 'pending') {
    return { refund: { ...refund, status: 'succeeded' }, event: 'refund.updated' };
  }
  if (behaviour === 'fails_later' && refund.status === 'succeeded') {
    return { refund: { ...refund, status: 'failed' }, event: 'refund.failed' };
  }
  return null;
}
