// How many wrong passwords are borne: 5 an account and 20 a network in 15 minutes, counted exactly by Throttle objects.
import { throttleAt } from '#objects/throttle/throttle.address';
import type { Caller } from '#platform/caller';
import type { Clock } from '#platform/clock';
import { keyedHash } from '#platform/keyed-hash';
import { newId } from '#platform/new-id';
import type { GuessKeys } from './log-in.ts';

const windowMilliseconds = 15 * 60 * 1000;
const limits = { account: 5, network: 20 } as const;
const kinds = { account: 'login-account', network: 'login-address' } as const;

type Namespace = Parameters<typeof throttleAt>[0];

/** `key` hides addresses: the name of an object is no place for them. */
export function guessesAt(namespace: Namespace, key: string, clock: Clock) {
  const throttle = (by: keyof GuessKeys, subject: string) =>
    throttleAt(namespace, kinds[by], keyedHash(key, kinds[by], subject));

  const ofBoth = <Answer>(ask: (by: keyof GuessKeys) => Promise<Answer>) =>
    Promise.all([ask('account'), ask('network')]);

  return {
    async secondsToWait(caller: Caller, keys: GuessKeys): Promise<number> {
      const quotas = await ofBoth((by) => throttle(by, keys[by]).peek(caller, limits[by]));
      return Math.max(...quotas.map((quota) => (quota.isAllowed ? 0 : quota.retryAfterSeconds)));
    },
    async recordFailure(caller: Caller, keys: GuessKeys): Promise<void> {
      const endsAt = clock.now() + windowMilliseconds;
      await ofBoth((by) => throttle(by, keys[by]).take(caller, newId('evt'), endsAt, limits[by]));
    },
    async forgetFailures(caller: Caller, email: string): Promise<void> {
      await throttle('account', email).clear(caller);
    },
  };
}
