// What one isolate remembers of what it read, and is busy reading; shared by all its requests.
import type { Instant } from '#domain/ids';
import { type SharedWork, sharedWork } from '#platform/shared-work';

/** Ages count from the moment before the database was read, wherever the copy has been since. */
export const cacheAges = { memoryMs: 1_000, refreshAfterMs: 30_000, neverServedAfterMs: 120_000 };
const mostRemembered = 1_000;

export type Aged = { builtAt: Instant };
export type Reading<Value> = { value: Value; source: 'cache' | 'database' };

export type Memory<Value> = {
  held: Map<string, { value: Value; takenAt: Instant }>;
  loading: SharedWork<Reading<Value>>;
  refreshing: Set<string>;
};
export const newMemory = <Value>(): Memory<Value> => ({
  held: new Map(),
  loading: sharedWork(),
  refreshing: new Set(),
});

export const mayBeServed = ({ builtAt }: Aged, now: Instant): boolean => now - builtAt < cacheAges.neverServedAfterMs;
export const isStale = ({ builtAt }: Aged, now: Instant): boolean => now - builtAt >= cacheAges.refreshAfterMs;

/** What was taken into memory less than so long ago, if it is young enough to be served at all. */
export function remembered<Value extends Aged>(
  { held }: Memory<Value>,
  key: string,
  withinMs: number,
  now: Instant,
): Reading<Value> | undefined {
  const found = held.get(key);
  if (!found || now - found.takenAt >= withinMs || !mayBeServed(found.value, now)) return undefined;
  return { value: found.value, source: 'cache' };
}

/** Keeps the newer of two copies; the one remembered longest makes room. */
export function remember<Value extends Aged>({ held }: Memory<Value>, key: string, value: Value, now: Instant): void {
  const before = held.get(key)?.value;
  held.delete(key);
  held.set(key, { value: before && before.builtAt > value.builtAt ? before : value, takenAt: now });
  const oldest = held.keys().next().value;
  if (held.size > mostRemembered && oldest !== undefined) held.delete(oldest);
}
