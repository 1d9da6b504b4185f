// Who may do what at the staff's door: one line a route. What is not written here is open to nobody.
import type { Role } from '#platform/caller';

export type StaffRole = Exclude<Role, 'traveller'>;
export const staffRoles = ['admin', 'operations', 'agent', 'viewer'] as const satisfies readonly StaffRole[];

type Admitted = readonly StaffRole[] | 'public';

const everyStaff: Admitted = staffRoles;
/** Names of passengers and how to reach them: not for those who only look at figures. */
const whoServesPassengers: Admitted = ['admin', 'operations', 'agent'];
const whoRunsTheOperation: Admitted = ['admin', 'operations'];
const whoSetsPrices: Admitted = ['admin'];

/** Keys are the method and the pattern of a route, as the router spells it. */
export const access: Readonly<Record<string, Admitted>> = {
  'GET /healthz': 'public',
  'GET /openapi.json': 'public',
  'POST /v1/auth/login': 'public',
  'POST /v1/auth/refresh': 'public',
  'POST /v1/auth/logout': 'public',
  'GET /v1/me': everyStaff,

  'GET /v1/cities': everyStaff,
  'GET /v1/cities/:code': everyStaff,
  'POST /v1/cities': whoRunsTheOperation,
  'PATCH /v1/cities/:code': whoRunsTheOperation,
  'DELETE /v1/cities/:code': whoRunsTheOperation,

  'GET /v1/airports': everyStaff,
  'GET /v1/airports/:iata': everyStaff,
  'POST /v1/airports': whoRunsTheOperation,
  'PATCH /v1/airports/:iata': whoRunsTheOperation,
  'DELETE /v1/airports/:iata': whoRunsTheOperation,

  'GET /v1/aircraft': everyStaff,
  'GET /v1/aircraft/:code': everyStaff,
  'POST /v1/aircraft': whoRunsTheOperation,
  'PATCH /v1/aircraft/:code': whoRunsTheOperation,
  'DELETE /v1/aircraft/:code': whoRunsTheOperation,

  'GET /v1/fares': everyStaff,
  'GET /v1/fares/:id': everyStaff,
  'POST /v1/fares': whoSetsPrices,
  'PATCH /v1/fares/:id': whoSetsPrices,
  'DELETE /v1/fares/:id': whoSetsPrices,

  'GET /v1/schedules': everyStaff,
  'GET /v1/schedules/:id': everyStaff,
  'POST /v1/schedules': whoRunsTheOperation,
  'PATCH /v1/schedules/:id': whoRunsTheOperation,
  'DELETE /v1/schedules/:id': whoRunsTheOperation,
  'POST /v1/schedules/:id/publish': whoRunsTheOperation,

  'GET /v1/flights': everyStaff,
  'GET /v1/flights/:id': everyStaff,
  'POST /v1/flights': whoRunsTheOperation,
  'PATCH /v1/flights/:id': whoRunsTheOperation,
  'GET /v1/flights/:id/inventory': everyStaff,
  'GET /v1/flights/:id/manifest': whoServesPassengers,
  'PUT /v1/flights/:id/blocked-seats': whoRunsTheOperation,

  'GET /v1/bookings': whoServesPassengers,
  'GET /v1/bookings/:id': whoServesPassengers,
};

export type Admission = 'admitted' | 'unauthenticated' | 'forbidden';

/** Whether someone with these roles (null: nobody known) may use a route. A stranger is never told which routes exist for whom. */
export function admissionTo(route: string, roles: readonly Role[] | null): Admission {
  const admitted = Object.hasOwn(access, route) ? access[route] : [];
  if (admitted === 'public') return 'admitted';
  if (roles === null) return 'unauthenticated';
  return admitted?.some((role) => roles.includes(role)) ? 'admitted' : 'forbidden';
}
