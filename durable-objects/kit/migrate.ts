// Brings an object's own tables up to date: append-only steps, each run once, a rewritten past refused.
import { invariant } from '#domain/invariant';

export type SchemaStep = { name: string; sql: string };

/** True once an object has written anything; a read of an unknown id must leave nothing behind, so it asks this first. */
export function hasTables(sql: SqlStorage): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_steps'").toArray().length > 0;
}

/** True for an object that was written by older code; readers need its tables brought up to date first. */
export function isBehind(sql: SqlStorage, history: readonly SchemaStep[]): boolean {
  if (!hasTables(sql)) return false;
  return sql.exec<{ count: number }>('SELECT COUNT(*) AS count FROM schema_steps').one().count < history.length;
}

/** Runs the steps an object has not run yet. Call it inside a transaction, so that a failing step leaves the old schema. */
export function migrate(sql: SqlStorage, history: readonly SchemaStep[]): void {
  sql.exec('CREATE TABLE IF NOT EXISTS schema_steps (position INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const done = sql.exec<{ name: string }>('SELECT name FROM schema_steps ORDER BY position').toArray();
  done.forEach(({ name }, position) => {
    // Older code may meet a newer schema while a deploy is under way, or after it was taken back: steps only ever add.
    const known = history[position];
    invariant(!known || known.name === name, `schema step ${position} of an object is still "${name}"`);
  });
  for (let position = done.length; position < history.length; position++) {
    const step = history[position];
    invariant(step, 'a history has no gaps');
    sql.exec(step.sql);
    sql.exec('INSERT INTO schema_steps (position, name) VALUES (?, ?)', position, step.name);
  }
}
