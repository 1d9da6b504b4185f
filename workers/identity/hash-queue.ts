// Keeps password hashing from starving everything else in the isolate: hashes run one by one, others get a turn between, and few may wait.
import { err, ok, type Result } from '#domain/result';

export type Busy = { code: 'busy'; retryAfterSeconds: number };

type Deps = {
  now(): number;
  /** Lets whatever else is waiting in this isolate go first, for so long at least. */
  pause(milliseconds: number): Promise<void>;
};

type Limits = {
  capacity: number;
  /** How often a waiting call looks, for each one ahead of it. */
  lookMilliseconds: number;
  /** How long everything else has the isolate to itself before each hash: a call of several hops needs more than one turn. */
  breathMilliseconds: number;
};

/** A caller that went away never leaves the queue by itself, so its place is free again after this long. */
const longestWaitMilliseconds = 20_000;

/**
 * Each waits by timers of its own until it is first, never on a promise of another call: the runtime drops the promises of a
 * call whose client went away, and everyone behind it would wait for ever.
 */
export function hashQueue(deps: Deps, { capacity, lookMilliseconds, breathMilliseconds }: Limits) {
  const waiting = new Map<symbol, number>();

  function dropAbandoned(): void {
    for (const [place, since] of waiting) if (deps.now() - since >= longestWaitMilliseconds) waiting.delete(place);
  }

  return async <Value>(hash: () => Value): Promise<Result<Value, Busy>> => {
    dropAbandoned();
    if (waiting.size >= capacity) return err({ code: 'busy', retryAfterSeconds: 2 });
    const place = Symbol();
    waiting.set(place, deps.now());
    try {
      for (let ahead = waiting.size - 1; ahead > 0; ahead = [...waiting.keys()].indexOf(place)) {
        await deps.pause(ahead * lookMilliseconds);
        dropAbandoned();
      }
      await deps.pause(breathMilliseconds);
      return ok(hash());
    } finally {
      waiting.delete(place);
    }
  };
}
