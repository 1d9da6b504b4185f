// One's own profile, and how a profile looks on the wire.
import type { ProfileOnWire } from '#contracts/account';
import type { Failure } from '#domain/errors';
import type { UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { withScope } from './may-act.ts';
import type { Profile } from './users.store.ts';

type Deps = { findProfile(userId: UserId): Promise<Profile | undefined> };

export async function readProfile(deps: Deps, caller: Caller): Promise<Result<ProfileOnWire, Failure>> {
  const allowed = withScope(caller, 'profile:read');
  if (!allowed.ok) return allowed;
  const profile = await deps.findProfile(allowed.value.userId);
  return profile ? ok(presentProfile(profile)) : err({ code: 'not_found' });
}

export function presentProfile(profile: Profile): ProfileOnWire {
  return {
    id: profile.id,
    email: profile.email ?? '',
    given_name: profile.givenName,
    family_name: profile.familyName,
    phone: profile.phone,
    locale: profile.locale,
    roles: profile.roles,
    created_at: new Date(profile.createdAt).toISOString(),
  };
}
