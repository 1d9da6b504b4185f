// Speaks to the provider: Stripe in production, on a developer's machine the sandbox, through the very same client.
import Stripe from 'stripe';
import type { AuthorisePayment } from '#contracts/payments-service';
import type { Instant, PaymentId } from '#domain/ids';
import { invariant } from '#domain/invariant';
import type { Money } from '#domain/money';
import { findIntent, type Page } from './find-intent.ts';
import { toProviderAmount } from './provider-amount.ts';
import type { PaymentsSettings } from './settings.ts';

const expand = ['latest_charge'];

/** An object, and whether the provider repeated the answer of an earlier request, which may be out of date by now. */
export type Answered<Body> = { body: Body; isReplay: boolean };
export type Provider = ReturnType<typeof providerFor>;

type ClientSettings = Pick<PaymentsSettings, 'ENVIRONMENT' | 'STRIPE_SECRET_KEY' | 'PROVIDER_TIMEOUT_MS'>;

/** The client for where we are. Deployed Workers have no sandbox, whatever their bindings say. */
export function clientFor(settings: ClientSettings, sandbox: Pick<Fetcher, 'fetch'> | undefined): Stripe {
  const isLocal = settings.ENVIRONMENT === 'local';
  invariant(!isLocal || sandbox, 'a local payments worker is bound to the payments sandbox');
  const localFetch = isLocal && sandbox ? sandbox.fetch.bind(sandbox) : undefined;
  return new Stripe(settings.STRIPE_SECRET_KEY, {
    httpClient: Stripe.createFetchHttpClient(localFetch),
    timeout: settings.PROVIDER_TIMEOUT_MS,
    // Whoever asked repeats with the same key, on its own deadline; a hidden repeat here would outlive it.
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: 'Skyhold' },
  });
}

/** The requests the verbs are made of. Each throws what the client throws; `refusalOf` sorts it. */
export function providerFor(stripe: Stripe, publicUrl: string, now: () => Instant) {
  const listIntents = (window: { gte: number; lte?: number }, limit: number, after: string | null): Promise<Page> =>
    stripe.paymentIntents.list({
      created: window,
      limit,
      expand: ['data.latest_charge'],
      ...(after === null ? {} : { starting_after: after }),
    });
  const searchIntents = async (paymentId: PaymentId): Promise<Stripe.PaymentIntent[]> => {
    const query = `metadata['payment_id']:'${paymentId}'`;
    const { data } = await stripe.paymentIntents.search({ query, limit: 1, expand: ['data.latest_charge'] });
    return data;
  };
  return {
    async reserve({ paymentId, bookingId, amount, paymentMethod }: AuthorisePayment) {
      return answered(
        await stripe.paymentIntents.create(
          {
            amount: toProviderAmount(amount),
            currency: amount.currency.toLowerCase(),
            payment_method: paymentMethod,
            allowed_payment_method_types: ['card'],
            capture_method: 'manual',
            confirm: true,
            return_url: new URL('/payment-returned', publicUrl).href,
            metadata: { booking_id: bookingId, payment_id: paymentId },
            expand,
          },
          { idempotencyKey: paymentId },
        ),
      );
    },
    /**
     * Uses up the key of a payment with an intent that is never confirmed: should the request to reserve still be on its
     * way, the provider refuses it from now on. The amount is of no account, since nobody can pay this intent.
     */
    async takeKey(paymentId: PaymentId) {
      return stripe.paymentIntents.create(
        {
          amount: 100,
          currency: 'eur',
          allowed_payment_method_types: ['card'],
          capture_method: 'manual',
          metadata: { payment_id: paymentId, purpose: 'takes_the_key_of_a_voided_payment' },
          expand,
        },
        { idempotencyKey: paymentId },
      );
    },
    async capture(providerId: string, amount: Money, idempotencyKey: string) {
      const params = { amount_to_capture: toProviderAmount(amount), expand };
      return answered(await stripe.paymentIntents.capture(providerId, params, { idempotencyKey }));
    },
    /** Has no key of ours: an intent can be cancelled only once, and a saved failure would be repeated for a day. */
    cancel: (providerId: string): Promise<Stripe.PaymentIntent> => stripe.paymentIntents.cancel(providerId, { expand }),
    read: (providerId: string): Promise<Stripe.PaymentIntent> => stripe.paymentIntents.retrieve(providerId, { expand }),
    find: (paymentId: PaymentId, askedAt?: Instant) =>
      findIntent({ listIntents, searchIntents, now }, paymentId, askedAt),
    async giveBack(providerId: string, amount: Money, refundKey: string, idempotencyKey: string) {
      const params = {
        payment_intent: providerId,
        amount: toProviderAmount(amount),
        metadata: { refund_key: refundKey },
      };
      return answered(await stripe.refunds.create(params, { idempotencyKey }));
    },
    readRefund: (refundId: string): Promise<Stripe.Refund> => stripe.refunds.retrieve(refundId),
    /** The newest hundred, which is more than a booking has slices and passengers to refund. */
    refundsOf: async (providerId: string): Promise<Stripe.Refund[]> =>
      (await stripe.refunds.list({ payment_intent: providerId, limit: 100 })).data,
  };
}

/** The client's types promise a plain record of headers, its fetch form hands over `Headers`; both can be read this way. */
function answered<Body>(body: Stripe.Response<Body>): Answered<Stripe.Response<Body>> {
  const headers = new Headers(body.lastResponse.headers);
  return { body, isReplay: headers.get('idempotent-replayed') === 'true' };
}
