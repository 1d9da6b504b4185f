// Identifiers that nobody can guess, and identifiers derived so that a repeat finds the same thing.
import type { IdPrefix } from '#domain/ids';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id of 128 random bits, `bkg_2c5h…`, in lower-case Crockford base 32. */
export function newId<Prefix extends IdPrefix>(prefix: Prefix): `${Prefix}_${string}` {
  return `${prefix}_${base32(crypto.getRandomValues(new Uint8Array(16)))}`;
}

/** The id that the same parts always give: 160 bits of their SHA-256. Parts are length-prefixed, so none can pose as two. */
export async function derivedId<Prefix extends IdPrefix>(
  prefix: Prefix,
  ...parts: string[]
): Promise<`${Prefix}_${string}`> {
  const text = parts.map((part) => `${part.length}:${part}`).join('');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `${prefix}_${base32(new Uint8Array(digest).slice(0, 20))}`;
}

function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let length = Math.ceil((bytes.length * 8) / 5); length > 0; length--) {
    text = alphabet[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}
