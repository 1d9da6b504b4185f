// Logging in: one answer for a wrong password, an unknown address and the wrong door, always at the cost of one hash, and few guesses.
import type { LoginRequest, TokensOnWire } from '#contracts/account';
import type { Failure } from '#domain/errors';
import type { UserId } from '#domain/ids';
import { clientNetworkOf } from '#domain/network-address';
import { err, ok, type Result } from '#domain/result';
import type { Audience, Caller, Role } from '#platform/caller';
import type { Busy } from './hash-queue.ts';
import { rolesFor } from './role-scopes.ts';
import type { AccountAtLogin } from './users.store.ts';

/** What failures are counted by. */
export type GuessKeys = { account: string; network: string };

type Deps = {
  findAccount(email: string, network: string): Promise<AccountAtLogin | undefined>;
  /** Costs one hash whether or not there is an account; renews a stored hash that has become too cheap. */
  checkPassword(account: AccountAtLogin | undefined, password: string): Promise<Result<boolean, Busy>>;
  /** Seconds until another guess is allowed; 0 when one is allowed now. */
  secondsToWait(caller: Caller, keys: GuessKeys): Promise<number>;
  recordFailure(caller: Caller, keys: GuessKeys): Promise<void>;
  openSession(
    caller: Caller,
    session: { userId: UserId; audience: Audience; roles: Role[]; network: string },
  ): Promise<TokensOnWire>;
};

export async function logIn(
  deps: Deps,
  caller: Caller,
  request: LoginRequest,
  door: { audience: Audience; address: string },
): Promise<Result<TokensOnWire, Failure>> {
  const network = clientNetworkOf(door.address);
  const account = await deps.findAccount(request.email, network);
  // Where the owner has been before, guesses are counted apart, so that strangers cannot lock the owner out.
  const keys = { account: account?.isKnownPlace ? `${request.email} at ${network}` : request.email, network };
  const wait = await deps.secondsToWait(caller, keys);
  if (wait > 0) return err({ code: 'rate_limited', retryAfterSeconds: wait });

  const password = await deps.checkPassword(account, request.password);
  if (!password.ok) return password;
  const roles = rolesFor(door.audience, account?.roles ?? []);
  if (!account || !password.value || roles.length === 0) {
    await deps.recordFailure(caller, keys);
    return err({ code: 'credentials_invalid' });
  }
  // Asked again: guesses sent all at once have been counted meanwhile, and a lucky one among them must not pass.
  const waitNow = await deps.secondsToWait(caller, keys);
  if (waitNow > 0) return err({ code: 'rate_limited', retryAfterSeconds: waitNow });

  if (account.disabledAt !== null) return err({ code: 'account_disabled' });
  if (account.emailVerifiedAt === null) return err({ code: 'email_not_verified' });
  return ok(await deps.openSession(caller, { userId: account.userId, audience: door.audience, roles, network }));
}
