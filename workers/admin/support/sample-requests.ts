// For tests: a valid request for every route of the contract, made from the contract's own examples.
type Schema = {
  $ref?: string;
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  anyOf?: Schema[];
  allOf?: Schema[];
};
type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
export type Contract = {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

export type Sample = { route: string; method: string; path: string; body: unknown; response: unknown };

export function sampleRequests(contract: Contract): Sample[] {
  return Object.entries(contract.paths).flatMap(([pattern, operations]) =>
    Object.entries(operations).map(([verb, operation]) => {
      const method = verb.toUpperCase();
      const bodySchema = operation.requestBody?.content['application/json']?.schema;
      const responseSchema = (operation.responses[200] ?? operation.responses[201])?.content?.['application/json']
        ?.schema;
      return {
        route: `${method} ${pattern.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        method,
        path: pathOf(contract, pattern, operation.parameters ?? []),
        body: bodySchema && sampleOf(contract, bodySchema),
        response: responseSchema && sampleOf(contract, responseSchema),
      };
    }),
  );
}

function pathOf(contract: Contract, pattern: string, parameters: Parameter[]): string {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  return inPath.reduce(
    (path, { name, schema }) => path.replace(`{${name}}`, String(sampleOf(contract, schema))),
    pattern,
  );
}

export function sampleOf(contract: Contract, schema: Schema): unknown {
  if (schema.$ref !== undefined) {
    const named = contract.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
    if (!named) throw new Error(`${schema.$ref} is not in the contract`);
    return sampleOf(contract, named);
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  const [variant] = schema.anyOf ?? [];
  if (variant) return sampleOf(contract, variant);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(contract, part)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(required.map(([name, property]) => [name, sampleOf(contract, property)]));
  }
  if (type === 'array') return schema.minItems && schema.items ? [sampleOf(contract, schema.items)] : [];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  return type === 'null' ? null : 'sample text that is long enough';
}
