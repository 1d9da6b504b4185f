// The public keys of access tokens as a door keeps them: five minutes, and asked again when a token names an unknown one.
import type { JSONWebKeySet } from 'jose';
import type { Instant } from '#domain/ids';
import type { Clock } from '#platform/clock';

const freshMilliseconds = 5 * 60_000;
/** Tokens that name invented keys must not turn into calls: an unknown key is asked for this often at most. */
const unknownKeyMilliseconds = 10_000;

export type CachedKeys = {
  all(): Promise<JSONWebKeySet>;
  /** With the key of this id, once it is published. */
  for(kid: string): Promise<JSONWebKeySet>;
};

/** Keeps answers, never promises: a promise made for one request may not be awaited by another. */
export function cachedKeys(ask: () => Promise<JSONWebKeySet>, clock: Clock): CachedKeys {
  let known: { keys: JSONWebKeySet; askedAt: Instant } | undefined;
  const noOlderThan = async (milliseconds: number) => {
    const now = clock.now();
    if (known && now - known.askedAt < milliseconds) return known.keys;
    known = { keys: await ask(), askedAt: now };
    return known.keys;
  };
  return {
    all: () => noOlderThan(freshMilliseconds),
    for: (kid) => {
      const isKnown = known?.keys.keys.some((key) => key.kid === kid) ?? false;
      return noOlderThan(isKnown ? freshMilliseconds : unknownKeyMilliseconds);
    },
  };
}
