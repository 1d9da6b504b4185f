// The ledger's rows as Stripe's JSON objects.
import type { Intent } from './payment-intent.ts';
import { type Refund, refundedSum } from './refund.ts';
import { testMethod } from './test-methods.ts';

export const apiVersion = '2026-10-28.endive';

type View = { publicUrl: string; refunds: readonly Refund[]; isChargeExpanded: boolean };

export function presentIntent(intent: Intent, view: View) {
  const isReserved = intent.status === 'requires_capture';
  return {
    id: intent.id,
    object: 'payment_intent',
    allowed_payment_method_types: ['card'],
    amount: intent.amount,
    amount_capturable: isReserved ? intent.amount : 0,
    amount_received: intent.amountReceived,
    canceled_at: intent.canceledAt,
    cancellation_reason: intent.cancellationReason,
    capture_method: intent.captureMethod,
    client_secret: intent.clientSecret,
    confirmation_method: 'automatic',
    created: intent.createdAt,
    currency: intent.currency,
    customer: null,
    description: null,
    last_payment_error: intent.lastError && { type: 'card_error', ...withoutEmpty(intent.lastError) },
    latest_charge: view.isChargeExpanded ? presentCharge(intent, view.refunds) : intent.chargeId,
    livemode: false,
    metadata: intent.metadata,
    next_action: intent.status === 'requires_action' ? redirect(intent, view.publicUrl) : null,
    payment_method: intent.paymentMethod,
    payment_method_types: ['card'],
    status: intent.status,
  };
}

export function presentRefund(refund: Refund) {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    charge: refund.chargeId,
    created: refund.createdAt,
    currency: refund.currency,
    ...(refund.status === 'failed' ? { failure_reason: 'expired_or_canceled_card' } : {}),
    metadata: refund.metadata,
    payment_intent: refund.intentId,
    reason: refund.reason,
    status: refund.status,
  };
}

export function presentEvent(id: string, kind: string, object: object, createdAt: number) {
  return {
    id,
    object: 'event',
    api_version: apiVersion,
    created: createdAt,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type: kind,
  };
}

/** Where the traveller proves who they are; the client secret keeps strangers from answering for them. */
export const authenticationPath = (intentId: string): string => `/dev/payments-sandbox/authenticate/${intentId}`;

function redirect(intent: Intent, publicUrl: string) {
  const url = new URL(authenticationPath(intent.id), publicUrl);
  url.searchParams.set('client_secret', intent.clientSecret);
  return { type: 'redirect_to_url', redirect_to_url: { return_url: intent.returnUrl, url: url.href } };
}

function presentCharge(intent: Intent, refunds: readonly Refund[]) {
  if (intent.chargeId === null) return null;
  const refunded = refundedSum(refunds);
  const isCaptured = intent.status === 'succeeded';
  return {
    id: intent.chargeId,
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amountReceived,
    amount_refunded: isCaptured ? refunded : intent.status === 'canceled' ? intent.amount : 0,
    captured: isCaptured,
    created: intent.createdAt,
    currency: intent.currency,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method_details: { type: 'card', card: { brand: testMethod(intent.paymentMethod)?.brand ?? 'visa' } },
    refunded: isCaptured && refunded === intent.amountReceived,
    status: 'succeeded',
  };
}

const withoutEmpty = (record: Record<string, string>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
