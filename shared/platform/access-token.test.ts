// What an access token is worth: ours opens its own door, and every other text is refused alike.
import { createHmac } from 'node:crypto';
import { base64url } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type AccessGrant,
  accessTokenSeconds,
  issueAccessToken,
  keyIdOf,
  verifyAccessToken,
} from '#platform/access-token';
import { generateTokenKeys, parseTokenKeys, type TokenKey, type TokenKeys, turnTokenKeys } from '#platform/token-keys';

const issuer = 'https://skyhold.example';
const now = Date.parse('2026-12-05T08:30:00Z');
const expected = { audience: 'skyhold:travellers', issuer, now } as const;
const refused = { ok: false, error: { code: 'unauthenticated' } };
const ada: AccessGrant = {
  userId: 'usr_ada',
  sessionId: 'ses_ada',
  audience: 'skyhold:travellers',
  roles: ['traveller'],
  scopes: ['bookings:read', 'bookings:write'],
};

let secretText: string;
let keys: TokenKeys;
beforeAll(async () => {
  secretText = await generateTokenKeys();
  keys = parseTokenKeys(secretText);
});

describe('a token of ours', () => {
  test('says who is asking, with which roles and scopes', async () => {
    const token = await issueAccessToken(keys.signing, ada, { issuer, now });

    expect(await verifyAccessToken(keys.published, token, expected)).toEqual({
      ok: true,
      value: {
        kind: 'user',
        userId: 'usr_ada',
        sessionId: 'ses_ada',
        audience: 'skyhold:travellers',
        roles: ['traveller'],
        scopes: ['bookings:read', 'bookings:write'],
      },
    });
  });

  test('is two tokens when it is issued twice', async () => {
    const first = await issueAccessToken(keys.signing, ada, { issuer, now });
    const second = await issueAccessToken(keys.signing, ada, { issuer, now });

    const [firstId, secondId] = [first, second].map((token) => payloadOf(token).jti);
    expect(firstId).not.toBe(secondId);
  });

  test.each([
    ['at its last second', accessTokenSeconds - 1, true],
    ['within the skew of clocks after it', accessTokenSeconds + 4, true],
    ['beyond the skew', accessTokenSeconds + 6, false],
    ['a little before it was issued, by another clock', -4, true],
    ['well before it was issued', -6, false],
  ])('%s', async (_when, seconds, isAccepted) => {
    const token = await issueAccessToken(keys.signing, ada, { issuer, now });

    const outcome = await verifyAccessToken(keys.published, token, { ...expected, now: now + seconds * 1000 });

    expect(outcome.ok).toBe(isAccepted);
  });

  test('with no scopes opens nothing, and is still a token', async () => {
    const token = await issueAccessToken(keys.signing, { ...ada, scopes: [] }, { issuer, now });

    expect(await verifyAccessToken(keys.published, token, expected)).toMatchObject({ ok: true, value: { scopes: [] } });
  });
});

describe('turning the keys', () => {
  test('new tokens are signed by the new key, old ones stay valid beside it', async () => {
    const old = await issueAccessToken(keys.signing, ada, { issuer, now });

    const turned = parseTokenKeys(await turnTokenKeys(secretText));
    const fresh = await issueAccessToken(turned.signing, ada, { issuer, now });

    expect(keyIdOf(fresh)).not.toBe(keyIdOf(old));
    expect((await verifyAccessToken(turned.published, old, expected)).ok).toBe(true);
    expect((await verifyAccessToken(turned.published, fresh, expected)).ok).toBe(true);
    expect(await verifyAccessToken(keys.published, fresh, expected)).toEqual(refused);
  });

  test('the published set holds no private part', () => {
    expect(JSON.stringify(keys.published)).not.toContain('"d"');
    expect(JSON.stringify(keys.published)).not.toContain(keys.signing.d);
  });

  test.each([
    ['no JSON', '}{'],
    ['an empty set', '{"keys":[]}'],
    ['a symmetric key', '{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"12345678"}]}'],
  ])('a secret that is %s is refused', (_what, text) => {
    expect(() => parseTokenKeys(text)).toThrow();
  });
});

