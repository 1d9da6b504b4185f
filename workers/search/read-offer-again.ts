// Reading an offer for its traveller: as it was promised, whether it still stands, its live places, and what it would cost now.
import { presentMoney } from '#contracts/money';
import type { OfferAgainOnWire } from '#contracts/offer';
import type { OfferFailure } from '#domain/errors';
import type { OfferId } from '#domain/ids';
import { placesIn } from '#domain/itinerary';
import { durationBetween } from '#domain/local-time';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Clock } from '#platform/clock';
import { type Deps as LiveDeps, withLivePlaces } from './live-places.ts';
import type { OpenedOffer } from './offer-token.ts';
import { presentPriceLine, presentSegment, sliceOf } from './present-offer.ts';
import {
  type OfferFacts,
  type RecalledOffer,
  type RecalledSegment,
  recallOffer,
  refuseSegment,
} from './recall-offer.ts';
import { offeredSegment, routeDayOf, sellAgain } from './sell-again.ts';
import type { RouteDay, Sheet } from './sheet.ts';
import { presentConditions } from './sheet-records.ts';

type Deps = LiveDeps & {
  openOffer(id: OfferId): Promise<OpenedOffer | null>;
  offerFacts(offer: OpenedOffer): Promise<OfferFacts>;
  /** From the database, past every cache. */
  loadSheets(routeDays: RouteDay[]): Promise<Sheet[]>;
  clock: Clock;
};

export async function readOfferAgain(
  deps: Deps,
  caller: Caller,
  id: OfferId,
): Promise<Result<OfferAgainOnWire, OfferFailure>> {
  const offer = await deps.openOffer(id);
  if (!offer) return err({ code: 'offer_not_found' });
  const facts = await deps.offerFacts(offer);
  const recalled = recallOffer(offer, facts);
  if (!recalled) return err({ code: 'offer_not_found' });

  const now = deps.clock.now();
  const flights = recalled.slices.flat().map(({ flight }) => flight);
  const known = await deps.loadSheets(flights.map(routeDayOf));
  const ids = flights.map(({ id: flightId }) => flightId);
  const sheets = await withLivePlaces(deps, caller, ids, known);
  const isSold = recalled.slices.flat().every((segment) => refuseSegment(segment, facts, now) === null);
  const totalNow = sellAgain(offer, recalled, sheets, now)?.offer.totalMinor ?? null;
  const isChanged = totalNow !== null && totalNow !== offer.totalMinor;
  const { currency } = offer;
  return ok({
    id,
    expires_at: new Date(offer.expiresAt).toISOString(),
    total: presentMoney({ amountMinor: offer.totalMinor, currency }),
    price_lines: recalled.lines.map((line) => presentPriceLine(line, currency)),
    passengers: offer.passengers,
    fare_brand: offer.fareBrand,
    conditions: presentConditions(offer.conditions, currency),
    slices: recalled.slices.map((slice) => presentAgain(slice, recalled, sheets)),
    valid: isSold && now < offer.expiresAt,
    price_changed: isChanged,
    new_total: isChanged ? presentMoney({ amountMinor: totalNow, currency }) : null,
  });
}

function presentAgain(
  slice: RecalledSegment[],
  { airports }: RecalledOffer,
  sheets: Sheet[],
): OfferAgainOnWire['slices'][number] {
  const segments = slice.map(({ flight, flown, fare }) => ({
    ...presentSegment(flown, fare, airports),
    seats_left: placesIn(offeredSegment(flight.id, sheets)?.available ?? [], fare),
  }));
  const [first, last] = [slice.at(0), slice.at(-1)];
  return sliceOf(segments, durationBetween(first?.flight.departingAt ?? 0, last?.flight.arrivingAt ?? 0));
}
