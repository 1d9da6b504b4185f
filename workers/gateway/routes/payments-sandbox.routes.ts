// The way to the payments sandbox, whose page of a bank a traveller is sent to. Added in local mode only; elsewhere nothing answers here.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { GatewayContext } from '../request-context.ts';

export type Sandbox = { fetch(request: Request): Promise<Response> };

/** No `form-action`: the page posts to itself and is then led back to wherever the traveller came from, which browsers would stop. */
const bankPagePolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Passed on as it came: the sandbox plays a house of its own, with its own contract, limits and refusals. */
export const paymentsSandboxRoutes = (sandbox: Sandbox) =>
  new OpenAPIHono<GatewayContext>().all('/dev/payments-sandbox/*', async (c) => {
    const answer = await sandbox.fetch(new Request(c.req.raw, { redirect: 'manual' }));
    c.header('Content-Security-Policy', bankPagePolicy);
    return c.newResponse(answer.body, answer);
  });
