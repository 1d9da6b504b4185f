// A D1 database that remembers the queries it is asked, to read their plans and to count the rows they read.

export type Asked = { sql: string; params: unknown[] };

/** The database itself but for its memory: `asked` grows with every statement that is bound. */
export function recording(database: D1Database): { database: D1Database; asked: Asked[] } {
  const asked: Asked[] = [];
  const remember = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const bind = statement.bind.bind(statement);
    statement.bind = (...params) => {
      asked.push({ sql, params });
      return bind(...params);
    };
    return statement;
  };
  const prepare = (sql: string) => remember(database.prepare(sql), sql);
  const recorded = new Proxy(database, {
    get: (target, name) => {
      if (name === 'prepare') return prepare;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { database: recorded, asked };
}

/** The steps by which SQLite answers each of the queries. */
export async function plansOf(database: D1Database, queries: Asked[]): Promise<string[]> {
  const plans = queries.map(({ sql, params }) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>(),
  );
  return (await Promise.all(plans)).flatMap(({ results }) => results.map(({ detail }) => detail));
}

/** What D1 counts, and bills, for asking them all again. */
export async function rowsReadBy(database: D1Database, queries: Asked[]): Promise<number> {
  const answers = queries.map(({ sql, params }) =>
    database
      .prepare(sql)
      .bind(...params)
      .all(),
  );
  return (await Promise.all(answers)).reduce((sum, { meta }) => sum + meta.rows_read, 0);
}
