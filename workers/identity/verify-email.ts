// Verifying an address by the link mailed to it.
import type { AccountFailure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { hashOf } from '#platform/keyed-hash';

type Deps = {
  now(): Instant;
  /** False for a link that is unknown, spent or too old. */
  spendVerification(caller: Caller, tokenHash: string, at: Instant): Promise<boolean>;
};

export async function verifyEmail(deps: Deps, caller: Caller, token: string): Promise<Result<null, AccountFailure>> {
  const isVerified = await deps.spendVerification(caller, hashOf(token), deps.now());
  return isVerified ? ok(null) : err({ code: 'link_invalid' });
}
