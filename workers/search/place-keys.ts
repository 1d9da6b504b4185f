// The texts a city or airport is found by, as rows for the table of place keys.
import type { placeKeys } from '#database/catalog-places';
import { beginningsOf, foldText } from '#domain/folded-text';

type PlaceKeyRow = typeof placeKeys.$inferInsert;

/** Its code, its whole name, and its name from every later word on; each text once, with its best rank. */
export function keysOfPlace(kind: 'city' | 'airport', code: string, name: string): PlaceKeyRow[] {
  const ranks = new Map<string, number>([[foldText(code), 0]]);
  beginningsOf(name).forEach((key, index) => {
    if (!ranks.has(key)) ranks.set(key, index === 0 ? 1 : 2);
  });
  return [...ranks].map(([key, rank]) => ({ key, kind, code, rank }));
}
