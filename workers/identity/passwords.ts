// The passwords of the house with their pepper, cost and queue. Whether or not there is anything to compare, a check costs one hash.
import { ok, type Result } from '#domain/result';
import { type Busy, hashQueue } from './hash-queue.ts';
import { hashPassword, isOutdated, isPasswordOf, passwordCosts } from './password-hash.ts';

export type PasswordCheck = { isRight: boolean; isOutdated: boolean };

export type Passwords = {
  hash(password: string): Promise<Result<string, Busy>>;
  /** `stored` is null for an unknown person; the work is the same. */
  check(password: string, stored: string | null): Promise<Result<PasswordCheck, Busy>>;
};

type Deps = { now(): number; pause(milliseconds: number): Promise<void> };
type Settings = { pepper: string; cost: keyof typeof passwordCosts };

/** Of hashes at the standard cost eight may wait; of cheaper ones, as many as take the same time. */
const atStandardCost = { capacity: 8, lookMilliseconds: 50, breathMilliseconds: 20 };

export function passwordsWith(deps: Deps, settings: Settings): Passwords {
  const cost = passwordCosts[settings.cost];
  const cheaper = 2 ** (passwordCosts.standard.logN - cost.logN);
  const inTurn = hashQueue(deps, {
    capacity: atStandardCost.capacity * cheaper,
    lookMilliseconds: atStandardCost.lookMilliseconds / cheaper,
    breathMilliseconds: atStandardCost.breathMilliseconds / cheaper,
  });

  return {
    hash: (password) => inTurn(() => hashPassword(password, settings.pepper, cost)),
    async check(password, stored) {
      const outcome = await inTurn(() => {
        if (stored !== null) return isPasswordOf(stored, password, settings.pepper);
        hashPassword(password, settings.pepper, cost);
        return false;
      });
      if (!outcome.ok) return outcome;
      return ok({ isRight: outcome.value, isOutdated: outcome.value && stored !== null && isOutdated(stored, cost) });
    },
  };
}
