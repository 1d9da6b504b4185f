// Who may do what, as the airline would say it; the table must agree with these sentences whatever is added to it.
import { describe, expect, test } from 'vitest';
import { access, admissionTo, type StaffRole, staffRoles } from './access.ts';

const routes = Object.keys(access);
const isOpenTo = (role: StaffRole) => (route: string) => admissionTo(route, [role]) === 'admitted';
const isPublic = (route: string) => admissionTo(route, null) === 'admitted';

test('a stranger may sign in, and ask whether the door is open and what it offers', () => {
  expect(routes.filter(isPublic)).toEqual([
    'GET /healthz',
    'GET /openapi.json',
    'POST /v1/auth/login',
    'POST /v1/auth/refresh',
    'POST /v1/auth/logout',
  ]);
});

test('a traveller who got a staff token by mistake may do nothing', () => {
  const open = routes.filter((route) => !isPublic(route) && admissionTo(route, ['traveller']) === 'admitted');

  expect(open).toEqual([]);
});

test('a viewer changes nothing and sees no passenger', () => {
  const open = routes.filter((route) => !isPublic(route)).filter(isOpenTo('viewer'));

  expect(open.filter((route) => !route.startsWith('GET '))).toEqual([]);
  expect(open.filter((route) => /booking|manifest|user|message/.test(route))).toEqual([]);
});

test('an agent serves passengers and changes nothing of the catalogue', () => {
  const open = routes.filter((route) => !isPublic(route)).filter(isOpenTo('agent'));

  expect(open).toContain('GET /v1/bookings/:id');
  expect(open).toContain('GET /v1/flights/:id/manifest');
  expect(
    open.filter((route) =>
      /^(POST|PATCH|PUT|DELETE) \/v1\/(cities|airports|aircraft|fares|schedules|flights)/.test(route),
    ),
  ).toEqual([]);
});

test('operations runs flights and places, and sets no prices', () => {
  expect(isOpenTo('operations')('PATCH /v1/flights/:id')).toBe(true);
  expect(isOpenTo('operations')('PUT /v1/flights/:id/blocked-seats')).toBe(true);
  expect(isOpenTo('operations')('POST /v1/schedules/:id/publish')).toBe(true);
  expect(
    routes.filter((route) => /^(POST|PATCH|DELETE) \/v1\/fares/.test(route)).filter(isOpenTo('operations')),
  ).toEqual([]);
});

test('an admin may do everything there is', () => {
  expect(routes.filter((route) => !isOpenTo('admin')(route))).toEqual([]);
});

describe('what is not in the table', () => {
  test.each(['GET /v1/secrets', 'DELETE /v1/flights/:id', 'constructor', '__proto__', 'toString', ''])(
    '%j is open to nobody',
    (route) => {
      expect(admissionTo(route, null)).toBe('unauthenticated');
      expect(admissionTo(route, [...staffRoles, 'traveller'])).toBe('forbidden');
    },
  );
});

test('someone with several roles may do what any of them may', () => {
  expect(admissionTo('GET /v1/bookings', ['viewer', 'agent'])).toBe('admitted');
});
