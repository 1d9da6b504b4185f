// The contract as a page: every route with what it takes and answers, drawn from the OpenAPI document.
import { html } from 'hono/html';
import type { OpenApiDocument } from '../openapi-document.ts';
import { type Html, pageOf } from './layout.page.ts';

type Operation = { method: string; path: string; operation: NonNullable<NonNullable<PathItem>['get']> };
type PathItem = NonNullable<OpenApiDocument['paths']>[string];
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: object };
type Answer = { description: string; content?: Record<string, { schema?: object }> };

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function documentationPage(document: OpenApiDocument, nonce: string): Html {
  const operations = operationsOf(document);
  const sections = (document.tags ?? []).map(({ name, description }) => {
    const ofTag = operations.filter(({ operation }) => operation.tags?.includes(name));
    return html`<h2>${name}</h2>
      <p>${description}</p>
      ${ofTag.map(operationSection)}`;
  });
  return pageOf(
    'The contract',
    nonce,
    html`<p>Version ${document.info.version}. For programs: <a href="/openapi.json">OpenAPI 3.1</a>.</p>
      ${(document.info.description ?? '').split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
      <nav>
        <ul>
          ${operations.map(
            ({ method, path, operation }) =>
              html`<li><a href="#${operation.operationId}"><span class="method">${method}</span> ${path}</a></li>`,
          )}
        </ul>
      </nav>
      ${sections}
      <h2>Shapes</h2>
      ${Object.entries(document.components?.schemas ?? {}).map(
        ([name, schema]) =>
          html`<h3 id="shape-${name}">${name}</h3>
            <pre>${JSON.stringify(schema, null, 2)}</pre>`,
      )}`,
  );
}

function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

function operationSection({ method, path, operation }: Operation): Html {
  const parameters = (operation.parameters ?? []) as Parameter[];
  const body = operation.requestBody as Answer | undefined;
  const answers = Object.entries(operation.responses ?? {}) as [string, Answer][];
  const schemes = (operation.security ?? []).map((one) => Object.keys(one)[0] ?? 'nothing').join(' or ');
  return html`<h3 id="${operation.operationId}"><span class="method">${method}</span> <code>${path}</code></h3>
    <p>${operation.summary}. ${prose(operation.description ?? '')}</p>
    <p>Sign in with: ${schemes || 'nothing'}</p>
    ${parameters.length > 0 ? parameterTable(parameters) : ''}
    ${body ? html`<p>Body: ${shapeOf(body)}</p>` : ''}
    <table>
      <tbody>
        ${answers.map(
          ([status, answer]) =>
            html`<tr>
              <th scope="row">${status}</th>
              <td>${answer.description.split('\n\n').map((line) => html`${prose(line)}<br />`)} ${shapeOf(answer)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

const parameterTable = (parameters: Parameter[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th>Parameter</th>
        <th>In</th>
        <th>Required</th>
        <th>What</th>
      </tr>
    </thead>
    <tbody>
      ${parameters.map(
        (parameter) =>
          html`<tr>
            <td><code>${parameter.name}</code></td>
            <td>${parameter.in}</td>
            <td>${parameter.required ? 'yes' : 'no'}</td>
            <td>${prose(parameter.description ?? '')} <code>${JSON.stringify(parameter.schema)}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Text with its `code` marked and its emphasis dropped; splitting by a group puts the marked parts at odd places. */
const prose = (text: string): (Html | string)[] =>
  text
    .replaceAll('**', '')
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));

/** A link to a named shape, or the schema itself. */
function shapeOf(answer: Answer): Html | string {
  const [content] = Object.values(answer.content ?? {});
  if (!content?.schema) return '';
  const name = '$ref' in content.schema ? String(content.schema.$ref).split('/').at(-1) : undefined;
  if (name) return html`<a href="#shape-${name}">${name}</a>`;
  return html`<code>${JSON.stringify(content.schema)}</code>`;
}
