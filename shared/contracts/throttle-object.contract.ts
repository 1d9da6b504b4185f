// What a Throttle object promises: an exact count for one key, such as failures of one address or live holds of one account.

import type { Instant } from '#domain/ids';
import type { Quota } from '#domain/quota';
import type { Caller } from '#platform/caller';

export interface ThrottleObject {
  /** Counts `entryId` until `expiresAt` if fewer than `limit` count now; the same entry counts once. */
  take(caller: Caller, entryId: string, expiresAt: Instant, limit: number): Promise<Quota>;
  /** Whether one more would be allowed, counting nothing. */
  peek(caller: Caller, limit: number): Promise<Quota>;
  /** Stops counting an entry before it expires. */
  give(caller: Caller, entryId: string): Promise<void>;
  /** Forgets every entry, as after a successful log-in. */
  clear(caller: Caller): Promise<void>;
}
