// The Worker that tests inside the runtime run in: it re-exports every object class, and the two services objects call.
import { WorkerEntrypoint } from 'cloudflare:workers';
import sandbox from '../../workers/payments-sandbox/index.ts';

export { Booking, Flight, Throttle } from '../../durable-objects/index.ts';
export { default as Payments } from '../../workers/payments/index.ts';
export { Ledger } from '../../workers/payments-sandbox/index.ts';

/** The sandbox as a named entrypoint, since this Worker has one default only. */
export class PaymentsSandbox extends WorkerEntrypoint<PaymentsSandboxEnv> {
  override fetch(request: Request): Response | Promise<Response> {
    return sandbox.fetch(request, this.env, this.ctx);
  }
}

export default { fetch: () => new Response('in-runtime tests') };
