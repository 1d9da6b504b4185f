// How money and seats move together: authorise, confirm every flight, capture; and the way back from every step.
// A step is stored before it is taken; its outcome leads to the next one. Asking twice is safe, because each step has a key.
import type { PaymentStatus } from '#domain/booking';
import type { Instant } from '#domain/ids';

/** A payment in motion is at a step that somebody has to take; a settled one has nothing left to do. */
export const stepsInMotion = [
  'keep',
  'authorise',
  'await_traveller',
  'await_provider',
  'confirm',
  'hold_again',
  'capture',
  'release',
  'void',
  'refund',
] as const;
export const settledSteps = ['succeeded', 'declined', 'hold_expired', 'voided', 'refunded'] as const;
export type StepInMotion = (typeof stepsInMotion)[number];
export type SettledStep = (typeof settledSteps)[number];
export type PaymentStep = StepInMotion | SettledStep;

export type PaymentProgress = {
  step: PaymentStep;
  providerId: string | null;
  reason: string | null;
  redirectUrl: string | null;
  /** No authorisation is waited for beyond this instant. */
  settleBy: Instant;
  /** Times the present step was tried without an answer. */
  attempts: number;
  nextTryAt: Instant | null;
  /** Times seats were sought again for money that came late. */
  holdsAgain: number;
  /** True once the way back has given the seats up. */
  areSeatsReleased: boolean;
};

/** What was heard after a step was taken. Provider outcomes are those of the payments contract. */
export type StepOutcome =
  | { outcome: 'holds_kept' | 'holds_lost' | 'seats_confirmed' | 'seats_held_again' | 'no_seats' | 'seats_released' }
  | { outcome: 'authorised' | 'captured' | 'voided' | 'processing'; providerId: string }
  | { outcome: 'requires_action'; providerId: string; redirectUrl: string }
  | { outcome: 'declined'; providerId: string | null; reason: string }
  | { outcome: 'refunded' | 'unknown' };

const providerPollMilliseconds = 5_000;
const travellerPollMilliseconds = 15_000;
const longestWaitMilliseconds = 60_000;
const mostHoldsAgain = 3;

const authorisationAnswers = ['authorised', 'captured', 'voided', 'declined', 'requires_action', 'processing'] as const;

/** What answers the question of each step. Anything else, such as `processing` for a void, leaves the step to be taken again. */
const answersTo: Record<StepInMotion, readonly StepOutcome['outcome'][]> = {
  keep: ['holds_kept', 'holds_lost'],
  authorise: authorisationAnswers,
  await_traveller: authorisationAnswers,
  await_provider: authorisationAnswers,
  confirm: ['seats_confirmed', 'holds_lost'],
  hold_again: ['seats_held_again', 'no_seats'],
  capture: ['captured', 'declined', 'voided'],
  release: ['seats_released'],
  void: ['voided', 'declined', 'captured'],
  refund: ['refunded'],
};

/** True once nothing more will happen by itself. */
export function isSettled(step: PaymentStep): step is SettledStep {
  return (settledSteps as readonly PaymentStep[]).includes(step);
}

/** The payment after one outcome of its present step; a settled one stays as it is. */
export function advancePayment(payment: PaymentProgress, heard: StepOutcome, now: Instant): PaymentProgress {
  if (isSettled(payment.step)) return payment;
  if (!answersTo[payment.step].includes(heard.outcome)) return unanswered(payment, now);
  switch (heard.outcome) {
    case 'unknown':
      return unanswered(payment, now);
    case 'holds_kept':
      return moveTo(payment, 'authorise');
    case 'holds_lost':
      return afterLostHolds(payment);
    case 'seats_held_again':
      return moveTo(payment, 'confirm', { holdsAgain: payment.holdsAgain + 1 });
    case 'no_seats':
      return moveTo(payment, 'release', { reason: 'seats_gone' });
    case 'seats_confirmed':
      return moveTo(payment, 'capture');
    case 'seats_released':
      return { ...moveTo(payment, 'void'), areSeatsReleased: true };
    case 'authorised':
      return moveTo(payment, 'confirm', heard);
    case 'captured':
      return afterCapture(payment, heard.providerId);
    case 'voided':
      return payment.step === 'void'
        ? moveTo(payment, 'voided', heard)
        : afterRefusal(payment, payment.reason ?? 'canceled', heard.providerId);
    case 'declined':
      return afterRefusal(payment, heard.reason, heard.providerId);
    case 'requires_action':
      return isOverdue(payment, now)
        ? moveTo(payment, 'void', { reason: 'authentication_expired', providerId: heard.providerId })
        : wait(payment, 'await_traveller', heard, Math.min(now + travellerPollMilliseconds, payment.settleBy));
    case 'processing':
      return isOverdue(payment, now)
        ? moveTo(payment, 'void', { reason: 'no_answer', providerId: heard.providerId })
        : wait(payment, 'await_provider', heard, Math.min(now + providerPollMilliseconds, payment.settleBy));
    case 'refunded':
      return moveTo(payment, 'refunded');
  }
}

