// Who may use an account: the guard at the top of every verb on one's own account, deny by default.
import type { AccountFailure, CommonFailure } from '#domain/errors';
import type { SessionId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller, Scope, SignedIn } from '#platform/caller';

export type SignedInBySession = SignedIn & { sessionId: SessionId };

export function withScope(caller: Caller, scope: Scope): Result<SignedIn, AccountFailure | CommonFailure> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  return caller.scopes.includes(scope) ? ok(caller) : err({ code: 'scope_missing', scope });
}

/** For what a stolen or forgotten key must not do: only a person who logged in, in a session that lives this very moment. */
export async function inLiveSession(
  isSessionLive: (caller: Caller) => Promise<boolean>,
  caller: Caller,
  scope: Scope,
): Promise<Result<SignedInBySession, AccountFailure | CommonFailure>> {
  const allowed = withScope(caller, scope);
  if (!allowed.ok) return allowed;
  const { sessionId } = allowed.value;
  if (sessionId === undefined) return err({ code: 'forbidden' });
  if (!(await isSessionLive(caller))) return err({ code: 'session_ended' });
  return ok({ ...allowed.value, sessionId });
}
