// The keys of access tokens: a set of private ES256 keys, newest first. The newest signs; all of them verify until they are taken out.
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import * as z from 'zod';

/** How many keys a set keeps when it turns: one signs, one still verifies, one to spare. */
const keptKeys = 3;

const privateKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
  kid: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
const privateKeySet = z.strictObject({ keys: z.array(privateKey).min(1).max(keptKeys) });
export type TokenKey = z.infer<typeof privateKey>;

export type TokenKeys = {
  signing: TokenKey;
  /** The public halves, newest first. */
  published: JSONWebKeySet;
};

/** The keys of the secret `TOKEN_KEYS`; throws when the text is no set of private ES256 keys. */
export function parseTokenKeys(secretText: string): TokenKeys {
  const { keys } = privateKeySet.parse(JSON.parse(secretText));
  const [signing] = keys;
  if (!signing) throw new Error('TOKEN_KEYS holds no key');
  return { signing, published: { keys: keys.map(publicHalf) } };
}

/** A fresh secret `TOKEN_KEYS` with one key. */
export async function generateTokenKeys(): Promise<string> {
  return JSON.stringify({ keys: [await generateKey()] });
}

/** The same secret with a new key in front; tokens signed by the ones behind it stay valid until they expire. */
export async function turnTokenKeys(secretText: string): Promise<string> {
  const { keys } = privateKeySet.parse(JSON.parse(secretText));
  return JSON.stringify({ keys: [await generateKey(), ...keys].slice(0, keptKeys) });
}

async function generateKey(): Promise<TokenKey> {
  const { privateKey: pair } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(pair);
  const kid = await calculateJwkThumbprint(jwk);
  const { kty, crv, x, y, d } = jwk;
  return privateKey.parse({ kty, crv, x, y, d, alg: 'ES256', use: 'sig', kid });
}

function publicHalf({ kty, crv, x, y, kid, alg, use }: TokenKey): JWK {
  return { kty, crv, x, y, kid, alg, use };
}
