// API keys in D1 `accounts`.
import { and, asc, count, eq, isNull, lt, or } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { apiKeys } from '#database/accounts-keys';
import { users } from '#database/accounts-users';
import type { ApiKeyId, Instant, UserId } from '#domain/ids';
import type { Caller, Role, Scope } from '#platform/caller';
import { insertAudit, insertAuditFor } from './audit.store.ts';
import { rolesColumn } from './users.store.ts';

const minute = 60_000;

export type ApiKey = {
  id: ApiKeyId;
  name: string;
  scopes: Scope[];
  createdAt: Instant;
  lastUsedAt: Instant | null;
};

const ofUser = (userId: UserId) => and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt));

/** The keys of a person that work, oldest first. */
export function findApiKeys(db: DrizzleD1Database, userId: UserId): Promise<ApiKey[]> {
  return db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(ofUser(userId))
    .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));
}

export async function countApiKeys(db: DrizzleD1Database, userId: UserId): Promise<number> {
  const [row] = await db.select({ keys: count() }).from(apiKeys).where(ofUser(userId));
  return row?.keys ?? 0;
}

export async function saveApiKey(
  db: DrizzleD1Database,
  caller: Caller,
  key: Omit<ApiKey, 'lastUsedAt'> & { userId: UserId; secretHash: string },
): Promise<void> {
  const after = { userId: key.userId, scopes: key.scopes };
  await db.batch([
    db.insert(apiKeys).values(key),
    insertAudit(db, { caller, at: key.createdAt, action: 'create_api_key', entity: 'api_key', after }, key.id),
  ]);
}

/** False when the person has no such working key. */
export async function revokeKey(
  db: DrizzleD1Database,
  caller: Caller,
  userId: UserId,
  id: ApiKeyId,
  at: Instant,
): Promise<boolean> {
  const isIt = and(eq(apiKeys.id, id), ofUser(userId));
  const [, revoked] = await db.batch([
    insertAuditFor(
      db,
      { caller, at, action: 'revoke_api_key', entity: 'api_key' },
      { table: apiKeys, entityId: apiKeys.id, when: isIt },
    ),
    db.update(apiKeys).set({ revokedAt: at }).where(isIt).returning({ id: apiKeys.id }),
  ]);
  return revoked.length > 0;
}

export type LiveApiKey = { userId: UserId; secretHash: string; scopes: Scope[]; roles: Role[] };

/** A key that is not revoked, of a person who may still act. */
export async function findLiveApiKey(db: DrizzleD1Database, id: ApiKeyId): Promise<LiveApiKey | undefined> {
  const [row] = await db
    .select({ userId: apiKeys.userId, secretHash: apiKeys.secretHash, scopes: apiKeys.scopes, roles: rolesColumn })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt), isNull(users.disabledAt), isNull(users.erasedAt)));
  return row;
}

export async function saveKeyUse(db: DrizzleD1Database, id: ApiKeyId, now: Instant): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, now - minute))));
}
