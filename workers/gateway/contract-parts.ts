// Small parts every route's contract is made of.
import { z } from 'zod';
import { idempotencyKey } from '#contracts/booking';
import { idOf } from '#contracts/conventions';
import type { IdPrefix } from '#domain/ids';

/** A JSON answer. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A page for people. */
export const page = (description: string) => ({
  description,
  content: { 'text/html': { schema: z.string().meta({ example: '<!doctype html>' }) } },
});

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true as const, content: { 'application/json': { schema } } },
});

/** A form as browsers send it. */
export const formBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true as const, content: { 'application/x-www-form-urlencoded': { schema } } },
});

/** The `{id}` of a path. */
export const idParam = <Prefix extends IdPrefix>(prefix: Prefix, of: string) =>
  z.object({ id: idOf(prefix).meta({ description: `Id of the ${of}` }) });

const ifMatch = z
  .string()
  .optional()
  .meta({ description: 'The `ETag` of the resource as you read it, or its version in quotes', example: '"3"' });

/** For verbs that may carry a key, and may name the version they were made from. */
export const changeHeaders = {
  headers: z.object({ 'Idempotency-Key': idempotencyKey.optional(), 'If-Match': ifMatch }),
};

/** The header of verbs that must not happen twice; it is checked before the body is validated. */
export const keyHeader = { headers: z.object({ 'Idempotency-Key': idempotencyKey }) };

/** The same for verbs that change what somebody has read, who may name its version. */
export const keyAndVersionHeaders = { headers: z.object({ 'Idempotency-Key': idempotencyKey, 'If-Match': ifMatch }) };
