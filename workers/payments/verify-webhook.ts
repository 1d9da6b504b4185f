// Believes a provider's call only if one of our live secrets signed these very bytes a moment ago.
import type Stripe from 'stripe';
import { z } from 'zod';
import type { ProviderEvent } from '#contracts/payments-service';
import type { PaymentFailure } from '#domain/errors';
import { type Instant, isId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

export const toleranceSeconds = 300;

type Deps = {
  secrets: readonly string[];
  /** Throws if the secret did not sign the raw text, or the signature is older than the tolerance. */
  construct(raw: string, signature: string, secret: string, toleranceSeconds: number): Promise<Stripe.Event>;
  /** The metadata of an intent, for events about refunds and charges, which carry its id alone. */
  read(providerId: string): Promise<Pick<Stripe.PaymentIntent, 'metadata'>>;
  now(): Instant;
};

const invalid = err({ code: 'webhook_invalid' });

export async function verifyWebhook(
  deps: Deps,
  _caller: Caller,
  raw: string,
  signature: string,
): Promise<Result<ProviderEvent, PaymentFailure>> {
  if (isFromTheFuture(signature, deps.now())) return invalid;
  const attempts = deps.secrets.map((secret) => deps.construct(raw, signature, secret, toleranceSeconds));
  const event = await Promise.any(attempts).catch(() => null);
  const facts = eventFacts.safeParse(event);
  if (!facts.success) return invalid;
  const { id, type, data } = facts.data;
  // If the provider cannot be read now this throws: the call is answered with a failure, and delivered again.
  const metadata =
    data.object.object !== 'payment_intent' && data.object.payment_intent
      ? (await deps.read(data.object.payment_intent)).metadata
      : data.object.metadata;
  const bookingId = metadata.booking_id ?? '';
  const paymentId = metadata.payment_id ?? '';
  return ok({
    eventId: id,
    kind: type,
    bookingId: isId('bkg', bookingId) ? bookingId : null,
    paymentId: isId('pay', paymentId) ? paymentId : null,
  });
}

/** An event of a kind we do not know is still a true one: what it lacks stays empty. */
const eventFacts = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  data: z.object({
    object: z.object({
      object: z.string().catch(''),
      metadata: z.record(z.string(), z.string()).catch({}),
      payment_intent: z.string().nullable().catch(null),
    }),
  }),
});

/** The package refuses only the past; a date ahead would keep a stolen signature fresh for longer. */
function isFromTheFuture(signature: string, now: Instant): boolean {
  const signedAtSeconds = Number(/(?:^|,)t=(\d{1,15})(?:,|$)/.exec(signature)?.[1] ?? 0);
  return signedAtSeconds > now / 1000 + toleranceSeconds;
}
