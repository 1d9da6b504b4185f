// Turns a request into a member of staff: by our own access token on a developer's machine, by Cloudflare Access elsewhere.
import type { JWTVerifyGetKey } from 'jose';
import type { IdentityService } from '#contracts/identity-service';
import { err, ok, type Result } from '#domain/result';
import { bearerToken } from '#http/bearer';
import type { CachedKeys } from '#http/cached-keys';
import { keyIdOf, verifyAccessToken } from '#platform/access-token';
import type { Anonymous, SignedIn } from '#platform/caller';
import type { Clock } from '#platform/clock';
import { verifyAssertion } from './cloudflare-access.ts';
import type { AccessSettings } from './settings.ts';

/** Null is somebody without any credential; a credential that is not good is a failure, not a stranger. */
export type StaffMember = Omit<SignedIn, 'requestId'>;
export type WhoIsAsking = (
  asked: Anonymous,
  headers: Headers,
) => Promise<Result<StaffMember | null, { code: 'unauthenticated' }>>;

type TokenDeps = { keys: CachedKeys; issuer: string; clock: Clock };

export const byAccessToken =
  ({ keys, issuer, clock }: TokenDeps): WhoIsAsking =>
  async (_asked, headers) => {
    const token = bearerToken(headers);
    if (!token.ok) return token;
    if (token.value === null) return ok(null);
    const kid = keyIdOf(token.value);
    if (kid === undefined) return err({ code: 'unauthenticated' });
    return verifyAccessToken(await keys.for(kid), token.value, { audience: 'skyhold:staff', issuer, now: clock.now() });
  };

type AccessDeps = {
  keys: JWTVerifyGetKey;
  settings: AccessSettings;
  clock: Clock;
  staffByEmail: IdentityService['staffByEmail'];
};

/** Access says which address; our own accounts say whether that is staff, and with which roles, at this moment. */
export const byCloudflareAccess =
  ({ keys, settings, clock, staffByEmail }: AccessDeps): WhoIsAsking =>
  async (asked, headers) => {
    const assertion = headers.get('Cf-Access-Jwt-Assertion');
    if (assertion === null) return ok(null);
    const email = await verifyAssertion(keys, assertion, { ...settings, now: clock.now() });
    if (!email.ok) return email;
    const member = await staffByEmail(asked, email.value);
    if (member.ok && member.value.audience === 'skyhold:staff') return ok(member.value);
    return err({ code: 'unauthenticated' });
  };
