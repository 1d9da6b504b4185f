// The staff account behind an address that somebody else has proved, such as Cloudflare Access.
import type { CommonFailure } from '#domain/errors';
import type { UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller, Role, SignedIn } from '#platform/caller';
import { rolesFor, scopesOf } from './role-scopes.ts';

type Deps = {
  findActive(email: string): Promise<{ userId: UserId; roles: Role[] } | undefined>;
};

/** One failure for nobody, somebody disabled and a traveller. */
export async function staffByEmail(
  deps: Deps,
  _caller: Caller,
  email: string,
): Promise<Result<Omit<SignedIn, 'requestId'>, CommonFailure>> {
  const account = await deps.findActive(email.toLowerCase());
  const audience = 'skyhold:staff';
  const roles = rolesFor(audience, account?.roles ?? []);
  if (!account || roles.length === 0) return err({ code: 'unauthenticated' });
  return ok({ kind: 'user', userId: account.userId, audience, roles, scopes: scopesOf(roles) });
}
