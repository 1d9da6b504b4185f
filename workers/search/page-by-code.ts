// Pages of a list that is ordered by a code: cities, airports, aircraft types, fares.
import type { ListOf } from '#contracts/conventions';
import { ok, type Result } from '#domain/result';
import type { Cursors } from '#platform/signed-cursor';

type Paged<Row, Item> = {
  list: string;
  page: { limit: number; after?: string | undefined };
  /** What else was asked; a cursor serves the same question only. */
  question?: Record<string, string | undefined>;
  load(afterCode: string, limit: number): Promise<Row[]>;
  codeOf(row: Row): string;
  present(row: Row): Item;
};

/** One row more than asked is loaded, since only that tells whether there is a next page. */
export async function pageByCode<Row, Item>(
  cursors: Cursors,
  { list, page, question = {}, load, codeOf, present }: Paged<Row, Item>,
): Promise<Result<ListOf<Item>, { code: 'invalid_cursor' }>> {
  const from = await cursors.read(list, question, page.after);
  if (!from.ok) return from;
  const rows = await load(String(from.value?.[0] ?? ''), page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const next = rows.length > page.limit && last ? await cursors.write(list, question, [codeOf(last)]) : null;
  return ok({ data: shown.map(present), next });
}
