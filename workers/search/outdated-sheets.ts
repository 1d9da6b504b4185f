// One instant for all sheets: those built before it are not served any more. For changes that touch more sheets than anyone could put anew.
import type { Instant } from '#domain/ids';
import { errorText, log } from '#platform/log';
import { type SharedWork, sharedWork } from '#platform/shared-work';
import { cacheAges } from './isolate-memory.ts';
import { outdatedKey } from './sheet.ts';

/** What one isolate remembers of the instant, shared by all its requests. */
export type OutdatedMemory = { before: Instant; readAt: Instant; reading: SharedWork<Instant> };
export const newOutdatedMemory = (): OutdatedMemory => ({
  before: 0,
  readAt: Number.NEGATIVE_INFINITY,
  reading: sharedWork(),
});

type Deps = {
  kv: Pick<KVNamespace, 'get' | 'put'>;
  memory: OutdatedMemory;
  now(): Instant;
  /** Work that goes on behind the answer. */
  later(work: Promise<unknown>): void;
};

/** Asked of KV once a second at most. While KV is away, sheets are judged by their age alone. */
export async function outdatedBefore(deps: Deps): Promise<Instant> {
  const { memory, now } = deps;
  if (now() - memory.readAt < cacheAges.memoryMs) return memory.before;
  const joined = memory.reading.join(outdatedKey);
  if (joined) return joined;
  const reading = memory.reading.run(outdatedKey, () => readOutdated(deps));
  // Behind the answer too, so that a client that hangs up does not leave the others waiting for ever.
  deps.later(reading);
  return reading;
}

async function readOutdated({ kv, memory, now }: Deps): Promise<Instant> {
  const text = await kv.get(outdatedKey).catch(() => null);
  memory.readAt = now();
  memory.before = Math.max(memory.before, Number(text ?? 0));
  return memory.before;
}

/**
 * To be called after the change is written: a sheet that is younger than this was read after it. The instant may be
 * forgotten once every sheet it speaks of is too old to be served anyway. Never fails: then the age of sheets is the bound.
 */
export async function outdateSheets({ kv, memory, now }: Omit<Deps, 'later'>): Promise<void> {
  const before = now();
  memory.before = Math.max(memory.before, before);
  try {
    await kv.put(outdatedKey, String(before), { expirationTtl: (2 * cacheAges.neverServedAfterMs) / 1_000 });
  } catch (thrown) {
    log('warn', 'sheets_not_outdated', { worker: 'search', error: errorText(thrown) });
  }
}
