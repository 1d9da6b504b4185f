// How answers leave the sandbox: as Stripe's JSON, late, or not at all.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Command } from './carry-out.ts';
import { type Form, parseForm } from './form.ts';
import { fingerprintOf } from './idempotency.ts';
import type { Ledger } from './ledger.object.ts';
import { sandboxSettings } from './settings.ts';
import { errorBody, invalid, type StripeError } from './stripe-error.ts';

export type Sandbox = { Bindings: PaymentsSandboxEnv; Variables: { wait: (milliseconds: number) => Promise<void> } };

/** One ledger for the whole sandbox. */
export function ledger(c: Context<Sandbox>): DurableObjectStub<Ledger> {
  return c.env.LEDGER.getByName('ledger');
}

export const formOf = async (c: Context<Sandbox>): Promise<Form | null> => parseForm(await bodyOf(c));

export const queryOf = (c: Context<Sandbox>): Form | null => parseForm(new URL(c.req.url).search);

export function answer(c: Context<Sandbox>, { status, body }: { status: number; body: object }): Response {
  return c.json(body, statusOf(status));
}

export const refuse = (c: Context<Sandbox>, error: StripeError): Response =>
  answer(c, { status: error.status, body: errorBody(error) });

/** Carries out a command under the request's idempotency key, and answers the way its payment method asks for. */
export async function post(c: Context<Sandbox>, command: Command): Promise<Response> {
  const key = c.req.header('idempotency-key') ?? null;
  if (key !== null && key.length > 255) return refuse(c, invalid('Idempotency keys are at most 255 characters long.'));
  const fingerprint = fingerprintOf(c.req.method, c.req.path, await bodyOf(c));
  const posted = await ledger(c).post({ command, key, fingerprint });
  if (posted.delivery === 'slow') await c.var.wait(sandboxSettings(c.env).SLOW_ANSWER_MS);
  if (posted.delivery === 'lost') return c.html('<html><body>502 Bad Gateway</body></html>', 502);
  if (key !== null) c.header('Idempotency-Key', key);
  if (posted.isReplay) c.header('Idempotent-Replayed', 'true');
  c.header('Content-Type', 'application/json');
  return c.body(posted.body, statusOf(posted.status));
}

/** Read as bytes, because the runtime warns whoever reads a form as text. */
const bodyOf = async (c: Context<Sandbox>): Promise<string> => new TextDecoder().decode(await c.req.arrayBuffer());

/** Every status the sandbox answers with may carry a body. */
const statusOf = (status: number): ContentfulStatusCode => status as ContentfulStatusCode;
