// Proves that a request came through Cloudflare Access, and for whom: the deployed door's only way in.
import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { z } from 'zod';
import type { Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { AccessSettings } from './settings.ts';

const clockSkewSeconds = 5;
const longestAssertion = 8192;
const provedAddress = z.object({ email: z.email().max(254) });

/** The team's signing keys, fetched when first needed and again when an assertion names a new one. */
export const accessKeys = (teamDomain: string, fetchKeys: FetchImplementation): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(`https://${teamDomain}/cdn-cgi/access/certs`), {
    [customFetch]: fetchKeys,
    timeoutDuration: 5000,
  });

/**
 * The e-mail address that Access proved, in small letters. One failure for every assertion that is not exactly right; that
 * the keys cannot be had is no fault of the assertion, and throws.
 */
export async function verifyAssertion(
  keys: JWTVerifyGetKey,
  assertion: string,
  expected: AccessSettings & { now: Instant },
): Promise<Result<string, { code: 'unauthenticated' }>> {
  if (assertion.length > longestAssertion) return err({ code: 'unauthenticated' });
  try {
    const { payload } = await jwtVerify(assertion, keys, {
      algorithms: ['RS256'],
      issuer: `https://${expected.teamDomain}`,
      audience: expected.audience,
      currentDate: new Date(expected.now),
      clockTolerance: clockSkewSeconds,
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    const proved = provedAddress.safeParse(payload);
    return proved.success ? ok(proved.data.email.toLowerCase()) : err({ code: 'unauthenticated' });
  } catch (thrown) {
    if (isAboutTheAssertion(thrown)) return err({ code: 'unauthenticated' });
    throw thrown;
  }
}

/** The key set's own troubles are a time-out, a bad document, or jose's plain error for an answer other than 200. */
function isAboutTheAssertion(thrown: unknown): boolean {
  if (thrown instanceof errors.JWKSTimeout || thrown instanceof errors.JWKSInvalid) return false;
  return thrown instanceof errors.JOSEError && thrown.code !== 'ERR_JOSE_GENERIC';
}
