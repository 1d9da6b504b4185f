// The life of a payment intent: what may be done to it in which state, and what becomes of it. Pure; the ledger stores what it answers.
import { err, ok, type Result } from '#domain/result';
import { type CardError, cardRefused, invalid, type StripeError } from './stripe-error.ts';
import { type TestMethod, testMethod } from './test-methods.ts';

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

/** Instants are in seconds, as Stripe's are. */
export type Intent = {
  id: string;
  amount: number;
  currency: string;
  captureMethod: 'manual' | 'automatic';
  status: IntentStatus;
  metadata: Record<string, string>;
  paymentMethod: string | null;
  returnUrl: string | null;
  clientSecret: string;
  chargeId: string | null;
  amountReceived: number;
  lastError: CardError | null;
  cancellationReason: string | null;
  createdAt: number;
  canceledAt: number | null;
};

/** The intent as it is now, the event to tell of, and the error the caller gets although something changed. */
export type IntentChange = { intent: Intent; event: string | null; error: StripeError | null };
type Outcome = Result<IntentChange, StripeError>;

const authenticationFailed: CardError = {
  code: 'payment_intent_authentication_failure',
  decline_code: '',
  message: 'The provided PaymentMethod has failed authentication.',
};

/** The states in which each verb may be used; everywhere else it is refused and changes nothing. */
const allowed: Record<'confirm' | 'capture' | 'cancel' | 'authenticate' | 'settle', readonly IntentStatus[]> = {
  confirm: ['requires_payment_method', 'requires_confirmation'],
  capture: ['requires_capture'],
  cancel: ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'],
  authenticate: ['requires_action'],
  settle: ['processing'],
};

/** Asks the bank for the money; `chargeId` is used if it says yes. */
export function confirmIntent(intent: Intent, paymentMethod: string | null, chargeId: string): Outcome {
  const refused = refuseUnless('confirm', intent);
  if (refused) return refused;
  const id = paymentMethod ?? intent.paymentMethod;
  if (id === null)
    return err(
      invalid(
        'You cannot confirm this PaymentIntent because it is missing a payment method.',
        'payment_intent_unexpected_state',
      ),
    );
  const method = testMethod(id);
  if (!method) return err(invalid(`No such PaymentMethod: '${id}'`, 'resource_missing', 'payment_method'));
  const asked: Intent = { ...intent, paymentMethod: id, lastError: null };
  switch (method.bank) {
    case 'approves':
      return ok(approved(asked, chargeId));
    case 'declines':
      return ok(declined(asked, method));
    case 'wants_authentication':
      return ok(changed({ ...asked, status: 'requires_action' }, 'payment_intent.requires_action'));
    case 'takes_its_time':
      return ok(changed({ ...asked, status: 'processing' }, 'payment_intent.processing'));
  }
}

/** Takes the reserved money, all of it or less; what is not taken is let go. */
export function captureIntent(intent: Intent, amount: number | null, now: number): Outcome {
  const refused = refuseUnless('capture', intent);
  if (refused) return refused;
  const taken = amount ?? intent.amount;
  if (taken > intent.amount) {
    return err(
      invalid(
        `The amount to capture (${taken}) is greater than the capturable amount (${intent.amount}).`,
        'amount_too_large',
        'amount_to_capture',
      ),
    );
  }
  if (testMethod(intent.paymentMethod)?.isExpiredAtCapture) {
    const lapsed = cancelled(intent, 'automatic', now);
    return ok({
      ...lapsed,
      error: invalid('The charge has expired and can no longer be captured.', 'charge_expired_for_capture'),
    });
  }
  return ok(changed({ ...intent, status: 'succeeded', amountReceived: taken }, 'payment_intent.succeeded'));
}

export function cancelIntent(intent: Intent, reason: string | null, now: number): Outcome {
  return refuseUnless('cancel', intent) ?? ok(cancelled(intent, reason, now));
}

/** The traveller came back from their bank. */
export function authenticateIntent(intent: Intent, isProven: boolean, chargeId: string): Outcome {
  const refused = refuseUnless('authenticate', intent);
  if (refused) return refused;
  return ok(isProven ? approved(intent, chargeId) : { ...failed(intent, authenticationFailed), error: null });
}

/** The bank that took its time has decided; nobody waits for this answer, the event tells of it. */
export function settleIntent(intent: Intent, chargeId: string): Outcome {
  const refused = refuseUnless('settle', intent);
  if (refused) return refused;
  const decline = testMethod(intent.paymentMethod)?.decline;
  return ok(decline ? { ...failed(intent, decline), error: null } : approved(intent, chargeId));
}

function approved(intent: Intent, chargeId: string): IntentChange {
  return intent.captureMethod === 'manual'
    ? changed({ ...intent, chargeId, status: 'requires_capture' }, 'payment_intent.amount_capturable_updated')
    : changed({ ...intent, chargeId, status: 'succeeded', amountReceived: intent.amount }, 'payment_intent.succeeded');
}

function declined(intent: Intent, method: TestMethod): IntentChange {
  return failed(
    intent,
    method.decline ?? { code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' },
  );
}

/** A declined intent lives on and waits for another method, and the caller is told by an error. */
function failed(intent: Intent, error: CardError): IntentChange {
  const waiting: Intent = { ...intent, status: 'requires_payment_method', paymentMethod: null, lastError: error };
  return { intent: waiting, event: 'payment_intent.payment_failed', error: cardRefused(error) };
}

function cancelled(intent: Intent, reason: string | null, now: number): IntentChange {
  return changed(
    { ...intent, status: 'canceled', cancellationReason: reason, canceledAt: now },
    'payment_intent.canceled',
  );
}

const changed = (intent: Intent, event: string): IntentChange => ({ intent, event, error: null });

function refuseUnless(verb: keyof typeof allowed, intent: Intent) {
  if (allowed[verb].includes(intent.status)) return null;
  const message = `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`;
  return err(invalid(message, 'payment_intent_unexpected_state'));
}
