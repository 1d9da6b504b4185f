// Making and promoting accounts in D1 `accounts` without a mail: for local tools only.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { sessions } from '#database/accounts-sessions';
import { userRoles, users } from '#database/accounts-users';
import type { Instant, UserId } from '#domain/ids';
import type { Caller, Role } from '#platform/caller';
import { insertAuditFor } from './audit.store.ts';

export type GrantedAccount = {
  userId: UserId;
  email: string;
  passwordHash: string;
  givenName: string;
  familyName: string;
  roles: Role[];
  at: Instant;
};

/** A verified account with this password and, besides those it has, these roles; whoever was signed in to it is signed out. */
export async function saveGrantedAccount(
  db: DrizzleD1Database,
  caller: Caller,
  account: GrantedAccount,
): Promise<UserId> {
  const { userId, email, passwordHash, givenName, familyName, at } = account;
  const owner = db.select({ id: users.id }).from(users).where(eq(users.email, email));
  const grant = (role: Role) =>
    db
      .insert(userRoles)
      .select(
        db
          .select({
            userId: users.id,
            role: sql<Role>`${role}`.as('role'),
            grantedAt: sql<number>`${at}`.as('granted_at'),
          })
          .from(users)
          .where(eq(users.email, email)),
      )
      .onConflictDoNothing();
  const [saved] = await db.batch([
    db
      .insert(users)
      .values({
        id: userId,
        email,
        emailVerifiedAt: at,
        passwordHash,
        givenName,
        familyName,
        locale: 'en',
        createdAt: at,
      })
      .onConflictDoUpdate({
        target: users.email,
        set: { passwordHash, emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${at})`, disabledAt: null },
      })
      .returning({ id: users.id }),
    ...account.roles.map(grant),
    db
      .update(sessions)
      .set({ endedAt: at, endedBy: 'password_reset' })
      .where(and(eq(sessions.userId, owner), isNull(sessions.endedAt))),
    insertAuditFor(
      db,
      { caller, at, action: 'grant_roles', entity: 'user', after: { roles: account.roles } },
      { table: users, entityId: users.id, when: eq(users.email, email) },
    ),
  ]);
  const [row] = saved;
  return row?.id ?? userId;
}
