// A D1 database as drizzle calls it, over SQLite in memory: answers take time, fail before their effect, or get lost after it.
import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Faults } from './faults.ts';
import type { Network } from './network.ts';
import type { Process } from './process.ts';
import type { Timeline } from './timeline.ts';

type Needs = { timeline: Timeline; faults: Faults; network: Network };
type Row = Record<string, unknown>;
type Statement = {
  query: string;
  bindings: SQLInputValue[];
  bind(...bindings: SQLInputValue[]): Statement;
  all(): Promise<unknown>;
  run(): Promise<unknown>;
  raw(): Promise<unknown>;
};

const schemas = new Map<string, string>();

/** All migrations of a database, in their order; read once a process. */
function schemaOf(folder: string): string {
  const known = schemas.get(folder);
  if (known) return known;
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const schema = files
    .sort()
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join(';\n');
  schemas.set(folder, schema);
  return schema;
}

export type SimulatedD1 = ReturnType<typeof d1Database>;

/** `watch` is further SQL, such as triggers by which a check sees what product code must never write. */
export function d1Database(folder: string, { timeline, faults, network }: Needs, watch = '') {
  const database = new DatabaseSync(':memory:');
  database.exec(schemaOf(folder));
  database.exec(watch);

  const prepared = new Map<string, StatementSync>();

  function rowsOf({ query, bindings }: Pick<Statement, 'query' | 'bindings'>): Row[] {
    const statement = prepared.get(query) ?? database.prepare(query);
    prepared.set(query, statement);
    return statement.all(...bindings) as Row[];
  }

  /** What one process sees of the database. */
  function seenBy(process: Process): D1Database {
    function answer<Value>(effect: () => Value): Promise<Value> {
      return new Promise((resolve, reject) => {
        if (!process.isAlive) return;
        const reply = (settle: () => void) =>
          timeline.after(network.latency(), '', () => {
            if (process.isAlive) settle();
          });
        timeline.after(network.latency(), '', () => {
          if (faults.strikes('index_down', folder))
            return reply(() => reject(new Error('D1_ERROR: the database is down')));
          try {
            const value = effect();
            if (faults.strikes('index_reply_lost', folder))
              return reply(() => reject(new Error('D1_ERROR: no answer')));
            faults.recovered(folder);
            reply(() => resolve(value));
          } catch (reason) {
            reply(() => reject(new Error(`D1_ERROR: ${reason instanceof Error ? reason.message : reason}`)));
          }
        });
      });
    }

    const statement = (query: string, bindings: SQLInputValue[] = []): Statement => {
      const made: Statement = {
        query,
        bindings,
        bind: (...given) => statement(query, given),
        all: () => answer(() => ({ success: true, results: rowsOf(made) })),
        run: () => answer(() => ({ success: true, results: rowsOf(made), meta: {} })),
        raw: () => answer(() => rowsOf(made).map((row) => Object.values(row))),
      };
      return made;
    };

    return {
      prepare: (query: string) => statement(query),
      batch: (statements: Statement[]) => answer(() => inOneTransaction(statements)),
    } as unknown as D1Database;
  }

  function inOneTransaction(statements: Statement[]): unknown[] {
    database.exec('BEGIN');
    try {
      const results = statements.map((statement) => ({ success: true, results: rowsOf(statement) }));
      database.exec('COMMIT');
      return results;
    } catch (reason) {
      database.exec('ROLLBACK');
      throw reason;
    }
  }

  return {
    seenBy,
    rows: (query: string, ...bindings: SQLInputValue[]) => rowsOf({ query, bindings }),
    close: () => database.close(),
  };
}
