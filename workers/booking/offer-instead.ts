// What a traveller may have instead when a flight has just sold the last place of a class: the same journey, priced in the next.
import type { SoldOutClass } from '#contracts/search-service';
import type { Failure } from '#domain/errors';
import type { OfferId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';

type Deps = { replacementOffer(caller: Caller, id: OfferId, soldOut: SoldOutClass): Promise<OfferId | null> };

/** Any other refusal stays as it is. Search being away costs the replacement, never the refusal. */
export async function withOfferInstead(deps: Deps, caller: Caller, id: OfferId, refusal: Failure): Promise<Failure> {
  if (refusal.code !== 'fare_sold_out') return refusal;
  const { flightId, bookingClass } = refusal;
  try {
    return { ...refusal, replacementOffer: await deps.replacementOffer(caller, id, { flightId, bookingClass }) };
  } catch (thrown) {
    log('warn', 'no_replacement', { worker: 'booking', request_id: caller.requestId, error: errorText(thrown) });
    return refusal;
  }
}
