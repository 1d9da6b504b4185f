// A payment provider for development and tests, which speaks the part of Stripe's HTTP API we use. Shut everywhere but on a developer's machine.
import { sandboxApp } from './app.ts';
import { isOpen } from './settings.ts';

export { Ledger } from './ledger.object.ts';

const app = sandboxApp((milliseconds) => scheduler.wait(milliseconds));

export default {
  fetch(request: Request, env: PaymentsSandboxEnv, ctx: ExecutionContext): Response | Promise<Response> {
    return isOpen(env) ? app.fetch(request, env, ctx) : new Response(null, { status: 404 });
  },
};
