// Asking the search worker at an instant of the test's choosing, over the real D1 and KV of the test.
import { env } from 'cloudflare:workers';
import { type OfferListOnWire, type OffersQuery, offersQuery } from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import type { Result } from '#domain/result';
import { offersOf } from '../../workers/search/offers.deps.ts';
import { searchOffers } from '../../workers/search/search-offers.ts';
import { aCaller } from './builders.ts';

export const noon = Date.parse('2026-12-01T12:00:00Z');
export type Asked = Record<string, string> & { origin: string; destination: string };

/** The worker at an instant, over these bindings; what it leaves to do behind the answer is awaited by `settled`. */
export function searchAt(now: number, bindings: Partial<SearchEnv> = {}) {
  const behind: Promise<unknown>[] = [];
  const lifetime = { waitUntil: (work: Promise<unknown>) => void behind.push(work) };
  const deps = offersOf({ ...(env as unknown as SearchEnv), ...bindings }, lifetime, { now: () => now });
  return { deps, settled: () => Promise.all(behind) };
}

/** For the fifth of December unless said otherwise. */
export const aQuestion = (asked: Asked): OffersQuery => offersQuery.parse({ departure_date: '2026-12-05', ...asked });

export async function answerTo(asked: Asked, now = noon): Promise<Result<OfferListOnWire, CommonFailure>> {
  const { deps, settled } = searchAt(now);
  const outcome = await searchOffers(deps, aCaller(), aQuestion(asked));
  await settled();
  return outcome;
}

export async function listed(asked: Asked, now = noon): Promise<OfferListOnWire> {
  const outcome = await answerTo(asked, now);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
