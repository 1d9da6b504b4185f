// How outcomes of verbs become answers: the value, with its version as ETag where it has one, or the problem.
import type { Context, TypedResponse } from 'hono';
import type { Result } from '#domain/result';
import { etagOf, expectedVersion, isKnownToReader } from '#http/entity-tags';
import { problem, type Refusal } from '#http/problem';
import type { AnyFailure } from '#http/problems';

type Answer<Value, Status extends 200 | 201> = (Response & TypedResponse<Value, Status, 'json'>) | Refusal;
type Versioned = { version: number };

/** A list, or anything else without a version. */
export function answer<Value extends object>(c: Context, outcome: Result<Value, AnyFailure>): Answer<Value, 200> {
  return outcome.ok ? jsonOf(c, outcome.value, 200) : problem(c, outcome.error);
}

/** One resource to read; a reader who has this version already gets 304 and no body. */
export function answerRead<Value extends Versioned>(c: Context, outcome: Result<Value, AnyFailure>): Response {
  if (!outcome.ok) return problem(c, outcome.error);
  const etag = etagOf(outcome.value.version);
  c.header('ETag', etag);
  return isKnownToReader(c.req.header('If-None-Match'), etag) ? c.body(null, 304) : jsonOf(c, outcome.value, 200);
}

export function answerCreated<Value extends Versioned>(
  c: Context,
  outcome: Result<Value, AnyFailure>,
  pathOf: (value: Value) => string,
): Answer<Value, 201> {
  if (!outcome.ok) return problem(c, outcome.error);
  c.header('ETag', etagOf(outcome.value.version));
  c.header('Location', pathOf(outcome.value));
  return jsonOf(c, outcome.value, 201);
}

/** Changes from the version in If-Match and answers the new one; without a usable header nothing is tried. */
export async function answerChanged<Value extends Versioned>(
  c: Context,
  change: (expected: number) => Promise<Result<Value, AnyFailure>>,
): Promise<Answer<Value, 200>> {
  const expected = expectedVersion(c.req.header('If-Match'));
  if (!expected.ok) return problem(c, expected.error);
  const outcome = await change(expected.value);
  if (!outcome.ok) return problem(c, outcome.error);
  c.header('ETag', etagOf(outcome.value.version));
  return jsonOf(c, outcome.value, 200);
}

export async function answerDeleted(
  c: Context,
  remove: (expected: number) => Promise<Result<null, AnyFailure>>,
): Promise<Response> {
  const expected = expectedVersion(c.req.header('If-Match'));
  if (!expected.ok) return problem(c, expected.error);
  const outcome = await remove(expected.value);
  return outcome.ok ? c.body(null, 204) : problem(c, outcome.error);
}

/** The framework types a JSON answer by what JSON makes of it; wire values are plain JSON already, so that is the value itself. */
function jsonOf<Value extends object, Status extends 200 | 201>(c: Context, value: Value, status: Status) {
  const answer = c.newResponse(JSON.stringify(value), status, { 'Content-Type': 'application/json' });
  return answer as Response & TypedResponse<Value, Status, 'json'>;
}
