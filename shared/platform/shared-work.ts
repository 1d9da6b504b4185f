// Work that several requests of one isolate want at the same time: the first does it, the others wait for its outcome.

/**
 * A promise of one request may not be awaited by another: what follows would run in the first one's name, where the platform
 * refuses the second its I/O. So each who joins waits on a promise of its own, which the platform resumes in its own request.
 * Whoever runs the work keeps it alive; a caller without other work of its own keeps itself alive, by a deadline.
 */
export type SharedWork<Value> = {
  /** The outcome of what is being done under this key; undefined when nothing is. */
  join(key: string): Promise<Value> | undefined;
  /** Does the work, for all who join before it is done; nothing is remembered after. */
  run(key: string, work: () => Promise<Value>): Promise<Value>;
};

type Waiter<Value> = { done(value: Value): void; failed(reason: unknown): void };

export function sharedWork<Value>(): SharedWork<Value> {
  const waiting = new Map<string, Waiter<Value>[]>();
  return {
    join: (key) => {
      const waiters = waiting.get(key);
      return waiters && new Promise<Value>((done, failed) => waiters.push({ done, failed }));
    },
    run: async (key, work) => {
      const waiters: Waiter<Value>[] = [];
      waiting.set(key, waiters);
      try {
        const value = await work();
        waiting.delete(key);
        for (const { done } of waiters) done(value);
        return value;
      } catch (thrown) {
        waiting.delete(key);
        for (const { failed } of waiters) failed(thrown);
        throw thrown;
      }
    },
  };
}
