// What the staff's door is made of, and what every request carries once the middleware has seen it.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { RequestId } from '#domain/ids';
import { invariant } from '#domain/invariant';
import type { EdgeVariables } from '#http/edge-context';
import type { RateLimiter } from '#http/rate-limit';
import { refuseInvalid } from '#http/validation';
import type { Anonymous, SignedIn } from '#platform/caller';
import type { Clock } from '#platform/clock';
import type { Services } from './services.ts';
import type { WhoIsAsking } from './who-is-asking.ts';

export type Door = {
  services: Services;
  whoIsAsking: WhoIsAsking;
  /** True on a developer's machine alone: elsewhere Cloudflare Access signs people in, and the routes do not exist. */
  hasPasswordLogin: boolean;
  /** Null where limits are switched off. */
  limiters: { staff: RateLimiter; auth: RateLimiter } | null;
  clock: Clock;
  newRequestId(): RequestId;
};

export type DoorEnv = { Variables: EdgeVariables & { caller: SignedIn | Anonymous; services: Services } };
export type DoorContext = Context<DoorEnv>;

/** An empty app with the house's answer to invalid input; every routes file begins with one. */
export const newRoutes = () => new OpenAPIHono<DoorEnv>({ defaultHook: refuseInvalid });

/** Who asks, on a route that admits staff only; that a stranger got here would be a hole in the door. */
export function staffCaller(c: Context<DoorEnv>): SignedIn {
  const caller = c.get('caller');
  invariant(caller.kind === 'user' && caller.audience === 'skyhold:staff', 'only staff get past the door');
  return caller;
}
