// Every night: the words of mails past their retention are removed; the ledger rows stay as proof that each was sent once.
import type { Instant } from '#domain/ids';
import type { Clock } from '#platform/clock';
import { log } from '#platform/log';

export type RetentionDeps = {
  clock: Clock;
  retentionDays: number;
  /** Blank or remove what is older, a portion at a time, and answer how many there were. */
  removeContents(before: Instant, most: number): Promise<number>;
  removeMails(before: Instant, most: number): Promise<number>;
};

/** A portion keeps each statement short: the database does one thing at a time, and mails wait behind it. */
const portion = 500;

export async function removeOldBodies({
  clock,
  retentionDays,
  removeContents,
  removeMails,
}: RetentionDeps): Promise<void> {
  const before = clock.now() - retentionDays * 24 * 3600_000;
  const contents = await untilNoneIsLeft(() => removeContents(before, portion));
  const mails = await untilNoneIsLeft(() => removeMails(before, portion));
  log('info', 'old_bodies_removed', { job: 'retention', count: contents + mails });
}

async function untilNoneIsLeft(removeSome: () => Promise<number>): Promise<number> {
  let total = 0;
  let removed: number;
  do {
    removed = await removeSome();
    total += removed;
  } while (removed === portion);
  return total;
}
