// The storage of one object: a real SQLite database in memory that outlives the object's memory, with crashes around its commits.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Died, type Process } from './process.ts';

export type StoredObject = {
  database: DatabaseSync;
  statements: Map<string, StatementSync>;
  alarmAt: number | null;
  /** What was read of it is good until this moves. */
  commitCount: number;
};

export const emptyStorage = (): StoredObject => ({
  database: new DatabaseSync(':memory:'),
  statements: new Map(),
  alarmAt: null,
  commitCount: 0,
});

type Shell = {
  process: Process;
  /** Called before each outermost commit; answers true when the process dies there. */
  diesBeforeCommit(): boolean;
  /** Called after each outermost commit. What the same turn still writes, such as the alarm, is one write with it. */
  committed(): void;
  setAlarm(at: number | null): void;
};

/** What product code sees as `ctx.storage`. A reach for more than objects use fails at once. */
export function storageFor(stored: StoredObject, { process, diesBeforeCommit, committed, setAlarm }: Shell) {
  let depth = 0;

  function mustLive(): void {
    if (!process.isAlive) throw new Died(`${process.name} is dead`);
  }

  function exec(query: string, ...bindings: SQLInputValue[]) {
    mustLive();
    const rows = isScript(query, bindings) ? runScript(query) : prepared(query).all(...bindings);
    return {
      toArray: () => rows,
      one: () => {
        if (rows.length !== 1) throw new Error(`Expected exactly one result from SQL query, but got ${rows.length}`);
        return rows[0];
      },
    };
  }

  /** Several statements in one text, as migrations have them; what was prepared once is none. */
  function isScript(query: string, bindings: readonly SQLInputValue[]): boolean {
    return bindings.length === 0 && !stored.statements.has(query) && /;\s*\S/.test(query);
  }

  function runScript(query: string): Record<string, unknown>[] {
    stored.database.exec(query);
    return [];
  }

  function prepared(query: string): StatementSync {
    let statement = stored.statements.get(query);
    if (!statement) {
      statement = stored.database.prepare(query);
      stored.statements.set(query, statement);
    }
    return statement;
  }

  function transactionSync<Value>(run: () => Value): Value {
    mustLive();
    const name = `level_${depth++}`;
    prepared(`SAVEPOINT ${name}`).run();
    try {
      const value = run();
      if (depth === 1 && diesBeforeCommit()) throw new Died(`${process.name} died before its commit`);
      prepared(`RELEASE ${name}`).run();
      if (depth === 1) {
        stored.commitCount++;
        committed();
      }
      return value;
    } catch (reason) {
      if (stored.database.isTransaction) stored.database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw reason;
    } finally {
      depth--;
    }
  }

  return {
    sql: { exec },
    transactionSync,
    getAlarm: async () => stored.alarmAt,
    setAlarm: async (at: number) => {
      if (process.isAlive) setAlarm(at);
    },
    deleteAlarm: async () => {
      if (process.isAlive) setAlarm(null);
    },
    deleteAll: async () => {
      if (process.isAlive) dropEverything(stored);
    },
  };
}

function dropEverything(stored: StoredObject): void {
  const tables = stored.database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  for (const { name } of tables) stored.database.exec(`DROP TABLE "${name}"`);
  stored.statements.clear();
  stored.alarmAt = null;
}
