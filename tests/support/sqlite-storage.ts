// The synchronous storage of an object over SQLite in memory, for tests of what is written, in Node.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

export type SyncStorage = Pick<DurableObjectStorage, 'transactionSync'> & { sql: SqlStorage };

/** A new, empty database. Transactions nest as in the runtime: each is a savepoint that a throw rolls back. */
export function sqliteStorage(): SyncStorage {
  const database = new DatabaseSync(':memory:');
  let depth = 0;

  function exec(query: string, ...bindings: SQLInputValue[]) {
    const rows = bindings.length === 0 && isScript(query) ? runScript(query) : database.prepare(query).all(...bindings);
    return {
      toArray: () => rows,
      one: () => {
        if (rows.length !== 1) throw new Error(`Expected exactly one result from SQL query, but got ${rows.length}`);
        return rows[0];
      },
    };
  }

  function runScript(query: string): Record<string, unknown>[] {
    database.exec(query);
    return [];
  }

  function transactionSync<Value>(run: () => Value): Value {
    const name = `nested_${depth++}`;
    database.exec(`SAVEPOINT ${name}`);
    try {
      const value = run();
      database.exec(`RELEASE ${name}`);
      return value;
    } catch (reason) {
      database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw reason;
    } finally {
      depth--;
    }
  }

  // Only what objects use is there: a test that reaches for more fails at once.
  return { sql: { exec } as unknown as SqlStorage, transactionSync };
}

/** Several statements in one text, as migrations have them; they take no bindings. */
const isScript = (query: string): boolean => /;\s*\S/.test(query);
