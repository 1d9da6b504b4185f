// Money: authorise, capture, void, refund, and the provider's webhooks. It calls nobody but the provider.
import { WorkerEntrypoint } from 'cloudflare:workers';
import type {
  AuthorisePayment,
  FindablePayment,
  PaymentsService,
  ProviderAnswer,
  ProviderEvent,
  RefundAnswer,
  RefundPayment,
} from '#contracts/payments-service';
import type { PaymentFailure } from '#domain/errors';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { systemClock } from '#platform/clock';
import { authorisePayment } from './authorise-payment.ts';
import { type CapturePayment, capturePayment } from './capture-payment.ts';
import { clientFor, providerFor } from './provider.ts';
import { refundPayment } from './refund-payment.ts';
import { retrievePayment } from './retrieve-payment.ts';
import { paymentsSettings } from './settings.ts';
import { verifyWebhook } from './verify-webhook.ts';
import { voidPayment } from './void-payment.ts';

export default class Payments extends WorkerEntrypoint<PaymentsEnv> implements PaymentsService {
  readonly #deps = depsFrom(this.env);

  authorise(caller: Caller, command: AuthorisePayment): Promise<ProviderAnswer> {
    return authorisePayment(this.#deps, caller, command);
  }

  capture(caller: Caller, command: CapturePayment): Promise<ProviderAnswer> {
    return capturePayment(this.#deps, caller, command);
  }

  void(caller: Caller, command: FindablePayment): Promise<ProviderAnswer> {
    return voidPayment(this.#deps, caller, command);
  }

  refund(caller: Caller, command: RefundPayment): Promise<RefundAnswer> {
    return refundPayment(this.#deps, caller, command);
  }

  retrieve(caller: Caller, command: FindablePayment): Promise<ProviderAnswer> {
    return retrievePayment(this.#deps, caller, command);
  }

  verify(caller: Caller, raw: string, signature: string): Promise<Result<ProviderEvent, PaymentFailure>> {
    return verifyWebhook(this.#deps, caller, raw, signature);
  }
}

function depsFrom(env: PaymentsEnv) {
  const settings = paymentsSettings(env);
  const stripe = clientFor(settings, env.SANDBOX);
  return {
    ...providerFor(stripe, settings.PUBLIC_URL, systemClock.now),
    secrets: settings.STRIPE_WEBHOOK_SECRETS,
    construct: stripe.webhooks.constructEventAsync.bind(stripe.webhooks),
    now: systemClock.now,
  };
}
