// What a door answers when no route did: an unknown path, another method, or a bug, which is logged and never shown.
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { problem } from '#http/problem';
import type { AnyFailure } from '#http/problems';
import { errorText, log } from '#platform/log';

export const answerNotFound: NotFoundHandler = (c) => problem(c, { code: 'route_not_found' });

/** For hono's `methodNotAllowed` middleware. */
export const answerMethodNotAllowed = (c: Context, allow: string[]) =>
  problem(c, { code: 'method_not_allowed', allow });

/**
 * The framework throws for a body of the wrong type or form, which is the client's doing; anything else thrown is a bug of ours
 * or a part that is away, and stays in the log. `known` names what a door throws itself.
 */
export const answerError =
  (worker: string, known: (thrown: unknown) => AnyFailure | undefined = () => undefined): ErrorHandler =>
  (thrown, c) => {
    if (thrown instanceof HTTPException) return problem(c, failureOf(thrown, c));
    const failure = known(thrown) ?? { code: isAway(thrown) ? 'service_unavailable' : 'internal' };
    log('error', 'request_failed', {
      worker,
      request_id: c.get('requestId'),
      method: c.req.method,
      code: failure.code,
      error: errorText(thrown.cause ?? thrown),
    });
    return problem(c, failure);
  };

function failureOf({ status }: HTTPException, c: Context): AnyFailure {
  if (status === 415) return { code: 'unsupported_media_type' };
  if (status !== 400) return { code: 'internal' };
  return { code: c.req.header('Content-Type')?.includes('json') ? 'malformed_json' : 'malformed_form' };
}

/**
 * The platform marks an object that refuses work, or that was reset while it worked; its class does not survive RPC, its marks
 * do. On a developer's machine a Worker that is not running is told by its message alone.
 */
function isAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const isMarked = (mark: string) => Reflect.get(thrown, mark) === true;
  return isMarked('overloaded') || isMarked('retryable') || /^Worker "[a-z-]+" not found/.test(thrown.message);
}
