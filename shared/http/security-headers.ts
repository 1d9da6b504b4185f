// The headers that keep browsers from doing more with an answer than it is for.
import type { MiddlewareHandler } from 'hono';
import type { EdgeVariables } from '#http/edge-context';

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";
const pageHeaders = { 'Cross-Origin-Opener-Policy': 'same-origin' };

const pagePolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Answers carry them whatever happened. A route may bring a content policy of its own; nothing is kept by a cache unless it says so. */
export const securityHeaders: MiddlewareHandler<{ Variables: EdgeVariables }> = async (c, next) => {
  const nonce = crypto.randomUUID();
  c.set('nonce', nonce);
  await next();
  const { headers } = c.res;
  const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false;
  for (const [name, value] of Object.entries(isPage ? { ...always, ...pageHeaders } : always)) headers.set(name, value);
  if (!headers.has('Content-Security-Policy'))
    headers.set('Content-Security-Policy', isPage ? pagePolicy(nonce) : dataPolicy);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
};
