// Finding places: cities and airports whose code or name begins as typed, best first.
import type { PlaceOnWire } from '#contracts/place';
import { foldText } from '#domain/folded-text';
import type { Caller } from '#platform/caller';

type Deps = { placesBeginningWith(folded: string, limit: number): Promise<PlaceOnWire[]> };

export async function findPlaces(
  deps: Deps,
  _caller: Caller,
  question: { q: string; limit: number },
): Promise<{ data: PlaceOnWire[]; next: null }> {
  const folded = foldText(question.q);
  return { data: folded === '' ? [] : await deps.placesBeginningWith(folded, question.limit), next: null };
}
