// How a whole set of rows is bound to one statement: as a JSON array of arrays, a column each.

/**
 * Opens a statement that reads `value ->> 0`, `value ->> 1`, … from `rows`; bind `JSON.stringify(rows)`.
 * Kept as they are read first, because SQLite would otherwise write a row's text out anew for each column taken from it.
 */
export const withRowsOfJson = 'WITH rows (value) AS MATERIALIZED (SELECT value FROM json_each(?))';
