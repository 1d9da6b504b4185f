// The payment methods that steer the sandbox: Stripe's own for testing, and ours for slow, lost and repeated answers. Data, no code.
import type { CardError } from './stripe-error.ts';

/** What goes wrong with one request. All but `error_kept` happen to the first request only. */
export type Fault =
  /** Takes effect, then answers later than a client waits. */
  | 'slow'
  /** Takes effect, then the answer is lost: a bad gateway's page instead of JSON. */
  | 'lost_answer'
  /** Fails before any effect and is not remembered, so the same key works next time. */
  | 'lost_request'
  /** Takes effect, the answer is lost, and the first repeat finds the key still in use. */
  | 'conflict_once'
  /** Fails without any effect, and the failure is remembered: the same key gets it again for a day. */
  | 'error_kept';

export type Verb = 'create' | 'confirm' | 'capture' | 'cancel' | 'refund';

export type TestMethod = {
  brand: 'visa' | 'mastercard';
  /** What the bank says when the intent is confirmed. */
  bank: 'approves' | 'declines' | 'wants_authentication' | 'takes_its_time';
  /** With which words it declines, at once or after taking its time. */
  decline?: CardError;
  /** The bank lets the authorisation go before it is captured. */
  isExpiredAtCapture?: true;
  refund?: 'pending' | 'fails_later' | 'refused';
  webhooks?: 'twice' | 'late' | 'never';
  faults?: Partial<Record<Verb, Fault>>;
};

const declined = (decline_code: string, code = 'card_declined'): CardError => ({
  code,
  decline_code,
  message: 'Your card was declined.',
});
const visa = (differs: Partial<TestMethod> = {}): TestMethod => ({ brand: 'visa', bank: 'approves', ...differs });
const declines = (decline: CardError): TestMethod => visa({ bank: 'declines', decline });
const authenticates = visa({ bank: 'wants_authentication' });

export const testMethods: Record<string, TestMethod> = {
  pm_card_visa: visa(),
  pm_card_mastercard: visa({ brand: 'mastercard' }),
  pm_card_visa_chargeDeclined: declines(declined('generic_decline')),
  pm_card_chargeDeclined: declines(declined('generic_decline')),
  pm_card_visa_chargeDeclinedInsufficientFunds: declines(declined('insufficient_funds')),
  pm_card_visa_chargeDeclinedLostCard: declines(declined('lost_card')),
  pm_card_visa_chargeDeclinedStolenCard: declines(declined('stolen_card')),
  pm_card_visa_chargeDeclinedFraudulent: declines(declined('fraudulent')),
  pm_card_chargeDeclinedExpiredCard: declines(declined('', 'expired_card')),
  pm_card_visa_chargeDeclinedExpiredCard: declines(declined('', 'expired_card')),
  pm_card_chargeDeclinedIncorrectCvc: declines(declined('', 'incorrect_cvc')),
  pm_card_chargeDeclinedProcessingError: declines(declined('', 'processing_error')),
  pm_card_visa_chargeDeclinedProcessingError: declines(declined('', 'processing_error')),
  pm_card_authenticationRequired: authenticates,
  pm_card_threeDSecure2Required: authenticates,
  pm_card_threeDSecureRequired: authenticates,
  pm_card_pendingRefund: visa({ refund: 'pending' }),
  pm_card_refundFail: visa({ refund: 'fails_later' }),

  pm_sandbox_slow: visa({ faults: { create: 'slow' } }),
  pm_sandbox_lost_answer: visa({ faults: { create: 'lost_answer' } }),
  pm_sandbox_lost_request: visa({ faults: { create: 'lost_request' } }),
  pm_sandbox_conflict_once: visa({ faults: { create: 'conflict_once' } }),
  pm_sandbox_error_kept: visa({ faults: { create: 'error_kept' } }),
  pm_sandbox_authorise_processing: visa({ bank: 'takes_its_time' }),
  pm_sandbox_authorise_processing_declined: visa({ bank: 'takes_its_time', decline: declined('generic_decline') }),
  pm_sandbox_capture_slow: visa({ faults: { capture: 'slow' } }),
  pm_sandbox_capture_fails_once: visa({ faults: { capture: 'lost_request' } }),
  pm_sandbox_capture_lost_answer: visa({ faults: { capture: 'lost_answer' } }),
  pm_sandbox_capture_error_kept: visa({ faults: { capture: 'error_kept' } }),
  pm_sandbox_capture_expired: visa({ isExpiredAtCapture: true }),
  pm_sandbox_void_fails_once: visa({ faults: { cancel: 'lost_request' } }),
  pm_sandbox_void_lost_answer: visa({ faults: { cancel: 'lost_answer' } }),
  pm_sandbox_refund_refused: visa({ refund: 'refused' }),
  pm_sandbox_refund_slow: visa({ faults: { refund: 'slow' } }),
  pm_sandbox_refund_fails_once: visa({ faults: { refund: 'lost_request' } }),
  pm_sandbox_refund_lost_answer: visa({ faults: { refund: 'lost_answer' } }),
  pm_sandbox_refund_error_kept: visa({ faults: { refund: 'error_kept' } }),
  pm_sandbox_webhook_twice: visa({ webhooks: 'twice' }),
  pm_sandbox_webhook_late: visa({ webhooks: 'late' }),
  pm_sandbox_webhook_never: visa({ webhooks: 'never' }),
};

/** The method of that name; names inherited from every object are none. */
export function testMethod(id: string | null): TestMethod | undefined {
  return id !== null && Object.hasOwn(testMethods, id) ? testMethods[id] : undefined;
}
