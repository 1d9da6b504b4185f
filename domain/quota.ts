// A bound on how many things may count against one key at the same time: failures in a window, holds alive.
import type { Instant } from '#domain/ids';

export type Quota = { isAllowed: boolean; remaining: number; retryAfterSeconds: number };

/** Whether one more fits; if not, when the first of the living entries ends. */
export function checkQuota(living: readonly Instant[], limit: number, now: Instant): Quota {
  const remaining = Math.max(0, limit - living.length);
  if (remaining > 0) return { isAllowed: true, remaining, retryAfterSeconds: 0 };
  const needed = living.length - limit;
  const endsAt = [...living].sort((a, b) => a - b)[needed] ?? now;
  return { isAllowed: false, remaining: 0, retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now) / 1000)) };
}
