// Which accounts were erased, for the parts of the house that keep something of them and have to let it go.
import type { ErasedAccount } from '#contracts/identity-service';
import type { Instant } from '#domain/ids';
import type { Caller } from '#platform/caller';

type Deps = {
  now(): Instant;
  findErasures(after: ErasedAccount | null, until: Instant, limit: number): Promise<ErasedAccount[]>;
};

/**
 * An erasure is listed a minute after it happened: by then none with an earlier time can still be on its way into the
 * database, so whoever reads on from the last entry never passes one by.
 */
const settledMilliseconds = 60_000;
const mostEntries = 500;

export async function listErasures(
  deps: Deps,
  caller: Caller,
  after: ErasedAccount | null,
  limit: number,
): Promise<ErasedAccount[]> {
  if (caller.kind !== 'system') return [];
  return deps.findErasures(after, deps.now() - settledMilliseconds, Math.min(limit, mostEntries));
}