/** Before money is reserved a lost hold ends the attempt; afterwards the same seats, or equal ones, are sought again. */
function afterLostHolds(payment: PaymentProgress): PaymentProgress {
  if (payment.step === 'keep') return moveTo(payment, 'hold_expired');
  return payment.holdsAgain < mostHoldsAgain
    ? moveTo(payment, 'hold_again')
    : moveTo(payment, 'release', { reason: 'seats_gone' });
}

/** Captured money goes with seats, or goes back: while seats are not confirmed it is not a success yet. */
function afterCapture(payment: PaymentProgress, providerId: string): PaymentProgress {
  if (payment.step === 'capture') return moveTo(payment, 'succeeded', { providerId });
  if (payment.step === 'void') return moveTo(payment, 'refund', { providerId });
  return moveTo(payment, 'confirm', { providerId });
}

/** A refusal before the seats were confirmed leaves the hold alone; one at the capture gives the seats back first. */
function afterRefusal(payment: PaymentProgress, reason: string, providerId: string | null): PaymentProgress {
  if (payment.step === 'void') return moveTo(payment, 'voided');
  if (payment.step === 'capture') return moveTo(payment, 'release', { reason });
  return moveTo(payment, 'declined', { reason, providerId: providerId ?? payment.providerId });
}

function unanswered(payment: PaymentProgress, now: Instant): PaymentProgress {
  return isOverdue(payment, now) ? moveTo(payment, 'void', { reason: 'no_answer' }) : tryAgain(payment, now);
}

/** Only an authorisation is given up for lack of an answer; a capture or a refund is asked for until it is known. */
function isOverdue(payment: PaymentProgress, now: Instant): boolean {
  const isAuthorising = ['authorise', 'await_traveller', 'await_provider'].includes(payment.step);
  return isAuthorising && now >= payment.settleBy;
}

function tryAgain(payment: PaymentProgress, now: Instant): PaymentProgress {
  const attempts = payment.attempts + 1;
  const wanted = now + Math.min(1000 * 2 ** attempts, longestWaitMilliseconds);
  const isBounded = ['authorise', 'await_traveller', 'await_provider'].includes(payment.step);
  return { ...payment, attempts, nextTryAt: isBounded ? Math.min(wanted, payment.settleBy) : wanted };
}

function wait(
  payment: PaymentProgress,
  step: 'await_traveller' | 'await_provider',
  heard: { providerId: string; redirectUrl?: string },
  nextTryAt: Instant,
): PaymentProgress {
  const redirectUrl = heard.redirectUrl ?? payment.redirectUrl;
  return { ...payment, step, providerId: heard.providerId, redirectUrl, attempts: 0, nextTryAt };
}

function moveTo(
  payment: PaymentProgress,
  step: PaymentStep,
  facts: Partial<Pick<PaymentProgress, 'providerId' | 'reason' | 'holdsAgain'>> = {},
): PaymentProgress {
  const { providerId = payment.providerId, reason = payment.reason, holdsAgain = payment.holdsAgain } = facts;
  return { ...payment, step, providerId, reason, holdsAgain, attempts: 0, nextTryAt: null };
}

/** What a payment that has settled, or not yet, makes of its booking. */
export function bookingAfterPayment(
  payment: PaymentProgress,
  paymentRequiredBy: Instant,
  now: Instant,
): { paymentStatus: PaymentStatus; becomes: 'confirmed' | 'expired' | undefined } {
  const whenItFails = payment.areSeatsReleased || now >= paymentRequiredBy ? 'expired' : undefined;
  switch (payment.step) {
    case 'succeeded':
      return { paymentStatus: 'paid', becomes: 'confirmed' };
    case 'hold_expired':
      return { paymentStatus: 'none', becomes: 'expired' };
    case 'declined':
    case 'voided':
      return { paymentStatus: 'declined', becomes: whenItFails };
    case 'refunded':
      return { paymentStatus: 'refunded', becomes: 'expired' };
    default:
      return { paymentStatus: 'processing', becomes: undefined };
  }
}

/** An attempt that has not begun: seats are kept first, and no money moves before they are. */
export function beginPayment(settleBy: Instant): PaymentProgress {
  return {
    step: 'keep',
    providerId: null,
    reason: null,
    redirectUrl: null,
    settleBy,
    attempts: 0,
    nextTryAt: null,
    holdsAgain: 0,
    areSeatsReleased: false,
  };
}
