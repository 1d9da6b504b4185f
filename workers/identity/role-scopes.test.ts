// What roles open and allow.
import { expect, test } from 'vitest';
import { roles, scopes } from '#platform/caller';
import { rolesFor, scopesOf } from './role-scopes.ts';

test('each role opens exactly one door', () => {
  const opened = roles.map((role) =>
    [rolesFor('skyhold:travellers', [role]), rolesFor('skyhold:staff', [role])].flat(),
  );

  expect(opened).toEqual(roles.map((role) => [role]));
  expect(rolesFor('skyhold:travellers', [...roles])).toEqual(['traveller']);
});

test('scopes of several roles add up, each once, in a fixed order', () => {
  expect(scopesOf(['viewer', 'agent'])).toEqual(['bookings:read', 'bookings:write', 'payments:write', 'profile:read']);
  expect(scopesOf(['traveller'])).toEqual(scopes);
});

test('no role, no scope; and whoever only views changes nothing', () => {
  expect(scopesOf([])).toEqual([]);
  expect(scopesOf(['viewer', 'operations']).filter((scope) => scope.endsWith(':write'))).toEqual([]);
});