describe('a hostile token', () => {
  const headers: [string, object][] = [
    ['that claims no algorithm', { alg: 'none' }],
    ['of another algorithm', { alg: 'ES384' }],
    ['of another type', { typ: 'JWT' }],
    ['of no type', { typ: undefined }],
    ['whose type is spelt as a media type', { typ: 'application/at+jwt' }],
    ['of an unknown key', { kid: 'unknown-key' }],
    ['whose key id is a path', { kid: '../../../../dev/null' }],
    ['whose key id is a query', { kid: "' UNION SELECT 'key" }],
    ['of no key id', { kid: undefined }],
    ['whose key id is no text', { kid: ['a'] }],
    ['with an unknown critical extension', { crit: ['exp'], exp: 1 }],
    ['that points at its keys', { jku: 'https://attacker.example/jwks.json' }],
    ['that points at its certificate', { x5u: 'https://attacker.example/certificate.pem' }],
    ['with an unencoded payload', { b64: false, crit: ['b64'] }],
  ];
  test.each(headers)('%s', async (_what, header) => {
    expect(await verifyAccessToken(keys.published, await forge({ header }), expected)).toEqual(refused);
  });

  const payloads: [string, object][] = [
    ['of another audience', { aud: 'skyhold:staff' }],
    ['of two audiences', { aud: ['skyhold:travellers', 'skyhold:staff'] }],
    ['of another issuer', { iss: 'https://attacker.example' }],
    ['that expired', { iat: seconds(now) - 700, exp: seconds(now) - 100 }],
    ['that lives longer than ours do', { iat: seconds(now) - 700, exp: seconds(now) + 3600 }],
    ['from the future', { iat: seconds(now) + 60, exp: seconds(now) + 660 }],
    ['that is not valid yet', { nbf: seconds(now) + 60 }],
    ['whose expiry is text', { exp: '9999999999' }],
    ['whose expiry is a fraction', { exp: seconds(now) + 0.5 }],
    ['about no user of ours', { sub: 'admin' }],
    ['of no session of ours', { sid: 'forever' }],
    ['with a role nobody has', { roles: ['root'] }],
    ['whose roles are text', { roles: 'admin' }],
    ['with a scope nobody has', { scope: 'everything' }],
  ];
  test.each(payloads)('%s', async (_what, payload) => {
    expect(await verifyAccessToken(keys.published, await forge({ payload }), expected)).toEqual(refused);
  });

  test.each(['iss', 'aud', 'sub', 'iat', 'exp', 'jti', 'sid', 'scope', 'roles'])('without %s', async (claim) => {
    const token = await forge({ payload: { [claim]: undefined } });

    expect(await verifyAccessToken(keys.published, token, expected)).toEqual(refused);
  });

  test('signed by HMAC with our public key as its secret', async () => {
    const unsigned = await forge({ header: { alg: 'HS256' } });
    const signedPart = unsigned.slice(0, unsigned.lastIndexOf('.'));
    const publicKey = JSON.stringify(keys.published.keys[0]);
    const token = `${signedPart}.${createHmac('sha256', publicKey).update(signedPart).digest('base64url')}`;

    expect(await verifyAccessToken(keys.published, token, expected)).toEqual(refused);
  });

  test('that brings its own key', async () => {
    const attacker = parseTokenKeys(await generateTokenKeys());
    const embedded = await forge({ key: attacker.signing, header: { jwk: attacker.published.keys[0] } });
    const posing = await forge({ key: attacker.signing, header: { kid: keys.signing.kid } });

    expect(await verifyAccessToken(keys.published, embedded, expected)).toEqual(refused);
    expect(await verifyAccessToken(keys.published, posing, expected)).toEqual(refused);
  });

  const spellings: [string, (token: string) => string][] = [
    ['with stray bits at the end of its signature', (token) => `${token.slice(0, -1)}${straying(token.slice(-1))}`],
    ['with padding', (token) => `${token}==`],
    ['with a space around it', (token) => ` ${token}`],
    ['with a line break within', (token) => `${token.slice(0, 9)}\n${token.slice(9)}`],
    ['in the other base64 alphabet', (token) => `${token.slice(0, -1)}+`],
    ['with a fourth segment', (token) => `${token}.e30`],
    ['without a signature', (token) => token.slice(0, token.lastIndexOf('.') + 1)],
    ['of two segments', (token) => token.slice(0, token.lastIndexOf('.'))],
    [
      'with another payload under its signature',
      (token) => token.replace(/\.[^.]+\./, `.${encode({ sub: 'usr_eve' })}.`),
    ],
    ['with a signature in DER', (token) => `${token.slice(0, token.lastIndexOf('.'))}.MEUCIQD_`],
    ['with an all-zero signature', (token) => `${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(86)}`],
    ['of endless length', (token) => `${token}${'A'.repeat(100_000)}`],
    ['that is empty', () => ''],
    ['that is only dots', () => '..'],
    ['whose header is no object', (token) => token.replace(/^[^.]+/, encode('at+jwt'))],
    ['whose header is no JSON', (token) => token.replace(/^[^.]+/, 'AAAA')],
    ['whose payload is no JSON', (token) => token.replace(/\.[^.]+\./, '.AAAA.')],
  ];
  test.each(spellings)('%s', async (_what, change) => {
    const token = change(await issueAccessToken(keys.signing, ada, { issuer, now }));

    expect(await verifyAccessToken(keys.published, token, expected)).toEqual(refused);
  });

  test('the forger of these tests makes a good token when nothing is wrong with it', async () => {
    expect((await verifyAccessToken(keys.published, await forge({}), expected)).ok).toBe(true);
  });
});

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

function encode(value: unknown): string {
  return base64url.encode(JSON.stringify(value));
}

function payloadOf(token: string): { jti?: string } {
  return JSON.parse(new TextDecoder().decode(base64url.decode(token.split('.')[1] ?? '')));
}

/** The same last letter of a 64-byte signature but for a bit that decoding throws away. */
function straying(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(letter) ^ 1] ?? '';
}

/** Signs anything with a real ES256 signature: only the named parts differ from a good token; undefined leaves one out. */
async function forge(parts: { header?: object; payload?: object; key?: TokenKey }): Promise<string> {
  const signing = parts.key ?? keys.signing;
  const header = { alg: 'ES256', typ: 'at+jwt', kid: signing.kid, ...parts.header };
  const payload = {
    iss: issuer,
    aud: 'skyhold:travellers',
    sub: 'usr_ada',
    sid: 'ses_ada',
    jti: 'one',
    iat: seconds(now),
    exp: seconds(now) + accessTokenSeconds,
    roles: ['traveller'],
    scope: 'bookings:read',
    ...parts.payload,
  };
  const signedPart = `${encode(header)}.${encode(payload)}`;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', signing, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(signedPart));
  return `${signedPart}.${base64url.encode(new Uint8Array(signature))}`;
}
