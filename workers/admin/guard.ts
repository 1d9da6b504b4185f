// The guard at the staff's door: finds out who is asking, counts them, and lets through whom the table admits.
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { clientAddress } from '#http/client-address';
import { problem } from '#http/problem';
import { type RatePolicy, rateLimit } from '#http/rate-limit';
import type { Anonymous } from '#platform/caller';
import { admissionTo } from './access.ts';
import type { Door, DoorEnv } from './door.ts';

/** As in wrangler.toml, where the platform reads them; the numbers here are what clients are told. */
const staffPolicy: RatePolicy = { name: 'staff', limit: 300, periodSeconds: 60 };
const authPolicy: RatePolicy = { name: 'auth', limit: 30, periodSeconds: 60 };

export function identify(door: Pick<Door, 'whoIsAsking' | 'services'>): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    const stranger: Anonymous = { kind: 'anonymous', requestId: c.get('requestId') };
    const asking = await door.whoIsAsking(stranger, c.req.raw.headers);
    if (!asking.ok) return problem(c, asking.error);
    c.set('caller', asking.value ? { ...asking.value, requestId: stranger.requestId } : stranger);
    c.set('services', door.services);
    return next();
  };
}

/** Strangers are counted by address. Whoever tries credentials is too, however well signed in, and more strictly. */
export function limit(door: Pick<Door, 'limiters'>): MiddlewareHandler<DoorEnv> {
  const staff = rateLimit<DoorEnv>(staffPolicy, { limiter: () => door.limiters?.staff ?? null, keyOf: keyOfCaller });
  const auth = rateLimit<DoorEnv>(authPolicy, {
    limiter: () => door.limiters?.auth ?? null,
    keyOf: (c) => clientAddress(c.req.raw.headers),
  });
  return (c, next) => (c.req.path.startsWith('/v1/auth/') ? auth(c, next) : staff(c, next));
}

function keyOfCaller(c: Context<DoorEnv>): string {
  const caller = c.get('caller');
  return caller.kind === 'user' ? caller.userId : clientAddress(c.req.raw.headers);
}

/** Denies by default: a route that nobody wrote into the table is open to nobody, and where there is none no body is read. */
export const admit: MiddlewareHandler<DoorEnv> = async (c, next) => {
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  if (!route) return problem(c, { code: 'route_not_found' });
  const caller = c.get('caller');
  const admission = admissionTo(`${route.method} ${route.path}`, caller.kind === 'user' ? caller.roles : null);
  return admission === 'admitted' ? next() : problem(c, { code: admission });
};
