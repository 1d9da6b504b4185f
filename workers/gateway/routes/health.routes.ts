// Whether the house is up, and the keys its tokens are signed with.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { problem } from '#http/problem';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';
import { version } from '../../../package.json';
import { json } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { GatewayContext } from '../request-context.ts';
import type { Services } from '../services.ts';

const health = z
  .object({
    status: z.literal('ok').meta({ description: 'Every service behind the gateway answers', example: 'ok' }),
    version: z.string().meta({ description: 'Version of Skyhold', example: '1.0.0' }),
  })
  .meta({ id: 'Health', description: 'A sign of life.' });

const jwks = z
  .object({
    keys: z
      .array(
        z.looseObject({
          kty: z.string().meta({ description: 'Key type', example: 'EC' }),
          kid: z
            .string()
            .optional()
            .meta({ description: 'Key id, named by the tokens it signs', example: 'key-2026-11' }),
        }),
      )
      .meta({ description: 'Newest first; the older ones still verify' }),
  })
  .meta({ id: 'JsonWebKeySet', description: 'Public keys (RFC 7517).' });

const readHealth = guarded(
  { rateLimit: 'read', who: 'public' },
  {
    method: 'get',
    path: '/healthz',
    operationId: 'readHealth',
    summary: 'Is everything ready?',
    description: 'Asks every service behind the gateway, and answers 503 until all of them answer.',
    tags: ['Service'],
    responses: { 200: json(health, 'Ready') },
    problems: ['service_unavailable'],
  },
);

const readKeys = guarded(
  { rateLimit: 'read', who: 'public', cacheControl: 'public, max-age=300', hasEtag: true },
  {
    method: 'get',
    path: '/.well-known/jwks.json',
    operationId: 'readKeys',
    summary: 'Public keys of access tokens',
    description: 'Verifies access tokens (RFC 7517). Keys turn: ask again when a token names one you do not know.',
    tags: ['Service'],
    responses: { 200: json(jwks, 'The keys, newest first') },
    problems: [],
  },
);

/** The cheapest question of each service; whatever it answers, it answers. */
const askEveryService = (services: Services, caller: Caller): Promise<unknown>[] => [
  services.identity.jwks(caller),
  services.search.listCities(caller, { limit: 1 }),
  services.booking.listBookings(caller, { limit: 1 }),
  services.notifications.mailbox(caller, { limit: 1 }),
];

export const healthRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(readHealth, async (c) => {
      const answers = await Promise.allSettled(askEveryService(c.var.services, c.var.caller));
      const missing = answers.find((answer) => answer.status === 'rejected');
      if (!missing) return c.json({ status: 'ok', version }, 200);
      log('warn', 'not_ready', { request_id: c.var.requestId, worker: 'gateway', error: errorText(missing.reason) });
      return problem(c, { code: 'service_unavailable' });
    })
    .openapi(readKeys, async (c) => {
      return c.json(published(await c.var.edge.keys.all()), 200);
    });

/** Each key as identity publishes it; `kty` is required by RFC 7517, which the library's type leaves open. */
function published(keys: JSONWebKeySet): z.infer<typeof jwks> {
  return jwks.parse(keys);
}
