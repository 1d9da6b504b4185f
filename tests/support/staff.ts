// Callers of the staff's door, for tests.
import type { Role, SignedIn } from '#platform/caller';
import { aCaller } from './builders.ts';

export const aStaffMember = (...roles: Role[]): SignedIn =>
  aCaller({ userId: 'usr_staff', audience: 'skyhold:staff', roles: roles.length > 0 ? roles : ['admin'] });
