// Opening sockets at this door: who may have one, and how one that was opened inside is handed out.
import type { Context } from 'hono';
import { problem, type Refusal } from '#http/problem';
import type { GatewayContext } from './request-context.ts';

/**
 * Browsers ask no preflight before a socket, so CORS does not keep foreign pages out, but they name the page's origin,
 * which is checked here. What the sockets of this door tell is public and no credential opens them: a page that got through
 * could do no harm in anybody's name. Programs name no origin and are let in.
 */
export function refuseSocket(c: Context<GatewayContext>): Refusal | undefined {
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket') return problem(c, { code: 'upgrade_required' });
  const { CORS_ORIGINS, PUBLIC_URL } = c.var.edge.settings;
  const origin = c.req.header('Origin');
  const isAllowed = origin === undefined || origin === new URL(PUBLIC_URL).origin || CORS_ORIGINS.includes(origin);
  return isAllowed ? undefined : problem(c, { code: 'origin_not_allowed' });
}

/** A socket passes only in a Response of its own; `c.res`, once it was read, keeps the headers set before. No answer type lists it. */
export function handSocketOut(c: Context<GatewayContext>, opened: Response): Refusal {
  void c.res;
  return new Response(null, { status: 101, webSocket: opened.webSocket }) as Refusal;
}
