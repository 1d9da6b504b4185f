// Versions as entity tags: what a reader got in ETag, and what it brings back in If-None-Match or If-Match.
import { err, ok, type Result } from '#domain/result';

export const etagOf = (version: number): string => `"${version}"`;

/**
 * The tag of something that also changes with time alone, as a hold does that ends: the version, and after a dot a hash of
 * what is read. Readers learn of both; a change asks for the version only.
 */
export async function etagOfMoment(version: number, read: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(read)));
  const hash = [...new Uint8Array(digest.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `"${version}.${hash}"`;
}

/**
 * The version a change was made from. Without the header, and with `*`, which is true of any version and so guards none:
 * `version_required`. A tag that is not one of ours, weak ones included, cannot be the present version: `version_mismatch`
 * (RFC 9110, 13.1.1: If-Match compares strongly).
 */
export function expectedVersion(
  ifMatch: string | undefined,
): Result<number, { code: 'version_required' } | { code: 'version_mismatch' }> {
  const tag = ifMatch?.trim();
  return tag === undefined || tag === '*' ? err({ code: 'version_required' }) : versionIn(tag);
}

/** The version a traveller's `If-Match` names, or null where it asks for nothing: it is missing, or `*` (RFC 9110, 13.1.1). */
export function versionIfNamed(ifMatch: string | undefined): Result<number | null, { code: 'version_mismatch' }> {
  const tag = ifMatch?.trim();
  return tag === undefined || tag === '*' ? ok(null) : versionIn(tag);
}

function versionIn(tag: string): Result<number, { code: 'version_mismatch' }> {
  const version = /^"(\d{1,15})(?:\.[0-9a-f]{16})?"$/.exec(tag)?.[1];
  return version === undefined ? err({ code: 'version_mismatch' }) : ok(Number(version));
}

/** Whether a reader has the present state already; If-None-Match compares weakly (RFC 9110, 13.1.2). */
export function isKnownToReader(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
