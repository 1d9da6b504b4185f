// Finds the intent of a payment whose provider id was lost with an answer.
import type Stripe from 'stripe';
import type { Instant, PaymentId } from '#domain/ids';

const pageSize = 100;
const mostPages = 20;
/** Without the instant of the first attempt, look as far back as the provider remembers keys. */
const daySeconds = 24 * 60 * 60;
/** Clocks differ, and an attempt may be repeated until its payment window closes. */
const beforeSeconds = 5 * 60;
const afterSeconds = 30 * 60;

export type Page = { data: Stripe.PaymentIntent[]; has_more: boolean };
export type Sought = { found: Stripe.PaymentIntent } | 'none' | 'unsure';

type Deps = {
  /** Newest first, and true at once: an intent is in the list as soon as it exists. */
  listIntents(window: { gte: number; lte?: number }, limit: number, startingAfter: string | null): Promise<Page>;
  /** By metadata, but up to a minute behind, in bad hours an hour: a hit is true, a miss says nothing. */
  searchIntents(paymentId: PaymentId): Promise<Stripe.PaymentIntent[]>;
  now(): Instant;
};

/**
 * Reads the provider's list over the time in which the payment was tried. The list is always true but has no filter on
 * metadata, so it is walked: 2,000 intents at most, which is minutes of a busy airline when `askedAt` is given and
 * may be less than a day when it is not. Beyond that the lagging search is asked, whose miss is only `unsure`.
 */
export async function findIntent(deps: Deps, paymentId: PaymentId, askedAt: Instant | undefined): Promise<Sought> {
  const window =
    askedAt === undefined
      ? { gte: Math.floor(deps.now() / 1000) - daySeconds }
      : { gte: Math.floor(askedAt / 1000) - beforeSeconds, lte: Math.floor(askedAt / 1000) + afterSeconds };
  let startingAfter: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const { data, has_more }: Page = await deps.listIntents(window, pageSize, startingAfter);
    const found = data.find((intent) => intent.metadata.payment_id === paymentId);
    if (found) return { found };
    startingAfter = data.at(-1)?.id ?? null;
    if (!has_more || startingAfter === null) return 'none';
  }
  const [hit] = await deps.searchIntents(paymentId);
  return hit ? { found: hit } : 'unsure';
}
