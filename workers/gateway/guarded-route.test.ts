// No route without a policy.
import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { guarded, requirePolicies } from './guarded-route.ts';
import type { GatewayContext } from './request-context.ts';

const anApp = () => new OpenAPIHono<GatewayContext>();
const aRoute = guarded(
  { rateLimit: 'read', who: 'public' },
  {
    method: 'get',
    path: '/v1/things/{id}',
    operationId: 'readThing',
    summary: 'Read a thing',
    description: 'Nothing more.',
    tags: ['Things'],
    responses: { 200: { description: 'The thing' } },
    problems: ['not_found'],
  },
);

test('a gateway of guarded routes starts', () => {
  const app = anApp().openapi(aRoute, (c) => c.body(null, 200));

  expect(() => requirePolicies(app)).not.toThrow();
});

test('a route added beside them stops the start and is named', () => {
  const app = anApp().openapi(aRoute, (c) => c.body(null, 200));
  app.delete('/v1/things/:id', (c) => c.body(null, 204));

  expect(() => requirePolicies(app)).toThrow('route DELETE /v1/things/:id has a policy');
});

test('what its policy can refuse is published with the route', () => {
  expect(Object.keys(aRoute.responses)).toEqual(['200', '404', '414', '422', '429', '431', '500', '503']);
});
