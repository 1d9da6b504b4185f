// What the provider knows of a payment now.
import type Stripe from 'stripe';
import type { FindablePayment, ProviderAnswer } from '#contracts/payments-service';
import type { Instant, PaymentId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import type { Sought } from './find-intent.ts';
import { noteUnanswered } from './note-unanswered.ts';
import { answerOf, neverArrived, unknown } from './provider-answer.ts';
import { refusalOf } from './provider-refusal.ts';

type Deps = {
  read(providerId: string): Promise<Stripe.PaymentIntent>;
  find(paymentId: PaymentId, askedAt?: Instant): Promise<Sought>;
};

/** Only looks: a payment that never arrived may still arrive, unless `void` has shut the door on it. */
export async function retrievePayment(deps: Deps, caller: Caller, command: FindablePayment): Promise<ProviderAnswer> {
  try {
    if (command.providerId !== null) return answerOf(await deps.read(command.providerId));
    const sought = await deps.find(command.paymentId, command.askedAt);
    if (sought === 'unsure') return unknown;
    return sought === 'none' ? neverArrived : answerOf(sought.found);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal.kind === 'not_found') return neverArrived;
    noteUnanswered(caller, 'retrieve', command.paymentId, refusal.kind === 'unanswered' ? refusal.code : refusal.kind);
    return unknown;
  }
}
