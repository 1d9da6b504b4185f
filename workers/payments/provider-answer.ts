// What the provider's objects mean to a booking.
import type Stripe from 'stripe';
import type { ProviderAnswer, RefundAnswer } from '#contracts/payments-service';
import { fromProviderAmount } from './provider-amount.ts';

/** The reason of a payment the provider has never heard of. */
export const neverArrived = { outcome: 'declined', providerId: null, reason: 'never_arrived' } as const;

export const unknown = { outcome: 'unknown' } as const;

/** What an intent says about the money now. */
export function answerOf(intent: Stripe.PaymentIntent): ProviderAnswer {
  const providerId = intent.id;
  switch (intent.status) {
    case 'requires_capture':
      return {
        outcome: 'authorised',
        providerId,
        amountMinor: fromProviderAmount(intent.amount_capturable, intent.currency),
      };
    case 'succeeded':
      return {
        outcome: 'captured',
        providerId,
        capturedMinor: fromProviderAmount(intent.amount_received, intent.currency),
        refundedMinor: fromProviderAmount(refundedOf(intent), intent.currency),
      };
    case 'canceled':
      return { outcome: 'voided', providerId };
    case 'processing':
      return { outcome: 'processing', providerId };
    case 'requires_action':
      return actionOf(intent);
    case 'requires_payment_method':
    case 'requires_confirmation':
      return { outcome: 'declined', providerId, reason: declineReason(intent.last_payment_error) };
    default:
      // A status of a newer provider version: whatever it means, it is not ours to guess.
      return unknown;
  }
}

/** What a refund says about the money going back. */
export function refundAnswerOf(refund: Stripe.Refund): RefundAnswer {
  const amountMinor = fromProviderAmount(refund.amount, refund.currency);
  switch (refund.status) {
    case 'succeeded':
      return { outcome: 'refunded', refundId: refund.id, amountMinor };
    case 'failed':
    case 'canceled':
      return { outcome: 'refused', reason: refund.failure_reason ?? refund.status };
    default:
      return { outcome: 'pending', refundId: refund.id, amountMinor };
  }
}

/** The issuer's own word where there is one, since `card_declined` alone tells a traveller nothing. */
export function declineReason(error: { decline_code?: string | null; code?: string | null } | null): string {
  return error?.decline_code || error?.code || 'declined';
}

function actionOf(intent: Stripe.PaymentIntent): ProviderAnswer {
  const redirectUrl = intent.next_action?.redirect_to_url?.url;
  if (redirectUrl) return { outcome: 'requires_action', providerId: intent.id, redirectUrl };
  return { outcome: 'declined', providerId: intent.id, reason: 'authentication_unsupported' };
}

/** Every request asks for the charge itself (`expand`), because only it knows what went back. */
function refundedOf(intent: Stripe.PaymentIntent): number {
  const charge = intent.latest_charge;
  return charge !== null && typeof charge === 'object' ? charge.amount_refunded : 0;
}
