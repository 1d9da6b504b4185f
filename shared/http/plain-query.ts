// Refuses query parameters that are repeated, empty, strangely named or not text, which no schema should have to think of.
import type { MiddlewareHandler } from 'hono';
import type { FieldFault } from '#domain/errors';
import { problem } from '#http/problem';
import { unknownParameter } from '#http/validation';

const plainName = /^[a-z][a-z0-9_]{0,63}$/;
const strangeText = /\p{Cc}|\p{Cs}|\uFFFD/u;
const mostFaults = 20;

export const plainQuery: MiddlewareHandler = async (c, next) => {
  const asked = new URL(c.req.url).searchParams;
  const errors: FieldFault[] = [];
  for (const name of new Set(asked.keys())) {
    const [value = '', ...others] = asked.getAll(name);
    if (!plainName.test(name)) errors.push(unknownParameter(name.slice(0, 64)));
    else if (others.length > 0) errors.push({ pointer: name, code: 'repeated', detail: 'is given more than once' });
    else if (value === '') errors.push({ pointer: name, code: 'required', detail: 'is empty' });
    else if (strangeText.test(value)) {
      errors.push({ pointer: name, code: 'invalid_text', detail: 'contains control characters or is not UTF-8' });
    }
  }
  return errors.length > 0 ? problem(c, { code: 'invalid_request', errors: errors.slice(0, mostFaults) }) : next();
};
