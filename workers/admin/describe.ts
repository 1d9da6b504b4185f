// The words routes describe themselves with in the contract: bodies and answers.
import { z } from '@hono/zod-openapi';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });

export const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) });

export const answers200 = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: json(schema) },
});

/** One resource to read, with its version in ETag. */
export const answersRead = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  ...answers200(schema, description),
  304: { description: 'Unchanged since the version in If-None-Match' },
});

export const answers201 = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  201: { description, content: json(schema) },
});

export const answers204 = (description: string) => ({ 204: { description } });

/** A change names the version it was made from; the answer to a missing one is 428, so the header is optional to the schema. */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .optional()
    .meta({ description: 'The ETag of what is changed; `*` names no version', example: '"3"' }),
});

/** For routes that take no parameters: one that is sent was meant for something else, and is refused. */
export const noQuery = z.strictObject({});

export const security = [{ staff: [] }];
