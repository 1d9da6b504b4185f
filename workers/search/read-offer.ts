// Reading an offer for booking: nothing altered, nothing expired, every flight still sold as promised, and its present plans.
import type { OfferToBook } from '#contracts/search-service';
import type { HoldFailure, OfferFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId, OfferId } from '#domain/ids';
import { localDateOf } from '#domain/local-time';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Clock } from '#platform/clock';
import { log } from '#platform/log';
import type { OpenedOffer } from './offer-token.ts';
import { presentPriceLine, presentSegment } from './present-offer.ts';
import { type OfferFacts, type RecalledOffer, recallOffer, refuseSegment } from './recall-offer.ts';
import { presentConditions } from './sheet-records.ts';

type Deps = {
  openOffer(id: OfferId): Promise<OpenedOffer | null>;
  offerFacts(offer: OpenedOffer): Promise<OfferFacts>;
  /**
   * The present plans. Those not yet opened are noted as given out first, so that later changes are pushed to the objects
   * they open; a flight once opened stays so, and costs no write.
   */
  handOutPlans(ids: FlightId[], unopened: FlightId[]): Promise<FlightPlan[]>;
  clock: Clock;
};

export async function readOffer(
  deps: Deps,
  caller: Caller,
  offerId: OfferId,
): Promise<Result<OfferToBook, OfferFailure | HoldFailure>> {
  const offer = await deps.openOffer(offerId);
  if (!offer) return err({ code: 'offer_invalid' });
  const now = deps.clock.now();
  if (now >= offer.expiresAt) return err({ code: 'offer_expired', expiredAt: offer.expiresAt });

  const facts = await deps.offerFacts(offer);
  const recalled = recallOffer(offer, facts);
  if (!recalled) {
    log('error', 'offer_not_honoured', { request_id: caller.requestId, worker: 'search', code: 'offer_invalid' });
    return err({ code: 'offer_invalid' });
  }
  const segments = recalled.slices.flat();
  for (const segment of segments) {
    const refusal = refuseSegment(segment, facts, now);
    if (refusal) return err(refusal);
  }
  const flights = segments.map(({ flight }) => flight);
  const unopened = flights.filter(({ openedAt }) => openedAt === null);
  const plans = await deps.handOutPlans(flights.map(idOf), unopened.map(idOf));
  return ok({
    offerId,
    expiresAt: offer.expiresAt,
    currency: offer.currency,
    totalMinor: offer.totalMinor,
    priceLines: recalled.lines.map((line) => presentPriceLine(line, offer.currency)),
    priceShares: recalled.shares,
    passengers: offer.passengers,
    fareBrand: offer.fareBrand,
    conditions: presentConditions(offer.conditions, offer.currency),
    segments: segmentsToBook(recalled, plans),
  });
}

const idOf = ({ id }: { id: FlightId }): FlightId => id;

function segmentsToBook({ slices, airports }: RecalledOffer, plans: FlightPlan[]): OfferToBook['segments'] {
  return slices.flatMap((segments, slice) =>
    segments.map(({ promised, flight, flown, fare }) => {
      const plan = plans.find(({ flightId }) => flightId === flight.id);
      const zone = airports.get(flight.origin)?.timeZone;
      if (!plan || !zone) throw new Error(`Flight ${flight.id} has no plan, though it is on sale.`);
      return {
        slice,
        flightId: flight.id,
        planVersion: promised.planVersion,
        cabin: promised.cabin,
        bookingClass: promised.bookingClass,
        departingAt: flight.departingAt,
        departingOn: localDateOf(flight.departingAt, zone),
        onWire: presentSegment(flown, fare, airports),
        plan,
      };
    }),
  );
}
