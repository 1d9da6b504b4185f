// Refuses addresses and headers nobody needs, before anything reads them.
import type { MiddlewareHandler } from 'hono';
import { problem } from '#http/problem';

const longestUrl = 8 * 1024;
const longestHeaders = 16 * 1024;

export const addressLimits: MiddlewareHandler = async (c, next) => {
  if (c.req.url.length > longestUrl) return problem(c, { code: 'uri_too_long' });
  let headerLength = 0;
  for (const [name, value] of c.req.raw.headers) headerLength += name.length + value.length;
  return headerLength > longestHeaders ? problem(c, { code: 'headers_too_large' }) : next();
};
