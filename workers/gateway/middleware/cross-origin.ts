// Lets pages of listed origins read answers (CORS). No cookie of ours exists, so credentials are never allowed.
import { createMiddleware } from 'hono/factory';
import type { GatewayContext } from '../request-context.ts';

const allowedHeaders = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id';
const exposedHeaders =
  'ETag, Idempotency-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, WWW-Authenticate, X-Request-Id';
const preflightSeconds = 600;

/** Marks answers for a listed origin; a preflight is answered by the unknown-method responder, which names the methods. */
export const crossOrigin = createMiddleware<GatewayContext>(async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.append('Vary', 'Origin');
  const origin = c.req.header('Origin');
  if (origin === undefined || !c.var.edge.settings.CORS_ORIGINS.includes(origin)) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', exposedHeaders);
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  if (c.req.method !== 'OPTIONS' || !c.req.header('Access-Control-Request-Method')) return;
  headers.set('Access-Control-Allow-Methods', headers.get('Allow') ?? '');
  headers.set('Access-Control-Allow-Headers', allowedHeaders);
  headers.set('Access-Control-Max-Age', String(preflightSeconds));
});
