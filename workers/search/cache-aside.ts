// Cache-aside for what searches read: about a second of isolate memory, then KV, then the database, each age with its rule.
import type { Instant } from '#domain/ids';
import { errorText, log } from '#platform/log';
import {
  type Aged,
  cacheAges,
  isStale,
  type Memory,
  mayBeServed,
  type Reading,
  remember,
  remembered,
} from './isolate-memory.ts';

/** KV's own limit of keys in one read. */
const keysInOneRead = 100;

export type CacheAside<Question, Value extends Aged> = {
  kv: Pick<KVNamespace, 'get' | 'put'>;
  memory: Memory<Value>;
  keyOf(question: Question): string;
  /** Stored values that are not younger than this instant are not served, whatever their age. */
  outdatedBefore?(): Promise<Instant>;
  /** Reads all of them from the database at once; one value a question, in their order. */
  load(questions: Question[]): Promise<Value[]>;
  now(): Instant;
  /** Work that goes on behind the answer. */
  later(work: Promise<unknown>): void;
};

/** One reading a question, in their order. Questions asked at the same time by several requests are loaded once. */
export async function readAside<Question, Value extends Aged>(
  cache: CacheAside<Question, Value>,
  questions: readonly Question[],
): Promise<Reading<Value>[]> {
  const { memory } = cache;
  const readings = new Map<string, Promise<Reading<Value>> | Reading<Value>>();
  const asked: { key: string; question: Question }[] = [];
  for (const question of questions) {
    const key = cache.keyOf(question);
    const known =
      readings.get(key) ?? remembered(memory, key, cacheAges.memoryMs, cache.now()) ?? memory.loading.join(key);
    if (known) readings.set(key, known);
    else if (!asked.some((other) => other.key === key)) asked.push({ key, question });
  }
  const found = asked.length > 0 ? fetchAll(cache, asked) : null;
  for (const [index, { key }] of asked.entries()) {
    if (!found) continue;
    const reading = memory.loading.run(key, async () => (await found)[index] as Reading<Value>);
    readings.set(key, reading);
    // Behind the answer too, so that a client that hangs up does not leave the others waiting for ever.
    cache.later(reading.catch(() => {}));
  }
  return Promise.all(questions.map((question) => readings.get(cache.keyOf(question)) as Promise<Reading<Value>>));
}

/** Reads from the database and puts the outcome over what the cache has, for those who know that it changed. */
export async function putAnew<Question, Value extends Aged>(
  cache: CacheAside<Question, Value>,
  questions: readonly Question[],
): Promise<void> {
  const values = await cache.load([...questions]);
  await Promise.all(
    values.map((value, index) => {
      const key = cache.keyOf(questions[index] as Question);
      remember(cache.memory, key, value, cache.now());
      return putQuietly(cache, key, value);
    }),
  );
}

async function fetchAll<Question, Value extends Aged>(
  cache: CacheAside<Question, Value>,
  asked: { key: string; question: Question }[],
): Promise<Reading<Value>[]> {
  const stored = await readStored(
    cache,
    asked.map(({ key }) => key),
  );
  const readings = new Map<string, Reading<Value>>();
  for (const [key, value] of stored) readings.set(key, { value, source: 'cache' });
  const missing = asked.filter(({ key }) => !stored.has(key));
  if (missing.length > 0) {
    const loaded = await loadOrRemember(cache, missing);
    for (const [index, { key }] of missing.entries()) readings.set(key, loaded[index] as Reading<Value>);
  }
  const stale = asked.filter(({ key }) => {
    const value = stored.get(key);
    return value !== undefined && isStale(value, cache.now());
  });
  if (stale.length > 0) cache.later(refreshBehind(cache, stale));
  return asked.map(({ key }) => {
    const reading = readings.get(key) as Reading<Value>;
    remember(cache.memory, key, reading.value, cache.now());
    return reading;
  });
}

/** What KV has and may still be served. KV being away is a slower answer, not a failed one. */
async function readStored<Question, Value extends Aged>(
  cache: CacheAside<Question, Value>,
  keys: string[],
): Promise<Map<string, Value>> {
  const usable = new Map<string, Value>();
  try {
    for (let start = 0; start < keys.length; start += keysInOneRead) {
      const [outdatedBefore, found] = await Promise.all([
        cache.outdatedBefore?.() ?? 0,
        cache.kv.get<Value>(keys.slice(start, start + keysInOneRead), 'json'),
      ]);
      for (const [key, value] of found) {
        if (value && value.builtAt > outdatedBefore && mayBeServed(value, cache.now())) usable.set(key, value);
      }
    }
  } catch (thrown) {
    log('warn', 'cache_unreadable', { worker: 'search', count: keys.length, error: errorText(thrown) });
  }
  return usable;
}

/** From the database; should it be away, from this isolate's memory if that is young enough to be served. */
async function loadOrRemember<Question, Value extends Aged>(
  cache: CacheAside<Question, Value>,
  missing: { key: string; question: Question }[],
): Promise<Reading<Value>[]> {
  try {
    const values = await cache.load(missing.map(({ question }) => question));
    cache.later(Promise.all(values.map((value, index) => putIfNewer(cache, missing[index]?.key ?? '', value))));
    return values.map((value) => ({ value, source: 'database' }));
  } catch (thrown) {
    const fallback = missing.map(({ key }) => remembered(cache.memory, key, Number.POSITIVE_INFINITY, cache.now()));
    if (fallback.some((reading) => !reading)) throw thrown;
    log('warn', 'database_unreadable', { worker: 'search', count: missing.length, error: errorText(thrown) });
    return fallback as Reading<Value>[];
  }
}

async function refreshBehind<Question, Value extends Aged>(
  cache: CacheAside<Question, Value>,
  stale: { key: string; question: Question }[],
): Promise<void> {
  const { refreshing } = cache.memory;
  const mine = stale.filter(({ key }) => !refreshing.has(key));
  if (mine.length === 0) return;
  for (const { key } of mine) refreshing.add(key);
  try {
    const values = await cache.load(mine.map(({ question }) => question));
    for (const [index, { key }] of mine.entries()) {
      const value = values[index] as Value;
      remember(cache.memory, key, value, cache.now());
      await putIfNewer(cache, key, value);
    }
  } catch (thrown) {
    log('warn', 'refresh_failed', { worker: 'search', count: mine.length, error: errorText(thrown) });
  } finally {
    for (const { key } of mine) refreshing.delete(key);
  }
}

/**
 * A reader's copy must not cover one that was put meanwhile by somebody who knew of a change. KV has no compare-and-set,
 * so a sliver of that race stays open; the copy it leaves is refreshed within `refreshAfterMs`.
 */
async function putIfNewer<Value extends Aged>(
  cache: CacheAside<never, Value>,
  key: string,
  value: Value,
): Promise<void> {
  const present = await cache.kv.get<Value>(key, 'json').catch(() => null);
  if (!present || present.builtAt < value.builtAt) await putQuietly(cache, key, value);
}

async function putQuietly<Value extends Aged>(
  cache: CacheAside<never, Value>,
  key: string,
  value: Value,
): Promise<void> {
  try {
    await cache.kv.put(key, JSON.stringify(value), { expirationTtl: cacheAges.neverServedAfterMs / 1_000 });
  } catch (thrown) {
    log('warn', 'cache_unwritable', { worker: 'search', error: errorText(thrown) });
  }
}
