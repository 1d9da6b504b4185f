// Setting a new password by a mailed link. It ends every session: whoever knew the old password is out.
import type { Failure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { checkPassword } from '#domain/password-policy';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { hashOf } from '#platform/keyed-hash';
import type { Busy } from './hash-queue.ts';
import type { ResetOwner } from './password-resets.store.ts';

type Deps = {
  now(): Instant;
  findOwner(tokenHash: string, at: Instant): Promise<ResetOwner | undefined>;
  hashPassword(password: string): Promise<Result<string, Busy>>;
  /** False when the link was spent meanwhile. */
  spendReset(caller: Caller, reset: { tokenHash: string; passwordHash: string; at: Instant }): Promise<boolean>;
  /** The owner has shown who they are: what strangers guessed counts no more. */
  forgetFailures(caller: Caller, email: string): Promise<void>;
};

/** A refused password leaves the link alive, so that the owner may choose another. */
export async function confirmPasswordReset(
  deps: Deps,
  caller: Caller,
  token: string,
  password: string,
): Promise<Result<null, Failure>> {
  const at = deps.now();
  const tokenHash = hashOf(token);
  const owner = await deps.findOwner(tokenHash, at);
  if (!owner) return err({ code: 'link_invalid' });
  const allowed = checkPassword(password, owner);
  if (!allowed.ok) return allowed;
  const hash = await deps.hashPassword(password);
  if (!hash.ok) return hash;
  if (!(await deps.spendReset(caller, { tokenHash, passwordHash: hash.value, at })))
    return err({ code: 'link_invalid' });
  await deps.forgetFailures(caller, owner.email);
  return ok(null);
}
