// One log line an answer, and where the time went in Server-Timing. Neither path nor query is logged: both can hold what is personal.
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Clock } from '#platform/clock';
import { log } from '#platform/log';

const spelledMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export const requestLog =
  (worker: string, clock: Clock): MiddlewareHandler =>
  async (c, next) => {
    const startedAt = clock.now();
    await next();
    const duration = clock.now() - startedAt;
    c.res.headers.set('Server-Timing', serverTiming(duration, c.get('timings') ?? new Map()));
    log('info', 'request_answered', {
      worker,
      request_id: c.get('requestId'),
      method: spelledMethods.has(c.req.method) ? c.req.method : 'other',
      route: routePatternOf(c),
      status: c.res.status,
      duration_ms: duration,
      ...(c.get('problemCode') && { code: c.get('problemCode') }),
    });
  };

/** `/v1/flights/{id}`, as the contract spells it; `none` where only middleware matched. */
function routePatternOf(c: Context): string {
  const pattern = routePath(c, -1);
  return pattern === '*' || pattern === '/*' ? 'none' : pattern.replaceAll(/:(\w+)/g, '{$1}');
}

/** `total;dur=12, search;dur=9`: one entry a service asked. */
function serverTiming(totalMs: number, timings: ReadonlyMap<string, number>): string {
  return [['total', totalMs] as const, ...timings].map(([name, ms]) => `${name};dur=${Math.round(ms)}`).join(', ');
}
