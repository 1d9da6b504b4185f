// The wide shield in front of a door: how often one key may ask, counted by the platform per location and approximately.
// Exact limits (failed log-ins, look-ups, holds) are counted elsewhere, by objects.
import type { Context, Env, MiddlewareHandler } from 'hono';
import { problem, type Refusal } from '#http/problem';

/** The figures are those of wrangler.toml, which the binding does not tell. */
export type RatePolicy = { name: string; limit: number; periodSeconds: number };
export type RateLimiter = { limit(question: { key: string }): Promise<{ success: boolean }> };

/** What a policy needs of its door; `limiter` is null where limits are switched off on a developer's machine. */
export type RateLimitDeps<E extends Env> = { limiter(c: Context<E>): RateLimiter | null; keyOf(c: Context<E>): string };

/** Refuses with 429 once a key is over its policy. */
export const rateLimit =
  <E extends Env>(policy: RatePolicy, { limiter, keyOf }: RateLimitDeps<E>): MiddlewareHandler<E> =>
  async (c, next) => {
    announcePolicy(c, policy);
    return (await countAgainst(c, policy, { limiter: limiter(c), key: keyOf(c) })) ?? next();
  };

/** Names the policy that counts this request, whoever refuses first. The binding tells no remainder: `RateLimit` is on the refusal alone. */
export function announcePolicy(c: Context, policy: RatePolicy): void {
  c.set('ratePolicy', policy);
  c.header('RateLimit-Policy', `"${policy.name}";q=${policy.limit};w=${policy.periodSeconds}`);
}

/** Counts once under a key, and answers the refusal when that was once too often. */
export async function countAgainst(
  c: Context,
  policy: RatePolicy,
  { limiter, key }: { limiter: RateLimiter | null; key: string },
): Promise<Refusal | undefined> {
  if (limiter === null || (await limiter.limit({ key })).success) return undefined;
  announcePolicy(c, policy);
  return problem(c, { code: 'rate_limited', retryAfterSeconds: policy.periodSeconds });
}
