// Whether the door is open, and who one is to it.
import { z } from '@hono/zod-openapi';
import { profile } from '#contracts/account';
import { answer } from '../answer.ts';
import { answers200, noQuery, security } from '../describe.ts';
import { newRoutes, staffCaller } from '../door.ts';
import { staffRoute } from '../staff-route.ts';

const health = staffRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether the door is open',
  tags: ['Service'],
  request: { query: noQuery },
  responses: answers200(z.object({ status: z.literal('ok') }), 'It is'),
});
const me = staffRoute({
  method: 'get',
  path: '/v1/me',
  summary: 'One’s own account with its roles',
  tags: ['Account'],
  security,
  request: { query: noQuery },
  responses: answers200(profile, 'The account'),
});

export const profileRoutes = () =>
  newRoutes()
    .openapi(health, (c) => c.json({ status: 'ok' } as const, 200))
    .openapi(me, async (c) => answer(c, await c.get('services').identity.readProfile(staffCaller(c))));
