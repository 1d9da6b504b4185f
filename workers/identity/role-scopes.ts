// What each role may do, in scopes, and which audience it opens. The finer table, route by role, is the doors' business.
import type { Audience, Role, Scope } from '#platform/caller';
import { scopes } from '#platform/caller';

const scopesByRole: Record<Role, readonly Scope[]> = {
  traveller: scopes,
  viewer: ['bookings:read', 'profile:read'],
  operations: ['bookings:read', 'profile:read'],
  agent: ['bookings:read', 'bookings:write', 'payments:write', 'profile:read'],
  admin: scopes,
};

/** The roles that count at one door: a traveller's say nothing to the staff's door, and the reverse. */
export function rolesFor(audience: Audience, held: readonly Role[]): Role[] {
  return held.filter((role) => (role === 'traveller') === (audience === 'skyhold:travellers'));
}

export function scopesOf(held: readonly Role[]): Scope[] {
  return scopes.filter((scope) => held.some((role) => scopesByRole[role].includes(scope)));
}
