// What follows a cancellation: seats go back on every flight, then the money. Steps are stored before they are taken, each with its key.
import type { PaymentStatus } from '#domain/booking';
import type { Instant } from '#domain/ids';
import type { LedgerAccount } from '#domain/ledger';

export const cancellationStepsInMotion = ['release', 'refund'] as const;
export const settledCancellationSteps = ['succeeded', 'refund_failed'] as const;
export type SettledCancellationStep = (typeof settledCancellationSteps)[number];
export type CancellationStep = (typeof cancellationStepsInMotion)[number] | SettledCancellationStep;

export type CancellationProgress = {
  step: CancellationStep;
  /** What is to go back; a cancellation of nothing has no refund to wait for. */
  refundMinor: number;
  /** Why the provider last refused the refund. */
  reason: string | null;
  /** Times the present step was taken without an end to it. */
  attempts: number;
  /** Refunds the provider refused for good; each is followed by one with a key of its own. */
  refusals: number;
  nextTryAt: Instant | null;
};

/** What was heard after a step was taken. `pending` money has left us and not yet arrived. */
export type CancellationOutcome =
  | { outcome: 'seats_released' | 'refunded' | 'pending' | 'unknown' }
  | { outcome: 'refused'; reason: string };

const answersTo = {
  release: ['seats_released'],
  refund: ['refunded', 'pending', 'refused'],
} as const satisfies Record<(typeof cancellationStepsInMotion)[number], readonly CancellationOutcome['outcome'][]>;

/** A silent provider is asked for ever, since it may have the money; one that refuses is asked this often, then people look. */
export const mostRefusals = 5;
const firstWaits = { unknown: 1_000, pending: 5_000, refused: 10_000 };
const longestWaits = { unknown: 600_000, pending: 3_600_000, refused: 600_000 };

export const beginCancellation = (refundMinor: number): CancellationProgress => ({
  step: 'release',
  refundMinor,
  reason: null,
  attempts: 0,
  refusals: 0,
  nextTryAt: null,
});

/** True once nothing more will happen by itself. */
export function isSettledCancellation(step: CancellationStep): step is SettledCancellationStep {
  return (settledCancellationSteps as readonly CancellationStep[]).includes(step);
}

/** The key a refund is asked for by: the same however often it is asked, another one once it was refused. */
export const refundKeyOf = (cancellationId: string, { refusals }: CancellationProgress): string =>
  `${cancellationId}:refund:${refusals}`;

/** The cancellation after one outcome of its present step. `jitter` from 0 to 1 spreads those who wait for the same thing. */
export function advanceCancellation(
  cancellation: CancellationProgress,
  heard: CancellationOutcome,
  now: Instant,
  jitter: number,
): CancellationProgress {
  const { step, refundMinor, refusals } = cancellation;
  if (isSettledCancellation(step)) return cancellation;
  const isAnswer = (answersTo[step] as readonly string[]).includes(heard.outcome);
  if (!isAnswer || heard.outcome === 'unknown') return waitFor(cancellation, 'unknown', now, jitter);
  switch (heard.outcome) {
    case 'seats_released':
      return moveTo(cancellation, refundMinor > 0 ? 'refund' : 'succeeded');
    case 'refunded':
      return moveTo(cancellation, 'succeeded');
    case 'pending':
      return waitFor(cancellation, 'pending', now, jitter);
    case 'refused': {
      const refused = { ...cancellation, refusals: refusals + 1, reason: heard.reason };
      if (refused.refusals >= mostRefusals) return moveTo(refused, 'refund_failed');
      return { ...waitFor({ ...refused, attempts: refusals }, 'refused', now, jitter), attempts: 0 };
    }
  }
}

/** A refund the provider took back after it had succeeded, as when an account is closed, is looked at again. */
export function reopenRefund(cancellation: CancellationProgress): CancellationProgress {
  const wasPaid = cancellation.step === 'succeeded' && cancellation.refundMinor > 0;
  return wasPaid ? { ...moveTo(cancellation, 'refund'), attempts: 1 } : cancellation;
}

/** How the money of a booking stands by its ledger: what was captured is with the provider until it goes back. */
export function paymentStatusAfterRefund(
  { provider }: Record<LedgerAccount, number>,
  capturedMinor: number,
): PaymentStatus {
  if (provider <= 0) return 'refunded';
  return provider < capturedMinor ? 'partially_refunded' : 'paid';
}

function waitFor(
  cancellation: CancellationProgress,
  why: keyof typeof firstWaits,
  now: Instant,
  jitter: number,
): CancellationProgress {
  const wait = Math.min(firstWaits[why] * 2 ** cancellation.attempts, longestWaits[why]);
  // Between half and the whole of it.
  const nextTryAt = now + Math.round(wait * (0.5 + jitter / 2));
  return { ...cancellation, attempts: cancellation.attempts + 1, nextTryAt };
}

const moveTo = (cancellation: CancellationProgress, step: CancellationStep): CancellationProgress => ({
  ...cancellation,
  step,
  attempts: 0,
  nextTryAt: null,
});
