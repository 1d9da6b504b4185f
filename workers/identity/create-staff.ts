// Making a staff account without a mail, or promoting one that exists: how the first admin comes to be. Local tools only.
import { randomBytes } from 'node:crypto';
import type { Failure } from '#domain/errors';
import type { Instant, UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller, Role } from '#platform/caller';
import type { Busy } from './hash-queue.ts';
import type { GrantedAccount } from './staff.store.ts';

type Deps = {
  now(): Instant;
  newUserId(): UserId;
  isLocal: boolean;
  hashPassword(password: string): Promise<Result<string, Busy>>;
  saveAccount(caller: Caller, account: GrantedAccount): Promise<UserId>;
};

/** The password is made here and shown once; whatever password the account had before works no more. */
export async function createStaff(
  deps: Deps,
  caller: Caller,
  request: { email: string; roles: Role[] },
): Promise<Result<{ userId: UserId; oneTimePassword: string }, Failure>> {
  if (!deps.isLocal || caller.kind !== 'system') return err({ code: 'forbidden' });
  const oneTimePassword = randomBytes(18).toString('base64url');
  const hash = await deps.hashPassword(oneTimePassword);
  if (!hash.ok) return hash;
  const userId = await deps.saveAccount(caller, {
    userId: deps.newUserId(),
    email: request.email,
    passwordHash: hash.value,
    givenName: 'Skyhold',
    familyName: 'Staff',
    roles: request.roles,
    at: deps.now(),
  });
  return ok({ userId, oneTimePassword });
}
