// Where the time comes from: the one place that reads the machine's clock.
import type { Instant } from '#domain/ids';

export type Clock = { now(): Instant };

export const systemClock: Clock = { now: () => Date.now() };
