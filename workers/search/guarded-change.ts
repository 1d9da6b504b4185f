// A change of the catalogue with its audit row: one batch, and nothing of it happens unless the guard still holds.
import { type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { audit } from '#database/catalog-audit';
import type { Instant } from '#domain/ids';
import type { SignedIn } from '#platform/caller';

export type AuditEntry = {
  at: Instant;
  by: SignedIn;
  action: 'create' | 'change' | 'delete' | 'publish';
  entity: 'city' | 'airport' | 'aircraft_type' | 'fare' | 'flight' | 'schedule';
  entityId: string;
  before: unknown;
  after: unknown;
};

export type GuardedChange = {
  entry: AuditEntry;
  /** True in SQL while the change may be made: the expected version is still there, or nothing is there yet. */
  guard: SQL;
  /** Statements that go along, in their order; each does nothing by itself where the guard did not hold. */
  along?: SQL[];
  /** The change itself; that it touched a row says that all of it happened. */
  change: SQL;
  /** One statement that can only follow the change; it carries `changes() > 0`, true in SQL if the change touched a row. */
  after?: SQL;
};

/** Drizzle's own batch cannot bind the parameters of raw SQL on D1, so the client beneath it is used. */
export type GuardedDatabase = DrizzleD1Database & { $client: D1Database };

const dialect = new SQLiteAsyncDialect();

/** False when the guard did not hold: somebody was faster, and nothing was written. */
export async function changeGuarded(
  db: GuardedDatabase,
  { entry, guard, along = [], change, after }: GuardedChange,
): Promise<boolean> {
  const outcomes = await runBatch(db, [auditStatement(entry, guard), ...along, change, ...(after ? [after] : [])]);
  return (outcomes[along.length + 1]?.meta.changes ?? 0) > 0;
}

/** All of the statements or none, in their order. */
export async function runBatch<Row = unknown>(db: GuardedDatabase, statements: SQL[]): Promise<D1Result<Row>[]> {
  return db.$client.batch<Row>(
    statements.map((statement) => {
      const { sql: text, params } = dialect.sqlToQuery(statement);
      return db.$client.prepare(text).bind(...params);
    }),
  );
}

/** Notes who asked for work that takes several batches, before the first of them. */
export async function noteAudit(db: GuardedDatabase, entry: AuditEntry): Promise<void> {
  await runBatch(db, [auditStatement(entry, sql`true`)]);
}

const auditStatement = (entry: AuditEntry, guard: SQL): SQL => sql`
  INSERT INTO ${audit} (at, actor, request_id, action, entity, entity_id, before, after)
  SELECT ${entry.at}, ${entry.by.userId}, ${entry.by.requestId}, ${entry.action}, ${entry.entity}, ${entry.entityId},
    ${jsonOrNull(entry.before)}, ${jsonOrNull(entry.after)}
  WHERE ${guard}`;

const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
