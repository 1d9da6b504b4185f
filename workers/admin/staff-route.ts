// The way every route of the staff's door is declared: its own contract, to which the refusals of the door are added.
import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { problemResponses } from '#http/problem-responses';
import type { ProblemCode } from '#http/problems';
import { ifMatch } from './describe.ts';

/** `refuses` are the problems of the verb itself; those that follow from the shape of the request are added. */
type Declaration = Omit<RouteConfig, 'middleware' | 'hide'> & { refuses?: ProblemCode[] };

/** The answer's type stays that of the declaration: problems are answered through `problem`, which fits every route. */
export function staffRoute<const Declared extends Declaration>(declared: Declared) {
  const { refuses = [], responses, ...described } = declared;
  const refusals = problemResponses([...refuses, ...refusalsOf(declared)]);
  return asDeclared<Declared>(
    createRoute({
      ...(described as Omit<Declaration, 'refuses' | 'responses'>),
      responses: { ...refusals, ...responses },
    }),
  );
}

function refusalsOf({ request, security }: Declaration): ProblemCode[] {
  return [
    'rate_limited',
    'invalid_request',
    'uri_too_long',
    'headers_too_large',
    'internal',
    'service_unavailable',
    ...(security ? (['unauthenticated', 'forbidden'] as const) : []),
    ...(request?.params ? (['not_found'] as const) : []),
    ...(request?.headers === ifMatch ? (['version_required', 'version_mismatch'] as const) : []),
    ...(request?.body ? (['malformed_json', 'too_deep', 'unsupported_media_type', 'payload_too_large'] as const) : []),
  ];
}

/** What was added changes no handler's input and no success, so the declared type still holds. */
function asDeclared<Declared extends Declaration>(route: object): Omit<Declared, 'refuses'> {
  return route as Omit<Declared, 'refuses'>;
}
