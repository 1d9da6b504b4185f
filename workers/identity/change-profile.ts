// Changing one's own names, phone or language.
import type { ProfileOnWire, ProfilePatch } from '#contracts/account';
import type { Failure } from '#domain/errors';
import type { Instant, UserId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { withScope } from './may-act.ts';
import { presentProfile } from './read-profile.ts';
import type { Profile, ProfileChange } from './users.store.ts';

type Deps = {
  now(): Instant;
  findProfile(userId: UserId): Promise<Profile | undefined>;
  saveProfile(caller: Caller, userId: UserId, change: ProfileChange, at: Instant): Promise<void>;
};

export async function changeProfile(
  deps: Deps,
  caller: Caller,
  patch: ProfilePatch,
): Promise<Result<ProfileOnWire, Failure>> {
  const allowed = withScope(caller, 'profile:write');
  if (!allowed.ok) return allowed;
  const { userId } = allowed.value;
  const change = changeOf(patch);
  if (Object.keys(change).length > 0) await deps.saveProfile(caller, userId, change, deps.now());
  const profile = await deps.findProfile(userId);
  return profile ? ok(presentProfile(profile)) : err({ code: 'not_found' });
}

/** A field that is absent stays; a phone that is null is taken away. */
function changeOf(patch: ProfilePatch): ProfileChange {
  return {
    ...(patch.given_name !== undefined && { givenName: patch.given_name }),
    ...(patch.family_name !== undefined && { familyName: patch.family_name }),
    ...(patch.phone !== undefined && { phone: patch.phone }),
    ...(patch.locale !== undefined && { locale: patch.locale }),
  };
}
