// The only way to declare a route: its contract together with the policy in front of it.
import { createRoute, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';
import { invariant } from '#domain/invariant';
import { problemResponses } from '#http/problem-responses';
import type { ProblemCode } from '#http/problems';
import type { BodyKind } from './middleware/read-body.ts';
import { chainOf, type Policy, problemsOf } from './policy.ts';
import type { GatewayContext } from './request-context.ts';

/** Contract of one route. `problems` are those its own verb can answer; the policy adds the others. */
type Declaration = Omit<RouteConfig, 'middleware' | 'hide' | 'security'> & {
  operationId: string;
  summary: string;
  description: string;
  tags: [string];
  problems: ProblemCode[];
};

/**
 * Puts the chain of a policy in front of a contract. The answer's type stays that of the declaration: problems are answered
 * through `problem`, which fits every route. Without a query schema any query parameter is refused.
 */
export function guarded<const Declared extends Declaration>(policy: Policy, declared: Declared) {
  const { problems, request, responses, ...described } = declared;
  const body = bodyKindOf(policy, declared);
  const codes = problemsOf(policy, { body: body !== undefined, query: true, params: request?.params !== undefined });
  return asDeclared<Declared>(
    createRoute({
      ...(described as Omit<Declaration, 'problems' | 'request' | 'responses'>),
      description: describedWith(policy, declared.description),
      security: securityOf(policy),
      'x-policy': policy,
      request: { query: z.strictObject({}), ...request },
      responses: withProblems(responses, problemResponses([...problems, ...codes])),
      middleware: chainOf(policy, body),
    }),
  );
}

/** Stops the start of a gateway in which some route answers without a policy. */
export function requirePolicies(app: OpenAPIHono<GatewayContext>): void {
  const declared = new Set(
    app.openAPIRegistry.definitions.flatMap((definition) =>
      definition.type === 'route' && definition.route['x-policy'] !== undefined
        ? [`${definition.route.method.toUpperCase()} ${definition.route.path.replaceAll(/{(.+?)}/g, ':$1')}`]
        : [],
    ),
  );
  for (const { method, path } of app.routes) {
    invariant(method === 'ALL' || declared.has(`${method} ${path}`), `route ${method} ${path} has a policy`);
  }
}

function bodyKindOf(policy: Policy, { request }: Declaration): BodyKind | undefined {
  if (!request?.body) return undefined;
  const isForm = Object.keys(request.body.content).includes('application/x-www-form-urlencoded');
  return {
    mediaType: isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    isRaw: policy.hasRawBody ?? false,
    isRequired: request.body.required ?? false,
  };
}

/** Where a page and a problem share a status, both are published under it. */
function withProblems(answers: RouteConfig['responses'], refusals: RouteConfig['responses']): RouteConfig['responses'] {
  const shared = Object.entries(answers).flatMap(([status, answer]) => {
    const refusal = refusals[status];
    if (!refusal || !('content' in refusal) || !('content' in answer)) return [];
    const description = `${answer.description}\n\n${refusal.description}`;
    return [[status, { ...answer, description, content: { ...answer.content, ...refusal.content } }] as const];
  });
  return { ...refusals, ...answers, ...Object.fromEntries(shared) };
}

/** A route that takes callers as they come offers both ways to sign in and a third: none. */
function securityOf({ who, liveSession }: Policy): NonNullable<RouteConfig['security']> {
  if (who === 'public') return [];
  if (who === 'optional') return [{ accessToken: [] }, {}];
  return liveSession === 'required' ? [{ accessToken: [] }] : [{ accessToken: [] }, { apiKey: [] }];
}

/** OpenAPI has no place for the scopes of bearer tokens that every tool accepts, so words name them. */
function describedWith({ scope }: Policy, description: string): string {
  return scope ? `${description} Needs the scope \`${scope}\`.` : description;
}

/** What was added (headers, problems, middleware) changes no handler's input and no success, so the declared type still holds. */
function asDeclared<Declared extends Declaration>(route: object): Omit<Declared, 'problems'> {
  return route as Omit<Declared, 'problems'>;
}
