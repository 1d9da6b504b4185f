// What a request that did not succeed tells: a refusal, a key already in use, or nothing at all.
import Stripe from 'stripe';
import { declineReason } from './provider-answer.ts';

export type ProviderRefusal =
  /** The card or the request was turned down; nothing was done. */
  | { kind: 'refused'; reason: string; intentId: string | null }
  /** The idempotency key was used before, with other parameters. */
  | { kind: 'key_taken' }
  /** The object asked for does not exist. */
  | { kind: 'not_found' }
  /**
   * Time-out, broken connection, 5xx, 429, a repeat while the first request still runs, or a key we may not use: nobody
   * knows what was done. `isSaved` means the provider keeps this very failure under the key and will repeat it for a
   * day, but also that the first request is over, so that reading decides.
   */
  | { kind: 'unanswered'; code: string; isSaved: boolean };

/** Sorts what the provider's client throws; anything it did not throw is a bug of ours and goes on. */
export function refusalOf(thrown: unknown): ProviderRefusal {
  if (!(thrown instanceof Stripe.errors.StripeError)) throw thrown;
  if (thrown instanceof Stripe.errors.StripeIdempotencyError) return { kind: 'key_taken' };
  if (thrown instanceof Stripe.errors.StripeCardError) {
    const reason = declineReason({ decline_code: thrown.decline_code ?? null, code: thrown.code ?? null });
    return { kind: 'refused', reason, intentId: thrown.payment_intent?.id ?? null };
  }
  if (thrown instanceof Stripe.errors.StripeInvalidRequestError) {
    if (thrown.statusCode === 404) return { kind: 'not_found' };
    const reason = thrown.param === 'payment_method' ? 'payment_method_invalid' : (thrown.code ?? 'request_invalid');
    return { kind: 'refused', reason, intentId: thrown.payment_intent?.id ?? null };
  }
  const isSaved = (thrown.statusCode ?? 0) >= 500 && thrown.headers?.['idempotent-replayed'] === 'true';
  return { kind: 'unanswered', code: thrown.code ?? thrown.type, isSaved };
}
