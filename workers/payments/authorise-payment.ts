// Reserves the money of one payment attempt.
import type Stripe from 'stripe';
import type { AuthorisePayment, ProviderAnswer } from '#contracts/payments-service';
import type { PaymentId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import type { Sought } from './find-intent.ts';
import { noteUnanswered } from './note-unanswered.ts';
import type { Answered } from './provider.ts';
import { answerOf, unknown } from './provider-answer.ts';
import { refusalOf } from './provider-refusal.ts';

type Deps = {
  /** Under the payment id as key, so that any number of repeats reserve once. */
  reserve(command: AuthorisePayment): Promise<Answered<Stripe.PaymentIntent>>;
  read(providerId: string): Promise<Stripe.PaymentIntent>;
  find(paymentId: PaymentId): Promise<Sought>;
};

export async function authorisePayment(deps: Deps, caller: Caller, command: AuthorisePayment): Promise<ProviderAnswer> {
  try {
    const reserved = await deps.reserve(command);
    // A repeated answer is as old as the first request: the traveller may have been to their bank since.
    return answerOf(reserved.isReplay ? await deps.read(reserved.body.id) : reserved.body);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    switch (refusal.kind) {
      case 'refused':
        return { outcome: 'declined', providerId: refusal.intentId, reason: refusal.reason };
      case 'not_found':
        return { outcome: 'declined', providerId: null, reason: 'payment_method_invalid' };
      case 'key_taken':
        return firstAttempt(deps, caller, command.paymentId, unknown);
      case 'unanswered':
        noteUnanswered(caller, 'authorise', command.paymentId, refusal.code);
        if (!refusal.isSaved) return unknown;
        return firstAttempt(deps, caller, command.paymentId, providerFailed);
    }
  }
}

/** A saved failure that left no intent reserved nothing and never will: only a new attempt, with a new id, can pay. */
const providerFailed = { outcome: 'declined', providerId: null, reason: 'provider_failed' } as const;

/** The first request under a payment id decides what became of it, whatever a later one asks for. */
async function firstAttempt(
  deps: Deps,
  caller: Caller,
  paymentId: PaymentId,
  whenNone: ProviderAnswer,
): Promise<ProviderAnswer> {
  try {
    const sought = await deps.find(paymentId);
    if (sought === 'unsure') return unknown;
    return sought === 'none' ? whenNone : answerOf(sought.found);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    noteUnanswered(caller, 'find', paymentId, refusal.kind === 'unanswered' ? refusal.code : refusal.kind);
    return unknown;
  }
}
