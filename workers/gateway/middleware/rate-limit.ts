// The policies of the public door, and who is counted under them.
import type { Context } from 'hono';
import type { Refusal } from '#http/problem';
import { countAgainst, type RateLimiter, type RatePolicy, rateLimit } from '#http/rate-limit';
import type { GatewayContext } from '../request-context.ts';
import { areRateLimitsOn } from '../settings.ts';

const perMinute = <Name extends string>(name: Name, limit: number) => ({ name, limit, periodSeconds: 60 });

/** The figures are those of wrangler.toml, which the binding does not tell. */
export const quotas = {
  search: perMinute('search', 120),
  read: perMinute('read', 300),
  write: perMinute('write', 60),
  auth: perMinute('auth', 30),
  lookup: perMinute('lookup', 20),
} satisfies Record<string, RatePolicy>;
export type RateLimitPolicy = keyof typeof quotas;

export type RateLimiters = Record<RateLimitPolicy, RateLimiter>;

export const limitersFrom = (env: GatewayEnv): RateLimiters => ({
  search: env.SEARCH_LIMIT,
  read: env.READ_LIMIT,
  write: env.WRITE_LIMIT,
  auth: env.AUTH_LIMIT,
  lookup: env.LOOKUP_LIMIT,
});

/** Counts the request against its account, else its address. */
export const limitCaller = (policy: RateLimitPolicy) =>
  rateLimit<GatewayContext>(quotas[policy], { limiter: (c) => limiterOf(c, policy), keyOf });

/** Counts once more under a key of its own: for guesses, and for paths that are no route. */
export const countAlso = (
  c: Context<GatewayContext>,
  policy: RateLimitPolicy,
  key: string,
): Promise<Refusal | undefined> => countAgainst(c, quotas[policy], { limiter: limiterOf(c, policy), key });

function keyOf({ var: { caller, address } }: Context<GatewayContext>): string {
  return caller.kind === 'user' ? caller.userId : address;
}

function limiterOf({ var: { edge } }: Context<GatewayContext>, policy: RateLimitPolicy): RateLimiter | null {
  return areRateLimitsOn(edge.settings) ? edge.limiters[policy] : null;
}
