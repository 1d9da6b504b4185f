// Lets those through who ask for a WebSocket, from a page that may have one.
import { createMiddleware } from 'hono/factory';
import { problem } from '#http/problem';
import type { GatewayContext } from '../request-context.ts';

/**
 * Browsers ask no preflight before a socket, so CORS does not keep foreign pages out, but they name the page's origin,
 * which is checked here. What the sockets of this door tell is public and no credential opens them: a page that got through
 * could do no harm in anybody's name. Programs name no origin and are let in.
 */
export const askedForSocket = createMiddleware<GatewayContext>(async (c, next) => {
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket') return problem(c, { code: 'upgrade_required' });
  const { CORS_ORIGINS, PUBLIC_URL } = c.var.edge.settings;
  const origin = c.req.header('Origin');
  const isAllowed = origin === undefined || origin === new URL(PUBLIC_URL).origin || CORS_ORIGINS.includes(origin);
  return isAllowed ? next() : problem(c, { code: 'origin_not_allowed' });
});
