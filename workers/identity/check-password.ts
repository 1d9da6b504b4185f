// Checking the password of a log-in, and making its stored hash dearer when the setting has grown since.
import type { UserId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Busy } from './hash-queue.ts';
import type { Passwords } from './passwords.ts';

type Deps = {
  passwords: Passwords;
  /** Replaces exactly this hash, so that a reset at the same moment wins. */
  savePasswordHash(userId: UserId, from: string, to: string): Promise<void>;
};

type Account = { userId: UserId; passwordHash: string | null };

export async function checkAccountPassword(
  deps: Deps,
  account: Account | undefined,
  password: string,
): Promise<Result<boolean, Busy>> {
  const stored = account?.passwordHash ?? null;
  const check = await deps.passwords.check(password, stored);
  if (!check.ok) return check;
  if (account && stored !== null && check.value.isOutdated) {
    const renewed = await deps.passwords.hash(password);
    if (renewed.ok) await deps.savePasswordHash(account.userId, stored, renewed.value);
  }
  return ok(check.value.isRight);
}
