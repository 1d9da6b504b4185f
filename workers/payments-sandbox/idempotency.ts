// Which answer a request gets: its own, an earlier one under the same key, or a fault that its payment method asks for. Pure.
import { keyInUse, keyReused, type StripeError } from './stripe-error.ts';
import type { Fault } from './test-methods.ts';

export const keyLifeMs = 24 * 60 * 60 * 1000;

/** What the ledger remembers of a key. `repeats` counts the requests after the first. */
export type KeptAnswer = {
  fingerprint: string;
  status: number;
  body: string;
  fault: Fault | null;
  repeats: number;
  keptAt: number;
};

export type Replay = { kind: 'fresh' } | { kind: 'kept' } | { kind: 'refused'; error: StripeError };

/** What to do about a request, seen from its key; a key older than a day is forgotten. */
export function replayOf(kept: KeptAnswer | null, fingerprint: string, now: number): Replay {
  if (!kept || now >= kept.keptAt + keyLifeMs) return { kind: 'fresh' };
  if (kept.fingerprint !== fingerprint) return { kind: 'refused', error: keyReused };
  if (kept.fault === 'conflict_once' && kept.repeats === 0) return { kind: 'refused', error: keyInUse };
  return { kind: 'kept' };
}

/** What happens to a fresh request: which effect it has, and how its answer travels. */
export function courseOf(fault: Fault | null): {
  hasEffect: boolean;
  isKept: boolean;
  delivery: 'prompt' | 'slow' | 'lost';
} {
  switch (fault) {
    case 'slow':
      return { hasEffect: true, isKept: true, delivery: 'slow' };
    case 'lost_answer':
    case 'conflict_once':
      return { hasEffect: true, isKept: true, delivery: 'lost' };
    case 'lost_request':
      return { hasEffect: false, isKept: false, delivery: 'lost' };
    case 'error_kept':
      return { hasEffect: false, isKept: true, delivery: 'prompt' };
    case null:
      return { hasEffect: true, isKept: true, delivery: 'prompt' };
  }
}

/** The same request written twice has the same fingerprint, whatever the order of its parameters. */
export function fingerprintOf(method: string, path: string, body: string): string {
  const parameters = new URLSearchParams(body);
  parameters.sort();
  return `${method} ${path} ${parameters}`;
}
