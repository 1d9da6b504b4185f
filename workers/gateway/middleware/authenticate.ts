// Finds out who asks: an access token of ours for travellers, or an API key.
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AccountFailure, CommonFailure } from '#domain/errors';
import { err, type Result } from '#domain/result';
import { bearerToken } from '#http/bearer';
import { problem } from '#http/problem';
import { keyIdOf, verifyAccessToken } from '#platform/access-token';
import type { Scope, SignedIn } from '#platform/caller';
import type { GatewayContext } from '../request-context.ts';
import { countAlso } from './rate-limit.ts';

type Known = Result<Omit<SignedIn, 'requestId'>, AccountFailure | CommonFailure>;

/** `optional` takes who it can get and goes on without: a log-out must work with a token that has just expired. */
export const authenticate = (need: 'optional' | 'required') =>
  createMiddleware<GatewayContext>(async (c, next) => {
    const known = await identify(c);
    if (known.ok) c.set('caller', { ...known.value, requestId: c.var.caller.requestId });
    if (known.ok || need === 'optional') return next();
    const hasTried = c.req.header('Authorization') !== undefined;
    const tooOften = hasTried && (await countAlso(c, 'auth', `failed:${c.var.address}`));
    return tooOften || problem(c, known.error);
  });

/** Lets only those pass whose token or key includes the scope. */
export const requireScope = (scope: Scope) =>
  createMiddleware<GatewayContext>(async (c, next) => {
    const { caller } = c.var;
    const isAllowed = caller.kind === 'user' && caller.scopes.includes(scope);
    return isAllowed ? next() : problem(c, { code: 'scope_missing', scope });
  });

/** For what a stolen token must not do: a person who logged in, in a session that has not been ended meanwhile. */
export const requireLiveSession = (whose: 'required' | 'of_people') =>
  createMiddleware<GatewayContext>(async (c, next) => {
    const { caller, services } = c.var;
    if (caller.kind !== 'user') return problem(c, { code: 'forbidden' });
    if (caller.sessionId === undefined) return whose === 'of_people' ? next() : problem(c, { code: 'forbidden' });
    return (await services.identity.isSessionLive(caller)) ? next() : problem(c, { code: 'session_ended' });
  });

async function identify(c: Context<GatewayContext>): Promise<Known> {
  const { caller, services, edge } = c.var;
  const token = bearerToken(c.req.raw.headers);
  if (!token.ok || token.value === null) return err({ code: 'unauthenticated' });
  const credential = token.value;
  if (credential.startsWith('sk_')) return services.identity.authenticateApiKey(caller, credential);
  const keyId = keyIdOf(credential);
  if (keyId === undefined) return err({ code: 'unauthenticated' });
  return verifyAccessToken(await edge.keys.for(keyId), credential, {
    audience: 'skyhold:travellers',
    issuer: edge.settings.PUBLIC_URL,
    now: edge.clock.now(),
  });
}
