// What an object takes from outside itself: time, turns and ids. The runtime's by default, a simulator's in simulations.
import type { IdPrefix } from '#domain/ids';
import { type Clock, systemClock } from '#platform/clock';
import { newId } from '#platform/new-id';

export type Parts = {
  clock: Clock;
  /** Runs something once the events that are already waiting have been delivered, so that they can share a transaction. */
  nextTurn(run: () => void): void;
  newId: <Prefix extends IdPrefix>(prefix: Prefix) => `${Prefix}_${string}`;
  /** A random whole number from 0 to `below` - 1. */
  randomBelow(below: number): number;
};

export const runtimeParts: Parts = {
  clock: systemClock,
  nextTurn: (run) => {
    setTimeout(run, 0);
  },
  newId,
  randomBelow: (below) => {
    // Drawing again above the last whole multiple keeps every number equally likely.
    const ceiling = Math.floor(2 ** 32 / below) * below;
    for (;;) {
      const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? ceiling;
      if (drawn < ceiling) return drawn % below;
    }
  },
};
