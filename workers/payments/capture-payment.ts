// Takes the money that was reserved.
import type Stripe from 'stripe';
import type { ProviderAnswer } from '#contracts/payments-service';
import type { PaymentId } from '#domain/ids';
import type { Money } from '#domain/money';
import type { Caller } from '#platform/caller';
import { noteUnanswered } from './note-unanswered.ts';
import type { Answered } from './provider.ts';
import { answerOf, neverArrived, unknown } from './provider-answer.ts';
import { type ProviderRefusal, refusalOf } from './provider-refusal.ts';

export type CapturePayment = { paymentId: PaymentId; providerId: string; amount: Money };

type Deps = {
  capture(providerId: string, amount: Money, key: string): Promise<Answered<Stripe.PaymentIntent>>;
  read(providerId: string): Promise<Stripe.PaymentIntent>;
};

export async function capturePayment(deps: Deps, caller: Caller, command: CapturePayment): Promise<ProviderAnswer> {
  const first = await attempt(deps, command, `${command.paymentId}:capture`);
  // A saved failure is over and would be repeated for a day. A second key is safe, because an intent is captured once only.
  const last =
    'refusal' in first && isSaved(first.refusal)
      ? await attempt(deps, command, `${command.paymentId}:capture:again`)
      : first;
  if ('answer' in last) return last.answer;
  if (last.refusal.kind === 'not_found') return neverArrived;
  if (last.refusal.kind === 'unanswered') {
    noteUnanswered(caller, 'capture', command.paymentId, last.refusal.code);
    return unknown;
  }
  return stateAfter(deps, caller, command, last.refusal);
}

type Attempt = { answer: ProviderAnswer } | { refusal: ProviderRefusal };

async function attempt(deps: Deps, command: CapturePayment, key: string): Promise<Attempt> {
  try {
    const captured = await deps.capture(command.providerId, command.amount, key);
    // A repeated answer is as old as the first request: some of the money may have gone back since.
    return { answer: answerOf(captured.isReplay ? await deps.read(command.providerId) : captured.body) };
  } catch (thrown) {
    return { refusal: refusalOf(thrown) };
  }
}

/** A refused capture is told by the state of the intent: already captured, or let go by the bank, or still only reserved. */
async function stateAfter(
  deps: Deps,
  caller: Caller,
  command: CapturePayment,
  refusal: ProviderRefusal,
): Promise<ProviderAnswer> {
  try {
    const answer = answerOf(await deps.read(command.providerId));
    if (answer.outcome !== 'authorised') return answer;
    const reason = refusal.kind === 'refused' ? refusal.reason : refusal.kind;
    return { outcome: 'declined', providerId: command.providerId, reason };
  } catch (thrown) {
    const failed = refusalOf(thrown);
    noteUnanswered(caller, 'read', command.paymentId, failed.kind === 'unanswered' ? failed.code : failed.kind);
    return unknown;
  }
}

const isSaved = (refusal: ProviderRefusal): boolean => refusal.kind === 'unanswered' && refusal.isSaved;
