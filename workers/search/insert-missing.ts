// Inserting many rows at once: one bound parameter for thousands of rows, since D1 takes no more than a hundred.
import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** About half a megabyte of text a statement; D1 takes two. */
const rowsAtOnce = 1500;

/**
 * Inserts the rows whose keys are not there yet, in their order; what is there stays as it is. Answers how many were new.
 * Each statement inserts nothing unless `onlyWhile` holds in SQL.
 */
export async function insertMissing<Table extends SQLiteTable>(
  db: DrizzleD1Database,
  table: Table,
  rows: InferInsertModel<Table>[],
  onlyWhile: SQL = sql`true`,
): Promise<number> {
  let inserted = 0;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    // D1's own count has what triggers wrote in it.
    const added = await db.all(
      sql`${insertStatement(table, rows.slice(start, start + rowsAtOnce), onlyWhile)} RETURNING 1`,
    );
    inserted += added.length;
  }
  return inserted;
}

function insertStatement<Table extends SQLiteTable>(table: Table, rows: InferInsertModel<Table>[], onlyWhile: SQL) {
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.entries(getTableColumns(table)).filter(([property]) => given.has(property));
  const tuples = rows.map((row) =>
    columns.map(([property, column]) => {
      const value = (row as Record<string, unknown>)[property];
      return value === null || value === undefined ? null : column.mapToDriverValue(value);
    }),
  );
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map((_, index) => sql.raw(`json_extract(value, '$[${index}]')`)),
    sql`, `,
  );
  // The tuples are kept as they are read first: SQLite would otherwise write one out anew for each column taken from it.
  // It also needs a condition here, be it `true`, to tell the conflict clause from a join.
  return sql`WITH tuples (value) AS MATERIALIZED (SELECT value FROM json_each(${JSON.stringify(tuples)}))
    INSERT INTO ${table} (${names}) SELECT ${values} FROM tuples WHERE ${onlyWhile} ON CONFLICT DO NOTHING`;
}
