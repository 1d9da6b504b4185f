// Pages of offers as ready bytes: who asks the same within a second gets the very bytes that were written for the first.
import type { OfferListOnWire, OffersQuery } from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { type Aged, cacheAges, type Memory, remember, remembered } from './isolate-memory.ts';

export type OffersPage = Aged & { bytes: Uint8Array };
const encoder = new TextEncoder();

type Deps = {
  searchOffers(caller: Caller, question: OffersQuery): Promise<Result<OfferListOnWire, CommonFailure>>;
  pages: Memory<OffersPage>;
  now(): Instant;
};

/**
 * A page is as old as its oldest sheet, wherever it waits. One that was just read from the database is not kept, since
 * it says so: whoever asks next is answered from the cache.
 */
export async function offersPage(
  deps: Deps,
  caller: Caller,
  question: OffersQuery,
): Promise<Result<Uint8Array, CommonFailure>> {
  const key = JSON.stringify(question);
  const known = remembered(deps.pages, key, cacheAges.memoryMs, deps.now());
  if (known) return ok(known.value.bytes);
  const list = await deps.searchOffers(caller, question);
  if (!list.ok) return list;
  const page = { builtAt: Date.parse(list.value.meta.as_of), bytes: encoder.encode(JSON.stringify(list.value)) };
  if (list.value.meta.source === 'cache') remember(deps.pages, key, page, deps.now());
  return ok(page.bytes);
}

/** The gateway's way in; nobody else can call it, and it has checked what it sends. */
export async function answerWithPage(deps: Deps, request: Request): Promise<Response> {
  const [caller, question] = (await request.json()) as [Caller, OffersQuery];
  const page = await offersPage(deps, caller, question);
  return page.ok ? new Response(page.value) : Response.json(page.error, { status: 422 });
}
