// People of the airline for journeys: made in the database, by the code behind `npm run admin:create`, and signed in at their door.
import type { Role } from '#platform/caller';
import type { Doors } from '../../scripts/demo/connect.ts';
import { localAccounts } from '../../workers/identity/local-accounts.ts';
import type { House } from './house.ts';

/** Answers the access token. Somebody made before gets a new password. */
export async function signInStaff(house: House, doors: Doors, email: string, role: Role): Promise<string> {
  const settings = { pepper: house.secrets.PASSWORD_PEPPER, cost: 'low' } as const;
  const accounts = localAccounts(await house.databaseOf('identity', 'ACCOUNTS'), settings, 'journeys');
  const made = await accounts.createStaff(email, [role]);
  if (!made.ok) throw new Error(made.error.code);
  return doors.signIn({ email, password: made.value.oneTimePassword }, doors.admin);
}
