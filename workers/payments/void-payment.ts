// Lets reserved money go, also when nobody heard whether it was reserved at all.
import type Stripe from 'stripe';
import type { FindablePayment, ProviderAnswer } from '#contracts/payments-service';
import type { Instant, PaymentId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import type { Sought } from './find-intent.ts';
import { noteUnanswered } from './note-unanswered.ts';
import { answerOf, neverArrived, unknown } from './provider-answer.ts';
import { refusalOf } from './provider-refusal.ts';

/** The provider itself gives up on a request after this long; until then an intent may still appear. */
const longestRequestMs = 90_000;

type Deps = {
  cancel(providerId: string): Promise<Stripe.PaymentIntent>;
  read(providerId: string): Promise<Stripe.PaymentIntent>;
  find(paymentId: PaymentId, askedAt?: Instant): Promise<Sought>;
  /** Uses up the payment's key, so that a request still on its way is refused; throws if it was used before. */
  takeKey(paymentId: PaymentId): Promise<Stripe.PaymentIntent>;
  now(): Instant;
};

export async function voidPayment(deps: Deps, caller: Caller, command: FindablePayment): Promise<ProviderAnswer> {
  try {
    if (command.providerId !== null) return await letGo(deps, await deps.read(command.providerId));
    const sought = await deps.find(command.paymentId, command.askedAt);
    if (sought === 'unsure') return unknown;
    return sought === 'none' ? await shutTheDoor(deps, command) : await letGo(deps, sought.found);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal.kind === 'not_found') return neverArrived;
    noteUnanswered(caller, 'void', command.paymentId, refusal.kind === 'unanswered' ? refusal.code : refusal.kind);
    return unknown;
  }
}

/** Cancels what can be cancelled; money that was taken meanwhile is answered as captured, and is the caller's to refund. */
async function letGo(deps: Deps, intent: Stripe.PaymentIntent): Promise<ProviderAnswer> {
  if (intent.status === 'canceled' || intent.status === 'succeeded') return answerOf(intent);
  try {
    return answerOf(await deps.cancel(intent.id));
  } catch (thrown) {
    if (refusalOf(thrown).kind !== 'refused') throw thrown;
    const now = answerOf(await deps.read(intent.id));
    // Still reserved although the provider refused to let go: nothing is settled, so nothing is claimed.
    return now.outcome === 'authorised' ? unknown : now;
  }
}

/**
 * "Not there" may only mean "not there yet". Taking the key makes it final: the request to reserve, should it arrive
 * after all, is refused. If the key was taken already the request did arrive, and either left an intent between our
 * two looks, or failed before it made one, or is still running. It holds for the 24 hours a key is remembered.
 */
async function shutTheDoor(deps: Deps, command: FindablePayment): Promise<ProviderAnswer> {
  try {
    return await letGo(deps, await deps.takeKey(command.paymentId));
  } catch (thrown) {
    if (refusalOf(thrown).kind !== 'key_taken') throw thrown;
    const sought = await deps.find(command.paymentId, command.askedAt);
    if (sought === 'unsure') return unknown;
    if (sought !== 'none') return letGo(deps, sought.found);
    const mayStillRun = command.askedAt !== undefined && deps.now() < command.askedAt + longestRequestMs;
    return mayStillRun ? unknown : neverArrived;
  }
}
