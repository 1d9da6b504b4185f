// Reads the credential out of an Authorization header.
import type { Result } from '#domain/result';
import { err, ok } from '#domain/result';

/** The token after `Bearer`, null without the header; anything else in it is refused, lest two doors read it differently. */
export function bearerToken(headers: Headers): Result<string | null, { code: 'unauthenticated' }> {
  const header = headers.get('Authorization');
  if (header === null) return ok(null);
  const token = /^Bearer ([A-Za-z0-9._~+/-]{1,4096}=*)$/i.exec(header)?.[1];
  return token === undefined ? err({ code: 'unauthenticated' }) : ok(token);
}
