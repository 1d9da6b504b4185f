// What the chain in front of a handler has found out about one request, and what the whole isolate shares.
import type { CachedKeys } from '#http/cached-keys';
import type { EdgeVariables } from '#http/edge-context';
import type { Caller } from '#platform/caller';
import type { Clock } from '#platform/clock';
import type { RateLimiters } from './middleware/rate-limit.ts';
import type { Services } from './services.ts';
import type { GatewaySettings } from './settings.ts';

export type Edge = { settings: GatewaySettings; limiters: RateLimiters; keys: CachedKeys; clock: Clock };

export type GatewayContext = {
  Variables: EdgeVariables & {
    edge: Edge;
    /** Under watch: deadlines, durations, one kind of error. */
    services: Services;
    caller: Caller;
    /** The network the client is counted by. */
    address: string;
  };
};
