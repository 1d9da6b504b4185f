// What stands in front of a route: who may call it, how often, and what its body and its answer may be.
import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { createMiddleware } from 'hono/factory';
import { plainQuery } from '#http/plain-query';
import type { ProblemCode } from '#http/problems';
import { announcePolicy } from '#http/rate-limit';
import type { Scope } from '#platform/caller';
import { authenticate, requireLiveSession, requireScope } from './middleware/authenticate.ts';
import { idempotencyKey } from './middleware/idempotency-key.ts';
import { limitCaller, quotas, type RateLimitPolicy } from './middleware/rate-limit.ts';
import { announcedLength, type BodyKind, readBody } from './middleware/read-body.ts';
import { readyPage } from './middleware/ready-page.ts';
import type { GatewayContext } from './request-context.ts';

export type Policy = {
  rateLimit: RateLimitPolicy;
  /** `optional` knows a caller who shows a valid credential and serves the others too. */
  who: 'public' | 'optional' | 'traveller';
  scope?: Scope;
  /**
   * A person needs a session that still lives. `required` refuses API keys; `of_people` takes them, since a key is looked up
   * with every request anyway: one that was revoked opens nothing from then on.
   */
  liveSession?: 'required' | 'of_people';
  needsIdempotencyKey?: true;
  /** A key may be sent: what happens once then happens once, however often it is asked for. */
  takesIdempotencyKey?: true;
  /** Kept byte for byte, up to 256 KiB, because a signature covers it. */
  hasRawBody?: true;
  /** `public, max-age=60` for reference data; nothing is kept by default. */
  cacheControl?: string;
  hasEtag?: true;
  /** Answers everybody alike, and keeps an answer ready for as long as the service allows. */
  hasReadyPages?: true;
  /** What an id that cannot be right is answered with, like an unknown one; `not_found` by default. */
  unknownId?: 'offer_not_found';
};

/** The one chain, in its order. A stranger's body is never read, and a body is read before its key is asked for. */
export function chainOf(policy: Policy, body: BodyKind | undefined): MiddlewareHandler<GatewayContext>[] {
  return [
    noteRoute(policy),
    ...(body ? [announcedLength(body)] : []),
    ...(policy.who === 'traveller' ? [authenticate('required')] : []),
    ...(policy.who === 'optional' ? [authenticate('optional')] : []),
    ...(policy.scope ? [requireScope(policy.scope)] : []),
    limitCaller(policy.rateLimit),
    ...(policy.hasReadyPages ? [readyPage] : []),
    ...(policy.liveSession ? [requireLiveSession(policy.liveSession)] : []),
    ...(body ? [readBody(body)] : []),
    ...(policy.needsIdempotencyKey ? [idempotencyKey('required')] : []),
    ...(policy.takesIdempotencyKey ? [idempotencyKey('optional')] : []),
    plainQuery,
    ...(policy.cacheControl ? [cacheControl(policy.cacheControl)] : []),
    ...(policy.hasEtag ? [etag()] : []),
  ];
}

/** The problems a route can answer because of what stands in front of it. */
export function problemsOf(policy: Policy, has: { body: boolean; query: boolean; params: boolean }): ProblemCode[] {
  return [
    'rate_limited',
    'invalid_request',
    'uri_too_long',
    'headers_too_large',
    'internal',
    'service_unavailable',
    'timeout',
    ...(has.params ? [policy.unknownId ?? ('not_found' as const)] : []),
    ...(has.body ? (['malformed_json', 'too_deep', 'unsupported_media_type', 'payload_too_large'] as const) : []),
    ...(policy.who === 'traveller' ? (['unauthenticated'] as const) : []),
    ...(policy.scope ? (['scope_missing'] as const) : []),
    ...(policy.liveSession ? (['session_ended'] as const) : []),
    ...(policy.liveSession === 'required' ? (['forbidden'] as const) : []),
    ...(policy.takesIdempotencyKey ? (['idempotency_key_invalid'] as const) : []),
    ...(policy.needsIdempotencyKey ? (['idempotency_key_required', 'idempotency_key_invalid'] as const) : []),
  ];
}

const noteRoute = (policy: Policy) =>
  createMiddleware<GatewayContext>(async (c, next) => {
    if (policy.unknownId) c.set('unknownId', policy.unknownId);
    announcePolicy(c, quotas[policy.rateLimit]);
    return next();
  });

const cacheControl = (value: string) =>
  createMiddleware<GatewayContext>(async (c, next) => {
    await next();
    if ((c.res.ok || c.res.status === 304) && !c.res.headers.has('Cache-Control'))
      c.res.headers.set('Cache-Control', value);
  });
