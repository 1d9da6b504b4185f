// One's own profile and API keys.
import { OpenAPIHono } from '@hono/zod-openapi';
import { apiKey, apiKeyCreated, createApiKeyRequest, profile, profilePatch } from '#contracts/account';
import { wholeListOf } from '#contracts/conventions';
import { problem } from '#http/problem';
import { idParam, json, jsonBody } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import type { Policy } from '../policy.ts';
import type { GatewayContext } from '../request-context.ts';

const readPolicy: Policy = { rateLimit: 'read', who: 'traveller', scope: 'profile:read' };
const writePolicy: Policy = { rateLimit: 'write', who: 'traveller', scope: 'profile:write' };
const ownPolicy: Policy = { ...writePolicy, liveSession: 'required' };
const tags: ['Account'] = ['Account'];

const readProfile = guarded(
  { ...readPolicy, hasEtag: true },
  {
    method: 'get',
    path: '/v1/me',
    operationId: 'readProfile',
    summary: 'Read your profile',
    description: 'Names, phone, language and roles. It carries an ETag.',
    tags,
    responses: { 200: json(profile, 'You, with your roles') },
    problems: ['not_found'],
  },
);

const changeProfile = guarded(writePolicy, {
  method: 'patch',
  path: '/v1/me',
  operationId: 'changeProfile',
  summary: 'Change names, phone or locale',
  description: 'Fields that are left out stay as they are; `phone` can be removed with null.',
  tags,
  request: jsonBody(profilePatch),
  responses: { 200: json(profile, 'You, as changed') },
  problems: ['not_found'],
});

const eraseAccount = guarded(ownPolicy, {
  method: 'delete',
  path: '/v1/me',
  operationId: 'eraseAccount',
  summary: 'Erase your account',
  description: 'Personal data goes; what money rows must keep stays without it.',
  tags,
  responses: { 204: { description: 'Erased' } },
  problems: ['not_found'],
});

const listApiKeys = guarded(readPolicy, {
  method: 'get',
  path: '/v1/api-keys',
  operationId: 'listApiKeys',
  summary: 'List your API keys',
  description: 'Each with its scopes and when it was last used. Secrets are never shown again.',
  tags,
  responses: { 200: json(wholeListOf(apiKey), 'Your keys, without their secrets') },
  problems: [],
});

const createApiKey = guarded(ownPolicy, {
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createApiKey',
  summary: 'Create an API key',
  description: 'The secret is shown this once.',
  tags,
  request: jsonBody(createApiKeyRequest),
  responses: { 201: json(apiKeyCreated, 'The key with its secret') },
  problems: ['scope_missing'],
});

const revokeApiKey = guarded(ownPolicy, {
  method: 'delete',
  path: '/v1/api-keys/{id}',
  operationId: 'revokeApiKey',
  summary: 'Revoke an API key',
  description: 'It counts no more from the next request on.',
  tags,
  request: { params: idParam('key', 'API key') },
  responses: { 204: { description: 'Revoked at once' } },
  problems: ['not_found'],
});

export const accountRoutes = () =>
  new OpenAPIHono<GatewayContext>()
    .openapi(readProfile, async (c) => {
      const me = await c.var.services.identity.readProfile(c.var.caller);
      return me.ok ? c.json(me.value, 200) : problem(c, me.error);
    })
    .openapi(changeProfile, async (c) => {
      const me = await c.var.services.identity.changeProfile(c.var.caller, c.req.valid('json'));
      return me.ok ? c.json(me.value, 200) : problem(c, me.error);
    })
    .openapi(eraseAccount, async (c) => {
      const erased = await c.var.services.identity.eraseAccount(c.var.caller);
      return erased.ok ? c.body(null, 204) : problem(c, erased.error);
    })
    .openapi(listApiKeys, async (c) => {
      const keys = await c.var.services.identity.listApiKeys(c.var.caller);
      return keys.ok ? c.json({ data: keys.value, next: null }, 200) : problem(c, keys.error);
    })
    .openapi(createApiKey, async (c) => {
      const key = await c.var.services.identity.createApiKey(c.var.caller, c.req.valid('json'));
      return key.ok ? c.json(key.value, 201) : problem(c, key.error);
    })
    .openapi(revokeApiKey, async (c) => {
      const revoked = await c.var.services.identity.revokeApiKey(c.var.caller, c.req.valid('param').id);
      return revoked.ok ? c.body(null, 204) : problem(c, revoked.error);
    });
