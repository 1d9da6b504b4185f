// The invariants by their letters: what each says, and how checks of them are collected. Checks read raw storage, the provider's
// books and the mails that were accepted, never the code under test.

/** Those a simulation can show. The rest needs a real runtime, a network or an outside tool. */
export const invariants = {
  S1: 'a seat has one owner at most',
  S2: 'a confirmed booking has every seat and ticket it sold',
  S3: 'a taken seat belongs to a confirmed booking',
  S4: 'only its own booking and hold act on a seat',
  S5: 'free, held, taken and blocked seats are all the seats there are',
  S6: 'a hold is dead at the instant it expires',
  S7: 'no dead hold stays in the rows',
  S8: 'an account holds no more than its limit',
  S9: 'clocks of objects never go back',
  S10: 'all flights of a booking or none, a whole party or nobody',
  S11: 'what callers of a flight see has an order that makes sense',
  M1: 'paid if and only if confirmed',
  M2: 'late money finds seats or goes back, and is told once',
  M3: 'never charged more than the price, never refunded twice',
  M4: 'no authorisation is left open',
  M5: 'the price shown is the price asked',
  M6: 'the ledger sums to zero and agrees with the provider',
  M7: 'the same key gets the same answer',
  E1: 'events are written with the change, without gaps',
  E2: 'every event is taken care of by every consumer',
  E3: 'every mail is accepted once',
  E4: 'a mail says what is true',
  E5: 'one reminder for each confirmed segment, when it is time',
  E6: 'the index says what the booking says, and never steps back',
  E7: 'what fits no contract ends with the dead letters, alone',
  E8: 'news of the provider has its effect once, in any order, for days',
  L1: 'everything is decided a quarter of an hour after the last fault',
  L3: 'a lost alarm holds nothing up for ever',
  A7: 'nothing personal in queues and logs',
} as const;
export type Invariant = keyof typeof invariants;
export const invariantNames = Object.keys(invariants) as Invariant[];

export type Violation = { invariant: Invariant; detail: string };
/** How often each was checked: one that never was proves nothing. */
export type CheckCounts = Record<Invariant, number>;
export const noChecks = (): CheckCounts => Object.fromEntries(invariantNames.map((name) => [name, 0])) as CheckCounts;

export type Must = (invariant: Invariant, holds: boolean, detail: () => string) => void;
export type Checks = { violations: Violation[]; counts: CheckCounts; must: Must };

export function openChecks(): Checks {
  const violations: Violation[] = [];
  const counts = noChecks();
  return {
    violations,
    counts,
    must: (invariant, holds, detail) => {
      counts[invariant]++;
      if (!holds) violations.push({ invariant, detail: detail() });
    },
  };
}
