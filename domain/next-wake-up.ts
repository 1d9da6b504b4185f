// When an object has to wake next: the earliest of the things that fall due.
import type { Instant } from '#domain/ids';

/** The earliest instant given, or undefined when nothing is due at all. */
export function nextWakeUp(...due: (Instant | null | undefined)[]): Instant | undefined {
  const known = due.filter((at) => at !== null && at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
