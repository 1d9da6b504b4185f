// Failures on the wire: problem+json (RFC 9457) made from a failure's code and facts.
import type { Context, TypedResponse } from 'hono';
import type { FieldFault } from '#domain/errors';
import type { EdgeVariables } from '#http/edge-context';
import type { ProblemKind } from '#http/edge-problems';
import { type AnyFailure, problems } from '#http/problems';

/** Seconds a client waits where the failure itself does not say. */
const shortPauseSeconds = 1;

/** What of a request a problem repeats. */
type Asked = Pick<EdgeVariables, 'requestId' | 'ratePolicy'> & { path: string; hasCredential: boolean };

/** A failure as status, headers and body; pure, so that it can be tested without a server. */
export function presentProblem(failure: AnyFailure, asked: Asked) {
  const kind = kindOf(failure);
  const { errors, ...facts } = kind.facts(failure);
  const faults = errors ?? (kind.status === 422 ? [faultOfRule(failure, kind.detail)] : undefined);
  const body = {
    type: `/problems/${failure.code}`,
    title: kind.title,
    status: kind.status,
    detail: kind.detail,
    instance: asked.path,
    code: failure.code,
    request_id: asked.requestId,
    retryable: kind.retryable,
    ...(faults && { errors: faults }),
    ...facts,
  };
  return { status: kind.status, headers: headersOf(failure, kind, asked), body };
}

/** An answer every route may give beside its own: fits wherever a typed answer is expected. */
export type Refusal = Response & TypedResponse<never, never, 'json'>;

/** Answers a failure; needs the request id middleware before it. */
export function problem(c: Context, failure: AnyFailure): Refusal {
  const { status, headers, body } = presentProblem(failure, {
    requestId: c.get('requestId'),
    ratePolicy: c.get('ratePolicy'),
    path: c.req.path,
    hasCredential: c.req.header('Authorization') !== undefined,
  });
  c.set('problemCode', failure.code);
  return asRefusal(
    c.newResponse(JSON.stringify(body), status, {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    }),
  );
}

/** No route lists problems in its answer type; `never` as data and status fits them all. */
function asRefusal(response: Response): Refusal {
  return response as Refusal;
}

function headersOf(failure: AnyFailure, kind: ProblemKind<never>, asked: Asked): Record<string, string> {
  const pause = 'retryAfterSeconds' in failure ? failure.retryAfterSeconds : shortPauseSeconds;
  return {
    ...((kind.retryable || 'retryAfterSeconds' in failure) && { 'Retry-After': String(Math.max(1, Math.ceil(pause))) }),
    // RFC 6750: who sent nothing learns the scheme only, who sent something learns that it does not count.
    ...(kind.status === 401 && {
      'WWW-Authenticate': `Bearer realm="skyhold"${asked.hasCredential ? ', error="invalid_token"' : ''}`,
    }),
    ...(failure.code === 'scope_missing' && {
      'WWW-Authenticate': `Bearer realm="skyhold", error="insufficient_scope", scope="${failure.scope}"`,
    }),
    ...(failure.code === 'rate_limited' &&
      asked.ratePolicy && { RateLimit: `"${asked.ratePolicy.name}";r=0;t=${Math.ceil(pause)}` }),
    // RFC 9110, 15.5.22: the answer names the protocol to ask for.
    ...(failure.code === 'upgrade_required' && { Upgrade: 'websocket' }),
    ...(failure.code === 'method_not_allowed' && { Allow: failure.allow.join(', ') }),
  };
}

/** A 422 names a place even where the rule that refused knows of no fields. */
function faultOfRule(failure: AnyFailure, detail: string): FieldFault {
  return { pointer: pointerOf(failure), code: failure.code, detail };
}

function pointerOf(failure: AnyFailure): string {
  if ('passenger' in failure) return `/passengers/${failure.passenger}`;
  if ('seats' in failure) return '/seats';
  return pointers[failure.code] ?? '/passengers';
}

/** Where rules without facts of a place were broken; all others are about the people who fly. */
const pointers: Partial<Record<AnyFailure['code'], string>> = {
  seat_for_infant: '/seats',
  unknown_flight: '/seats',
  offer_invalid: '/offer_id',
  quote_invalid: '/quote_id',
  infant_left_behind: '/passenger_ids',
  idempotency_key_reused: 'Idempotency-Key',
  link_invalid: '/token',
};

/** The map's own type pairs each code with its facts; one look-up by a union of codes cannot say so. */
function kindOf(failure: AnyFailure): ProblemKind<AnyFailure> {
  return problems[failure.code] as ProblemKind<AnyFailure>;
}
