// How the problems of a route are published: one response a status, one shared example a code.
import type { RouteConfig } from '@hono/zod-openapi';
import * as z from 'zod';
import { type ProblemCode, problems } from '#http/problems';

export const fieldFault = z
  .object({
    pointer: z
      .string()
      .meta({ description: 'RFC 6901 pointer into the body, or a query parameter', example: '/passengers/0/born_on' }),
    code: z.string().meta({ description: 'Stable code of the fault', example: 'required' }),
    detail: z.string().meta({ description: 'The fault in words', example: 'is missing' }),
  })
  .meta({ id: 'FieldFault', description: 'One field that cannot be accepted.' });

export const problemBody = z
  .looseObject({
    type: z.string().meta({ description: 'Where the code is explained', example: '/problems/seat_unavailable' }),
    title: z.string().meta({ description: 'The kind of problem', example: 'Seat unavailable' }),
    status: z.int().meta({ description: 'The HTTP status', example: 409 }),
    detail: z.string().meta({ description: 'What to do about it', example: 'Somebody else has a seat you asked for.' }),
    instance: z.string().meta({ description: 'The path that was asked', example: '/v1/bookings' }),
    code: z.string().meta({ description: 'Stable, for programs', example: 'seat_unavailable' }),
    request_id: z.string().meta({ description: 'Names this request in our logs', example: 'req_2c5h8k0mzq4v' }),
    retryable: z.boolean().meta({ description: 'Whether the same request may succeed a little later', example: false }),
    errors: z.array(fieldFault).optional().meta({ description: 'For 422: every field at fault' }),
  })
  .meta({ id: 'Problem', description: 'An RFC 9457 problem; the facts of the case are further members.' });

const exampleReference = '#/components/examples/';

/** One response for each status among the codes. */
export function problemResponses(codes: ProblemCode[]): RouteConfig['responses'] {
  const byStatus = Map.groupBy([...new Set(codes)].sort(), (code) => problems[code].status);
  return Object.fromEntries([...byStatus].map(([status, ofStatus]) => [status, problemResponse(ofStatus)]));
}

function problemResponse(codes: ProblemCode[]): RouteConfig['responses'][number] {
  const isPause = codes.some((code) => problems[code].retryable);
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].detail}`).join('\n\n'),
    ...(isPause && {
      headers: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', example: 1 } } },
    }),
    content: {
      'application/problem+json': {
        schema: problemBody,
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `${exampleReference}${code}` }])),
      },
    },
  };
}

/** The examples that responses refer to: one a code. */
export const problemExamples = (): [ProblemCode, { summary: string; value: unknown }][] =>
  (Object.keys(problems) as ProblemCode[]).map((code) => [
    code,
    { summary: problems[code].title, value: exampleOf(code) },
  ]);

function exampleOf(code: ProblemCode): z.infer<typeof problemBody> {
  const { title, status, detail, retryable } = problems[code];
  const errors = [{ pointer: '/passengers/0/born_on', code: 'required', detail: 'is missing' }];
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    instance: '/v1/bookings',
    code,
    request_id: 'req_2c5h8k0mzq4v',
    retryable,
    ...(code === 'invalid_request' && { errors }),
  };
}
