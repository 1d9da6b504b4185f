// Access tokens: short-lived proof of who is asking, signed by identity, checked by every door (RFC 9068, RFC 8725).
import { base64url, type JSONWebKeySet, type JWK, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { type Instant, isId, type SessionId, type UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { type Audience, type Role, roles, type Scope, type SignedIn, scopes } from '#platform/caller';
import type { TokenKey } from '#platform/token-keys';

/** Ten minutes: the longest a token outlives a log-out. */
export const accessTokenSeconds = 600;
const clockSkewSeconds = 5;
const longestToken = 4096;

export type AccessGrant = {
  userId: UserId;
  sessionId: SessionId;
  audience: Audience;
  roles: Role[];
  scopes: Scope[];
};

/** Signs one token that says who is asking, for one audience, until `now` plus ten minutes. */
export async function issueAccessToken(
  key: TokenKey,
  grant: AccessGrant,
  { issuer, now }: { issuer: string; now: Instant },
): Promise<string> {
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ sid: grant.sessionId, roles: grant.roles, scope: grant.scopes.join(' ') })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
    .setIssuer(issuer)
    .setAudience(grant.audience)
    .setSubject(grant.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + accessTokenSeconds)
    .setJti(crypto.randomUUID())
    .sign(key);
}

/** Who is asking, or one and the same failure for every token that is not exactly ours: the reason helps only an attacker. */
export async function verifyAccessToken(
  keys: JSONWebKeySet,
  token: string,
  expected: { audience: Audience; issuer: string; now: Instant },
): Promise<Result<Omit<SignedIn, 'requestId'>, { code: 'unauthenticated' }>> {
  const refused = err({ code: 'unauthenticated' });
  const key = ownKey(keys, keyIdOf(token));
  if (!key) return refused;
  const payload = await jwtVerify(token, key, {
    algorithms: ['ES256'],
    typ: 'at+jwt',
    issuer: expected.issuer,
    audience: expected.audience,
    currentDate: new Date(expected.now),
    clockTolerance: clockSkewSeconds,
    maxTokenAge: accessTokenSeconds,
  }).then(
    (verified) => verified.payload,
    () => undefined,
  );
  const claims = accessClaims.safeParse(payload);
  if (!claims.success || claims.data.aud !== expected.audience) return refused;
  const { sub, sid, roles: heldRoles, scope } = claims.data;
  return ok({
    kind: 'user',
    userId: sub,
    audience: expected.audience,
    roles: heldRoles,
    scopes: scope,
    sessionId: sid,
  });
}

/** The key id a well-formed token names, unverified: good for asking whether our keys have turned, for nothing else. */
export function keyIdOf(token: string): string | undefined {
  if (token.length > longestToken) return undefined;
  const segments = token.split('.');
  if (segments.length !== 3 || !segments.every(isCanonicalBase64Url)) return undefined;
  try {
    return ownHeader.parse(JSON.parse(new TextDecoder().decode(base64url.decode(segments[0] ?? '')))).kid;
  } catch {
    return undefined;
  }
}

/** Strict on purpose: a header with `jwk`, `jku`, `x5u`, `crit` or anything else we never write is not ours. */
const ownHeader = z.strictObject({ alg: z.literal('ES256'), typ: z.literal('at+jwt'), kid: z.string().min(1) });

const accessClaims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.custom<UserId>((text) => typeof text === 'string' && isId('usr', text)),
  sid: z.custom<SessionId>((text) => typeof text === 'string' && isId('ses', text)),
  jti: z.string().min(1),
  iat: z.int(),
  exp: z.int(),
  roles: z.array(z.enum(roles)),
  scope: z
    .string()
    .transform((text) => text.split(' ').filter((word) => word !== ''))
    .pipe(z.array(z.enum(scopes))),
});

/** Only a key of our own set, and only in the form we publish: an ES256 public key. */
function ownKey(keys: JSONWebKeySet, kid: string | undefined): JWK | undefined {
  if (kid === undefined) return undefined;
  return keys.keys.find((key) => key.kid === kid && key.kty === 'EC' && key.crv === 'P-256' && key.alg === 'ES256');
}

/** Stray trailing bits, padding and foreign letters decode too; requiring the one spelling keeps a token from having several. */
function isCanonicalBase64Url(text: string): boolean {
  try {
    return text !== '' && base64url.encode(base64url.decode(text)) === text;
  } catch {
    return false;
  }
}
