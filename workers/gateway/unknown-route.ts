// What no handler answers: an unknown path, a method a path does not have, OPTIONS.
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { problem } from '#http/problem';
import { announcePolicy } from '#http/rate-limit';
import { countAlso, quotas } from './middleware/rate-limit.ts';
import type { GatewayContext } from './request-context.ts';

/** Which methods each declared path answers; asked for paths nobody handled. */
export function unknownRoute(app: OpenAPIHono<GatewayContext>) {
  const paths = Map.groupBy(
    app.routes.filter(({ method }) => method !== 'ALL'),
    ({ path }) => path,
  );
  const known = [...paths].map(([path, routes]) => ({
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:[a-z_]+/g, '[^/]+')}$`),
    allow: allowedMethods(routes.map(({ method }) => method)),
  }));
  return async (c: Context<GatewayContext>): Promise<Response> => {
    const fitting = known.filter(({ pattern }) => pattern.test(c.req.path));
    const allow = [...new Set(fitting.flatMap((path) => path.allow))].sort();
    announcePolicy(c, quotas.read);
    const tooOften = await countAlso(c, 'read', c.var.address);
    if (tooOften) return tooOften;
    if (allow.length === 0) return problem(c, { code: 'route_not_found' });
    if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow.join(', ') });
    return problem(c, { code: 'method_not_allowed', allow });
  };
}

function allowedMethods(methods: string[]): string[] {
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
}
