// Gives captured money back.
import type Stripe from 'stripe';
import type { RefundAnswer, RefundPayment } from '#contracts/payments-service';
import type { Money } from '#domain/money';
import type { Caller } from '#platform/caller';
import { noteUnanswered } from './note-unanswered.ts';
import type { Answered } from './provider.ts';
import { refundAnswerOf, unknown } from './provider-answer.ts';
import { type ProviderRefusal, refusalOf } from './provider-refusal.ts';

type Deps = {
  /** The refund key is written into the refund, the idempotency key only guards the request. */
  giveBack(providerId: string, amount: Money, refundKey: string, key: string): Promise<Answered<Stripe.Refund>>;
  readRefund(refundId: string): Promise<Stripe.Refund>;
  refundsOf(providerId: string): Promise<Stripe.Refund[]>;
};

export async function refundPayment(deps: Deps, caller: Caller, command: RefundPayment): Promise<RefundAnswer> {
  try {
    return await giveBackOnce(deps, command);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    switch (refusal.kind) {
      case 'refused':
        return { outcome: 'refused', reason: refusal.reason };
      case 'not_found':
      case 'key_taken':
        return { outcome: 'refused', reason: refusal.kind };
      case 'unanswered':
        noteUnanswered(caller, 'refund', command.refundKey, refusal.code);
        return unknown;
    }
  }
}

/**
 * A saved failure is over: either it left a refund with our key in it, or none was made and a second key may make it.
 * A key taken by another amount is told by the refund it made, since the first request under a key decides.
 */
async function giveBackOnce(deps: Deps, command: RefundPayment): Promise<RefundAnswer> {
  const before = command.isRepeat ? await findMade(deps, command) : undefined;
  if (before) return refundAnswerOf(before);
  try {
    return await attempt(deps, command, command.refundKey);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal.kind !== 'key_taken' && !isSaved(refusal)) throw thrown;
    const made = await findMade(deps, command);
    if (made) return refundAnswerOf(made);
    if (refusal.kind === 'key_taken') throw thrown;
    return attempt(deps, command, `${command.refundKey}:again`);
  }
}

async function findMade(deps: Deps, { providerId, refundKey }: RefundPayment): Promise<Stripe.Refund | undefined> {
  const refunds = await deps.refundsOf(providerId);
  return refunds.find((refund) => refund.metadata?.refund_key === refundKey);
}

async function attempt(deps: Deps, command: RefundPayment, key: string): Promise<RefundAnswer> {
  const refund = await deps.giveBack(command.providerId, command.amount, command.refundKey, key);
  return refundAnswerOf(refund.isReplay ? await deps.readRefund(refund.body.id) : refund.body);
}

const isSaved = (refusal: ProviderRefusal): boolean => refusal.kind === 'unanswered' && refusal.isSaved;
