// Lets only sound JSON through to the routes: within a byte limit, in UTF-8, of a sound shape.
import type { MiddlewareHandler } from 'hono';
import { err, ok, type Result } from '#domain/result';
import { isDeclaredAs, keepText, readWithin, utf8 } from '#http/body-bytes';
import { depthOf, faultsOfJson, type JsonLimits, jsonLimits, repeatedName } from '#http/json-shape';
import { problem } from '#http/problem';
import type { AnyFailure } from '#http/problems';

export const bodyLimitBytes = 64 * 1024;

/** Guards every body of a door that takes nothing but JSON; an empty one passes, and schemas say what is missing. */
export const jsonBody =
  (limits: JsonLimits = jsonLimits): MiddlewareHandler =>
  async (c, next) => {
    const original = c.req.raw;
    const bytes = await readWithin(original, bodyLimitBytes);
    if (!bytes.ok) return problem(c, bytes.error);
    if (bytes.value.byteLength > 0) {
      if (!isDeclaredAs('application/json', original.headers)) return problem(c, { code: 'unsupported_media_type' });
      const text = soundJson(bytes.value, limits);
      if (!text.ok) return problem(c, text.error);
      keepText(c, text.value);
    } else if (original.body !== null) keepText(c, '');
    return next();
  };

/** The text of bytes that are UTF-8, JSON and of a sound shape. */
export function soundJson(bytes: Uint8Array, limits: JsonLimits = jsonLimits): Result<string, AnyFailure> {
  const text = utf8(bytes);
  if (text === undefined) return err({ code: 'malformed_json' });
  if (depthOf(text) > limits.depth) return err({ code: 'too_deep' });
  const parsed = parse(text);
  if (!parsed.ok || repeatedName(text) !== null) return err({ code: 'malformed_json' });
  const errors = faultsOfJson(parsed.value, limits);
  return errors.length > 0 ? err({ code: 'invalid_request', errors }) : ok(text);
}

function parse(text: string): Result<unknown, null> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err(null);
  }
}
