// The contract for programs and for people, and what each problem code means.
import { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { z } from 'zod';
import { problem } from '#http/problem';
import { type ProblemCode, problems } from '#http/problems';
import { json, page } from '../contract-parts.ts';
import { guarded } from '../guarded-route.ts';
import { type OpenApiDocument, openApiDocument } from '../openapi-document.ts';
import { documentationPage } from '../pages/documentation.page.ts';
import { pageOf } from '../pages/layout.page.ts';
import type { Policy } from '../policy.ts';
import type { GatewayContext } from '../request-context.ts';
import type { GatewaySettings } from '../settings.ts';

const policy: Policy = { rateLimit: 'read', who: 'public', cacheControl: 'public, max-age=60' };

const contract = z
  .object({ openapi: z.string().meta({ description: 'Version of OpenAPI', example: '3.1.0' }) })
  .meta({ id: 'Contract', description: 'An OpenAPI document.' });

const readContract = guarded(
  { ...policy, hasEtag: true },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'readContract',
    summary: 'This contract, for programs',
    description: 'Generated from the schemas that validate, so it says what the routes do. It carries an ETag.',
    tags: ['Service'],
    responses: { 200: json(contract, 'The OpenAPI 3.1 document') },
    problems: [],
  },
);

const readDocumentation = guarded(
  { rateLimit: 'read', who: 'public' },
  {
    method: 'get',
    path: '/docs',
    operationId: 'readDocumentation',
    summary: 'This contract, for people',
    description: 'Every route with its parameters, answers and problems. The page needs nothing from elsewhere.',
    tags: ['Pages'],
    responses: { 200: page('The contract as a page') },
    problems: [],
  },
);

const explainProblem = guarded(
  { rateLimit: 'read', who: 'public' },
  {
    method: 'get',
    path: '/problems/{code}',
    operationId: 'explainProblem',
    summary: 'What a problem code means',
    description: 'Where the `type` of a problem leads: its status, and whether to try again.',
    tags: ['Pages'],
    request: {
      params: z.object({ code: z.string().meta({ description: 'A problem code', example: 'seat_unavailable' }) }),
    },
    responses: { 200: page('The problem explained') },
    problems: ['not_found'],
  },
);

const isCode = (text: string): text is ProblemCode => Object.hasOwn(problems, text);

/** The document is drawn when it is first asked for, once every route is declared. */
export const documentationRoutes = (whole: () => OpenAPIHono<GatewayContext>) => {
  let drawn: OpenApiDocument | undefined;
  const document = (settings: GatewaySettings) => {
    drawn ??= openApiDocument(whole(), settings);
    return drawn;
  };
  return new OpenAPIHono<GatewayContext>()
    .openapi(readContract, (c) => {
      const published: z.infer<typeof contract> = document(c.var.edge.settings);
      return c.json(published, 200);
    })
    .openapi(readDocumentation, (c) => c.html(documentationPage(document(c.var.edge.settings), c.var.nonce)))
    .openapi(explainProblem, (c) => {
      const { code } = c.req.valid('param');
      if (!isCode(code)) return problem(c, { code: 'not_found' });
      const { title, status, detail, retryable } = problems[code];
      const hope = retryable
        ? 'The same request may succeed a little later.'
        : 'The same request will be refused again.';
      return c.html(pageOf(title, c.var.nonce, html`<p><code>${code}</code>, status ${status}. ${detail} ${hope}</p>`));
    });
};
