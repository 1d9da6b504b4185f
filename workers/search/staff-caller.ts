// Who of the staff may read and change which part of the catalogue; whoever is not named here may not.
import type { CommonFailure } from '#domain/errors';
import { err, ok, type Result } from '#domain/result';
import type { Caller, Role, SignedIn } from '#platform/caller';

type Part = 'places' | 'aircraft' | 'fares' | 'flights';

const mayChange: Record<Part, readonly Role[]> = {
  places: ['admin', 'operations'],
  aircraft: ['admin', 'operations'],
  fares: ['admin'],
  flights: ['admin', 'operations'],
};
const mayRead: readonly Role[] = ['admin', 'operations', 'agent', 'viewer'];

type Staff = Result<SignedIn, CommonFailure>;

export const staffWhoMayChange = (caller: Caller, part: Part): Staff => staffWithRole(caller, mayChange[part]);
export const staffWhoMayRead = (caller: Caller): Staff => staffWithRole(caller, mayRead);

/** A traveller's token opens nothing here, whatever roles it names. */
function staffWithRole(caller: Caller, allowed: readonly Role[]): Staff {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  const isStaff = caller.audience === 'skyhold:staff' && caller.roles.some((role) => allowed.includes(role));
  return isStaff ? ok(caller) : err({ code: 'forbidden' });
}
