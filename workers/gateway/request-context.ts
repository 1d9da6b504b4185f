// What the chain in front of a handler has found out about one request, and what the whole isolate shares.
import type { Context } from 'hono';
import type { CachedKeys } from '#http/cached-keys';
import type { EdgeVariables } from '#http/edge-context';
import type { Caller } from '#platform/caller';
import type { Clock } from '#platform/clock';
import type { RateLimiters } from './middleware/rate-limit.ts';
import type { ReadyPages } from './ready-pages.ts';
import type { Services } from './services.ts';
import type { GatewaySettings } from './settings.ts';

export type Edge = {
  settings: GatewaySettings;
  limiters: RateLimiters;
  keys: CachedKeys;
  clock: Clock;
  pages: ReadyPages;
  /** Goes on though the client of this request hangs up, for the others who wait for it. */
  outlive(c: Context<GatewayContext>, work: Promise<unknown>): void;
};

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
