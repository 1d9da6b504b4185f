// Forgets what has ended long ago: sessions, links, sent mails, counts, and registrations nobody verified.
import type { Instant } from '#domain/ids';
import { log } from '#platform/log';

const day = 24 * 60 * 60 * 1000;

/** How long each kind is kept after it ended; the audit table is not among them. */
const keptMilliseconds = { sessions: 30 * day, mails: 7 * day, counts: day, unverified: 7 * day };

export type ClearedBefore = Record<keyof typeof keptMilliseconds, Instant>;

type Deps = {
  now(): Instant;
  clearEnded(before: ClearedBefore): Promise<number>;
};

export async function clearEnded(deps: Deps): Promise<void> {
  const now = deps.now();
  const count = await deps.clearEnded({
    sessions: now - keptMilliseconds.sessions,
    mails: now - keptMilliseconds.mails,
    counts: now - keptMilliseconds.counts,
    unverified: now - keptMilliseconds.unverified,
  });
  log('info', 'ended_accounts_data_cleared', { worker: 'identity', job: 'clear-ended', count });
}
