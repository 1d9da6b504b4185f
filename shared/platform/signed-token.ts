// A compact signed token: key id, payload and HMAC-SHA256, URL-safe. Everyone may read it, only the key's owner can make it.
import { Buffer } from 'node:buffer';

/** The first key signs; all of them verify, so that what an old key signed lives on after a turn. */
export type SigningKeys = { signing: SigningKey; verifying: ReadonlyMap<string, SigningKey> };
type SigningKey = { id: string; key: CryptoKey };

export const longestToken = 1500;

/** Importing a key costs more than using it; what was imported is kept for as long as the isolate lives. */
const importedKeys = new Map<string, SigningKeys>();

/** Reads `kid:secret` or bare secrets, separated by commas; a bare secret's id is the beginning of its SHA-256. */
export async function signingKeysFrom(setting: string): Promise<SigningKeys> {
  const known = importedKeys.get(setting);
  if (known) return known;
  const keys = await Promise.all(setting.split(',').map((entry) => signingKeyFrom(entry.trim())));
  const [signing] = keys;
  if (!signing) throw new Error('A setting of signing keys names no key.');
  const imported = { signing, verifying: new Map(keys.map((key) => [key.id, key])) };
  importedKeys.set(setting, imported);
  return imported;
}

async function signingKeyFrom(entry: string): Promise<SigningKey> {
  const named = /^([A-Za-z0-9_-]{1,16}):(.*)$/s.exec(entry);
  const secret = Buffer.from(named?.[2] ?? entry, 'utf8');
  if (secret.length < 32) throw new Error('A signing key is shorter than 32 bytes.');
  const id =
    named?.[1] ??
    Buffer.from(await crypto.subtle.digest('SHA-256', secret))
      .toString('base64url')
      .slice(0, 6);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return { id, key: await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify']) };
}

/** Signs plain data for one purpose; a token made for another purpose does not open, though the key be the same. */
export async function signToken(keys: SigningKeys, purpose: string, payload: unknown): Promise<string> {
  const { id, key } = keys.signing;
  const body = Buffer.from(JSON.stringify(payload), 'utf8').toString('base64url');
  const signature = await crypto.subtle.sign('HMAC', key, signedBytes(purpose, id, body));
  const token = `${id}.${body}.${Buffer.from(signature).toString('base64url')}`;
  if (token.length > longestToken) throw new Error(`A token for ${purpose} is longer than ${longestToken} characters.`);
  return token;
}

/** The payload of a token nobody altered, or null. The comparison takes the same time wherever the difference is. */
export async function openToken(
  keys: SigningKeys,
  purpose: string,
  token: string,
): Promise<{ payload: unknown } | null> {
  if (token.length > longestToken) return null;
  const [id = '', body = '', signatureText = '', ...rest] = token.split('.');
  const known = keys.verifying.get(id);
  if (!known || rest.length > 0) return null;
  const signature = Buffer.from(signatureText, 'base64url');
  // Base64 has several spellings of one signature; only the canonical one is ours.
  if (signature.toString('base64url') !== signatureText) return null;
  const genuine = await crypto.subtle.verify('HMAC', known.key, signature, signedBytes(purpose, id, body));
  return genuine ? { payload: JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) } : null;
}

/** The MAC covers the text of the token itself, so no other spelling of the payload passes. */
function signedBytes(purpose: string, id: string, body: string): Uint8Array {
  return new TextEncoder().encode(`${purpose}\n${id}.${body}`);
}
