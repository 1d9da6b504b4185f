// Accounts made on a developer's machine without a running Worker, by the very code the worker uses: the first admin, the demo traveller.
import { drizzle } from 'drizzle-orm/d1';
import type { Failure } from '#domain/errors';
import type { UserId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Role, System } from '#platform/caller';
import { systemClock } from '#platform/clock';
import { newId } from '#platform/new-id';
import { createStaff } from './create-staff.ts';
import type { passwordCosts } from './password-hash.ts';
import { passwordsWith } from './passwords.ts';
import { saveGrantedAccount } from './staff.store.ts';
import { findActiveAccount } from './users.store.ts';

type Settings = { pepper: string; cost: keyof typeof passwordCosts };
type Traveller = { email: string; password: string; givenName: string; familyName: string };

/** `part` is the name of the tool, for the audit table. */
export function localAccounts(database: D1Database, settings: Settings, part: string) {
  const db = drizzle(database);
  const { now } = systemClock;
  const { hash: hashPassword } = passwordsWith({ now, pause: async () => {} }, settings);
  const newUserId = () => newId('usr');
  const caller: System = { kind: 'system', part, requestId: newId('req') };

  return {
    /** Makes or promotes; the password is new in either case. */
    createStaff(email: string, roles: Role[]): Promise<Result<{ userId: UserId; oneTimePassword: string }, Failure>> {
      const saveAccount = saveGrantedAccount.bind(null, db);
      return createStaff({ now, newUserId, isLocal: true, hashPassword, saveAccount }, caller, { email, roles });
    },
    /** Makes a verified traveller with this password; one that exists stays as it is. */
    async createTraveller({ email, password, ...names }: Traveller): Promise<Result<UserId, Failure>> {
      const existing = await findActiveAccount(db, email);
      if (existing) return ok(existing.userId);
      const hash = await hashPassword(password);
      if (!hash.ok) return hash;
      const roles: Role[] = ['traveller'];
      const account = { userId: newUserId(), email, passwordHash: hash.value, ...names, roles, at: now() };
      return ok(await saveGrantedAccount(db, caller, account));
    },
  };
}
