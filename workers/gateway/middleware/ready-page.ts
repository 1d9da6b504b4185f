// Answers at once what somebody asked a moment ago in the very same words: what was found valid then is valid now.
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { GatewayContext } from '../request-context.ts';

/** Path and query as they came; the host does not matter. Only for routes that answer everybody alike. */
export const pageKey = (c: Context<GatewayContext>): string => {
  const { url } = c.req;
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
};

export const readyPage = createMiddleware<GatewayContext>(async (c, next) => {
  const bytes = c.var.edge.pages.find(pageKey(c));
  return bytes ? c.body(bytes, 200, { 'Content-Type': 'application/json' }) : next();
});
