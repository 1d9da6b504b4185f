// Erasing one's own account: everything personal is blanked here at once; ids, money and audit rows still add up.
import type { Failure } from '#domain/errors';
import type { Instant, UserId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { inLiveSession } from './may-act.ts';

type Deps = {
  now(): Instant;
  isSessionLive(caller: Caller): Promise<boolean>;
  saveErasure(caller: Caller, userId: UserId, at: Instant): Promise<void>;
};

export async function eraseAccount(deps: Deps, caller: Caller): Promise<Result<null, Failure>> {
  const allowed = await inLiveSession(deps.isSessionLive, caller, 'profile:write');
  if (!allowed.ok) return allowed;
  await deps.saveErasure(caller, allowed.value.userId, deps.now());
  return ok(null);
}
