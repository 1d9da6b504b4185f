// What a sold-out promise is worth now: the same flights, cabin, brand and people in the cheapest class that still seats them.
import type { SoldOutClass } from '#contracts/search-service';
import type { AvailableInClass } from '#domain/fare-buckets';
import type { Instant, OfferId } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { Cabin } from '#domain/seat-map';
import type { Caller } from '#platform/caller';
import type { OfferPromise, OpenedOffer, SignedOffer } from './offer-token.ts';
import { itemise } from './price-itinerary.ts';
import { promiseOf } from './promise-offer.ts';
import { type OfferFacts, recallOffer, refuseSegment } from './recall-offer.ts';
import { routeDayOf, sellAgain } from './sell-again.ts';
import type { RouteDay, Sheet } from './sheet.ts';

type Deps = {
  openOffer(id: OfferId): Promise<OpenedOffer | null>;
  offerFacts(offer: OpenedOffer): Promise<OfferFacts>;
  /** From the database, past every cache. */
  loadSheets(routeDays: RouteDay[]): Promise<Sheet[]>;
  signOffer(promise: OfferPromise): Promise<SignedOffer>;
  offerDesk: { now(): Instant; currency: Currency };
};

/** The catalogue hears of a class that filled up a second late at worst, so what the flight itself said counts before it. */
export async function replacementOffer(
  deps: Deps,
  _caller: Caller,
  id: OfferId,
  soldOut: SoldOutClass,
): Promise<OfferId | null> {
  const offer = await deps.openOffer(id);
  const facts = offer && (await deps.offerFacts(offer));
  const recalled = offer && facts && recallOffer(offer, facts);
  if (!recalled) return null;
  const now = deps.offerDesk.now();
  const segments = recalled.slices.flat();
  if (segments.some((segment) => refuseSegment(segment, facts, now) !== null)) return null;
  const cabin = segments.find(({ flight }) => flight.id === soldOut.flightId)?.promised.cabin;
  if (!cabin) return null;
  const sheets = await deps.loadSheets(segments.map(({ flight }) => routeDayOf(flight)));
  const again = sellAgain(offer, recalled, withoutClass(sheets, cabin, soldOut), now);
  if (!again) return null;
  const { charged } = itemise(again.offer, again.terms);
  const promise = promiseOf(again.offer, charged, offer.passengers, deps.offerDesk.currency);
  return (await deps.signOffer(promise)).offerId;
}

/** The class that was refused sells nothing more, and neither do those below it, which may never sell more than it. */
function withoutClass(sheets: Sheet[], cabin: Cabin, { flightId, bookingClass }: SoldOutClass): Sheet[] {
  return sheets.map((sheet) => ({
    ...sheet,
    flights: sheet.flights.map((flight) => {
      if (flight.flightId !== flightId) return flight;
      const ofCabin = flight.available.filter((of) => of.cabin === cabin);
      const refused = ofCabin.findIndex((of) => of.bookingClass === bookingClass);
      const isOpen = (of: AvailableInClass) => refused < 0 || ofCabin.indexOf(of) < refused;
      return { ...flight, available: flight.available.filter((of) => of.cabin !== cabin || isOpen(of)) };
    }),
  }));
}
