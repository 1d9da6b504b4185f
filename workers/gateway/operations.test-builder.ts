// Every operation of the published contract, with a request that is right: what a client could send who has only the document.
import type { Gateway } from './app.ts';
import type { OpenApiDocument } from './openapi-document.ts';

type Schema = {
  $ref?: string;
  type?: string | string[];
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
};
type Parameter = { name: string; in: 'query' | 'path' | 'header'; required?: boolean; schema: Schema };
type Described = {
  operationId: string;
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, unknown>;
};

export type Operation = {
  name: string;
  method: string;
  path: string;
  needsSignIn: boolean;
  takesApiKey: boolean;
  mediaType: string | undefined;
  /** False for a body whose fields only its signer knows. */
  hasFields: boolean;
  fields: string[];
  rightBody(): Record<string, unknown>;
  isIdempotent: boolean;
  /** Answers with a socket, to a request that asks for one. */
  opensSocket: boolean;
  successes: number[];
  request(change?: {
    query?: Record<string, string>;
    headers?: Record<string, string>;
    body?: unknown;
  }): [string, RequestInit];
};

export async function operationsOf(app: Gateway): Promise<Operation[]> {
  const document = (await (await app.request('/openapi.json')).json()) as OpenApiDocument;
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).map(([method, described]) =>
      operation(document, path, method.toUpperCase(), described),
    ),
  );
}

function operation(document: OpenApiDocument, path: string, method: string, described: Described): Operation {
  const parameters = described.parameters ?? [];
  const [mediaType, content] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
  const security = described.security ?? [];
  const right = (place: Parameter['in']) =>
    parameters
      .filter((one) => one.in === place && (one.required || place === 'header'))
      .map((one): [string, string] => [one.name, String(sampleOf(document, one.schema))]);
  const filled = right('path').reduce((text, [name, value]) => text.replace(`{${name}}`, value), path);
  const opensSocket = '101' in described.responses;
  const rightBody = content ? sampleOf(document, content.schema) : undefined;
  return {
    name: `${method} ${path}`,
    method,
    path,
    needsSignIn: security.length > 0 && !security.some((one) => Object.keys(one).length === 0),
    takesApiKey: security.some((one) => 'apiKey' in one),
    mediaType,
    hasFields: content !== undefined && resolve(document, content.schema).properties !== undefined,
    fields: Object.keys(content ? (resolve(document, content.schema).properties ?? {}) : {}),
    rightBody: () => rightBody as Record<string, unknown>,
    isIdempotent: parameters.some(({ name, required }) => name === 'Idempotency-Key' && required === true),
    opensSocket,
    successes: Object.keys(described.responses)
      .map(Number)
      .filter((status) => status < 300),
    request: ({ query = {}, headers = {}, body = rightBody } = {}) => {
      const search = new URLSearchParams([...right('query'), ...Object.entries(query)]).toString();
      const allHeaders = {
        ...Object.fromEntries(right('header')),
        ...(mediaType && { 'Content-Type': mediaType }),
        ...(opensSocket && { Upgrade: 'websocket' }),
        ...headers,
      };
      return [
        search ? `${filled}?${search}` : filled,
        { method, headers: allHeaders, ...(mediaType && { body: encoded(mediaType, body) }) },
      ];
    },
  };
}

function encoded(mediaType: string, body: unknown): string {
  if (typeof body === 'string') return body;
  if (mediaType === 'application/json') return JSON.stringify(body);
  return new URLSearchParams(body as Record<string, string>).toString();
}

function resolve(document: OpenApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? ((document.components?.schemas?.[name] ?? {}) as Schema) : schema;
}

/** A value the schema accepts, made of its examples; the required fields of an object. */
export function sampleOf(document: OpenApiDocument, given: Schema): unknown {
  const schema = resolve(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.properties) {
    const required = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(required.map(([name, property]) => [name, sampleOf(document, property)]));
  }
  if (schema.items) return [sampleOf(document, schema.items)];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  return type === 'object' ? {} : 'a-text-of-more-than-twenty-characters';
}
