// A page of offers as the gateway hands it on: ready bytes, and for how long it may show them to others who ask the same.
import type { OfferListOnWire, OffersQuery } from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { cacheAges, mayBeServed } from './isolate-memory.ts';

type Deps = {
  searchOffers(caller: Caller, question: OffersQuery): Promise<Result<OfferListOnWire, CommonFailure>>;
  now(): Instant;
};

/** The gateway's way in; nobody else can call it, and it has checked what it sends. */
export async function answerWithPage(deps: Deps, request: Request): Promise<Response> {
  const [caller, question] = (await request.json()) as [Caller, OffersQuery];
  const list = await deps.searchOffers(caller, question);
  if (!list.ok) return Response.json(list.error, { status: 422 });
  return Response.json(list.value, { headers: { 'Cache-Control': cacheControl(list.value.meta, deps.now()) } });
}

/**
 * A page is as old as its oldest sheet, wherever it waits. One that was just read from the database is not kept, since
 * it says so: whoever asks next is answered from the cache.
 */
function cacheControl({ as_of, source }: OfferListOnWire['meta'], now: Instant): string {
  const isYoungEnough = mayBeServed({ builtAt: Date.parse(as_of) }, now + cacheAges.memoryMs);
  return source === 'cache' && isYoungEnough ? `max-age=${cacheAges.memoryMs / 1_000}` : 'no-store';
}
