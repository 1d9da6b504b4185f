// Turns what a schema refuses into field faults with pointers, and those into one problem.
import type { Context } from 'hono';
import type { z } from 'zod';
import type { FieldFault } from '#domain/errors';
import { problem, type Refusal } from '#http/problem';

/** `data` is the input as it came; the validator passes it on, though its type does not say so. */
type Checked = { target: string; data?: unknown } & ({ success: true } | { success: false; error: z.ZodError });
type Path = readonly PropertyKey[];

const mostFaults = 20;
const longestStep = 64;
const codes: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'invalid_type',
  too_big: 'too_big',
  too_small: 'too_small',
  not_multiple_of: 'invalid_value',
  invalid_format: 'invalid_format',
  invalid_value: 'invalid_value',
  invalid_key: 'invalid_key',
};

/** The `defaultHook` of an OpenAPIHono: a path that cannot be right names nothing, so it answers like an unknown one; the rest is a 422. */
export function refuseInvalid(outcome: Checked, c: Context): Refusal | undefined {
  if (outcome.success) return undefined;
  if (outcome.target === 'param') return problem(c, { code: c.get('unknownId') ?? 'not_found' });
  return problem(c, { code: 'invalid_request', errors: fieldFaults(outcome.error, outcome.target, outcome.data) });
}

/** One fault a field, an unknown field by its own name; at most twenty, since a reader mends a few at a time. */
export function fieldFaults(error: z.ZodError, target: string, input: unknown): FieldFault[] {
  const isBody = target === 'json' || target === 'form';
  const placeOf = (path: Path) => (isBody ? pointerTo(path) : path.map(String).join('.'));
  return error.issues
    .flatMap((issue): FieldFault[] => {
      if (issue.code === 'unrecognized_keys') {
        const unknown = (path: Path) => (isBody ? unknownField(path) : unknownParameter(placeOf(path)));
        return issue.keys.map((key) => unknown([...issue.path, key]));
      }
      const isMissing = issue.path.length > 0 && valueAt(input, issue.path) === undefined;
      const pointer = placeOf(issue.path);
      if (isMissing) return [{ pointer, code: 'required', detail: 'is missing' }];
      return [{ pointer, code: codes[issue.code] ?? 'invalid', detail: issue.message }];
    })
    .slice(0, mostFaults);
}

export const unknownField = (path: Path): FieldFault => ({
  pointer: pointerTo(path),
  code: 'unknown_field',
  detail: 'is not a field of this request',
});

export const unknownParameter = (pointer: string): FieldFault => ({
  pointer,
  code: 'unknown_parameter',
  detail: 'is not a parameter of this route',
});

/** RFC 6901: each step after a slash, with `~` and `/` escaped, and cut where a hostile name would never end. */
export function pointerTo(path: Path): string {
  const escaped = (step: string) => step.slice(0, longestStep).replaceAll('~', '~0').replaceAll('/', '~1');
  return path.map((step) => `/${escaped(String(step))}`).join('');
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined,
    input,
  );
}
