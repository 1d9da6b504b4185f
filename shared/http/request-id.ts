// Gives each request an id that answers, problems and logs carry; a well-formed one of the client is kept.
import type { MiddlewareHandler } from 'hono';
import type { RequestId } from '#domain/ids';
import type { EdgeVariables } from '#http/edge-context';

/** Visible, harmless in a header, a log line and a URL; short enough to be carried everywhere. */
const wellFormed = /^[A-Za-z0-9_.:-]{1,128}$/;

export const requestId =
  (newRequestId: () => RequestId): MiddlewareHandler<{ Variables: EdgeVariables }> =>
  async (c, next) => {
    const id = keptId(c.req.header('X-Request-Id')) ?? newRequestId();
    c.set('requestId', id);
    await next();
    c.res.headers.set('X-Request-Id', id);
  };

/** A client's own id may lack our prefix; it is only ever carried and printed, never parsed, so the type's prefix is a courtesy. */
function keptId(offered: string | undefined): RequestId | undefined {
  return offered !== undefined && wellFormed.test(offered) ? (offered as RequestId) : undefined;
}
