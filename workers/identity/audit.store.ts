// Entries of the audit table, to be put into the batch of the change they tell of.
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type AuditAction, audit } from '#database/accounts-audit';
import type { Instant } from '#domain/ids';
import type { Caller } from '#platform/caller';

export type AuditEntry = {
  caller: Caller;
  at: Instant;
  action: AuditAction;
  entity: 'user' | 'session' | 'api_key';
  /** Names of fields and roles, never a person's values. */
  after?: unknown;
};

/** One entry, whatever the rest of the batch does. */
export function insertAudit(db: DrizzleD1Database, entry: AuditEntry, entityId: string) {
  const { caller, at, action, entity, after } = entry;
  return db.insert(audit).values({
    at,
    action,
    entity,
    entityId,
    actor: actorOf(caller),
    requestId: caller.requestId,
    after: after ?? null,
  });
}

/** One entry for each row of `table` that meets the condition when its turn in the batch comes: an entry only if the change happens. */
export function insertAuditFor(
  db: DrizzleD1Database,
  entry: AuditEntry,
  source: { table: SQLiteTable; entityId: AnyColumn; when: SQL | undefined },
) {
  const { caller, at, action, entity, after } = entry;
  const rows = db
    .select({
      seq: sql<number>`NULL`.as('seq'),
      at: sql<number>`${at}`.as('at'),
      actor: sql<string>`${actorOf(caller)}`.as('actor'),
      requestId: sql<string>`${caller.requestId}`.as('request_id'),
      action: sql<AuditAction>`${action}`.as('action'),
      entity: sql<string>`${entity}`.as('entity'),
      entityId: sql<string>`${source.entityId}`.as('entity_id'),
      before: sql<unknown>`NULL`.as('before'),
      after: sql<unknown>`${after === undefined ? null : JSON.stringify(after)}`.as('after'),
      previousMac: sql<string | null>`NULL`.as('previous_mac'),
      mac: sql<string | null>`NULL`.as('mac'),
    })
    .from(source.table)
    .where(source.when);
  return db.insert(audit).select(rows);
}

function actorOf(caller: Caller): string {
  if (caller.kind === 'user') return caller.userId;
  return caller.kind === 'system' ? caller.part : 'anonymous';
}
