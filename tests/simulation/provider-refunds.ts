// Refunds of a simulated provider: done, on their way for a while, refused, or sent back by the bank after they had arrived.
import type { RefundAnswer, RefundPayment } from '#contracts/payments-service';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Intent } from './payments-provider.ts';
import type { Timeline } from './timeline.ts';

export type Refund = { amountMinor: number; state: 'pending' | 'succeeded' | 'refused' };

/** What the provider has in hand of an intent: taken, less what is on its way back or has arrived. */
export const netOf = ({ capturedMinor, refunds }: Intent): number =>
  [...refunds.values()].reduce(
    (sum, { amountMinor, state }) => sum - (state === 'refused' ? 0 : amountMinor),
    capturedMinor,
  );

type Needs = {
  timeline: Timeline;
  faults: Faults;
  chance: Chance;
  findByProviderId(id: string): Intent | undefined;
  /** News of an intent; `isOnlyNews` when nobody would ask about it otherwise. */
  tell(intent: Intent, kind: string, isOnlyNews?: boolean): void;
};

/** Asks for a refund; the same key is the same refund, however often it is asked for. */
export function refundsOf({ timeline, faults, chance, findByProviderId, tell }: Needs) {
  return function refund({ refundKey, providerId, amount: { amountMinor } }: RefundPayment): RefundAnswer {
    const intent = findByProviderId(providerId);
    if (intent?.state !== 'captured') return { outcome: 'refused', reason: 'not_captured' };
    const known = intent.refunds.get(refundKey);
    if (known) return refundAnswer(refundKey, known);
    if (amountMinor > netOf(intent)) return { outcome: 'refused', reason: 'more_than_is_left' };
    // Late money has one key for ever, so a refusal of it would never end; a cancellation asks by another key.
    const mayRefuse = !refundKey.startsWith(intent.paymentId);
    const isRefused = mayRefuse && faults.strikes('refund_refused', intent.paymentId);
    const isPending = !isRefused && faults.strikes('refund_pending', intent.paymentId);
    const made: Refund = { amountMinor, state: isRefused ? 'refused' : isPending ? 'pending' : 'succeeded' };
    intent.refunds.set(refundKey, made);
    timeline.note(`provider: ${intent.paymentId} is given back, ${made.state}`);
    tell(intent, isRefused ? 'refund.failed' : 'refund.created');
    const become = (state: Refund['state'], news: string) =>
      timeline.after(chance.between(1_000, 120_000), '', () => {
        made.state = state;
        timeline.note(`provider: the refund of ${intent.paymentId} is ${state}`);
        tell(intent, news, state === 'refused');
      });
    if (isPending) become('succeeded', 'refund.updated');
    else if (mayRefuse && !isRefused && faults.strikes('refund_bounced', intent.paymentId)) {
      become('refused', 'refund.failed');
    }
    return refundAnswer(refundKey, made);
  };
}

function refundAnswer(refundKey: string, { state, amountMinor }: Refund): RefundAnswer {
  if (state === 'refused') return { outcome: 'refused', reason: 'expired_or_canceled_card' };
  return { outcome: state === 'pending' ? 'pending' : 'refunded', refundId: `re_${refundKey}`, amountMinor };
}
