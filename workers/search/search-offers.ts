// Searching: a question about places, days and people, answered with priced, signed offers from the sheets of its routes.
import type { OfferListOnWire, OfferOnWire, OffersQuery } from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import type { Currency } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Clock } from '#platform/clock';
import type { Cursors } from '#platform/signed-cursor';
import { faultsOf } from './check-question.ts';
import { findSlices } from './find-slices.ts';
import { findWays, readEnds } from './find-ways.ts';
import type { Reading } from './isolate-memory.ts';
import { offersThatFit } from './offer-filters.ts';
import { type OfferPosition, pageAfter } from './offer-order.ts';
import type { OfferPromise, SignedOffer } from './offer-token.ts';
import { presentOffer } from './present-offer.ts';
import { combineSlices, itemise, type PricedOffer, priceSlice, type Terms, taxesInForce } from './price-itinerary.ts';
import { promiseOf } from './promise-offer.ts';
import type { FanOf, PlaceSheet, RouteDay, RouteFan, Sheet } from './sheet.ts';

type Deps = {
  readPlaces(codes: string[]): Promise<PlaceSheet[]>;
  readFans(fans: FanOf[]): Promise<RouteFan[]>;
  readSheets(routeDays: RouteDay[]): Promise<Reading<Sheet>[]>;
  signOffer(promise: OfferPromise): Promise<SignedOffer>;
  cursors: Cursors;
  clock: Clock;
  currency: Currency;
};

export async function searchOffers(
  deps: Deps,
  _caller: Caller,
  question: OffersQuery,
): Promise<Result<OfferListOnWire, CommonFailure>> {
  const { limit, after, ...asked } = question;
  const now = deps.clock.now();
  const directions = directionsOf(question);
  const ends = await readEnds(deps, directions, asked.max_connections);
  const [outbound] = ends;
  if (!outbound) throw new Error('Every question has a way out.');
  const errors = faultsOf(question, outbound.from, outbound.to, now);
  if (errors.length > 0) return err({ code: 'invalid_request', errors });
  const position = await deps.cursors.read('offers', asked, after);
  if (!position.ok) return position;

  const found = await Promise.all(
    ends.map(async (of, index) => {
      const ways = await findWays(deps, of, { mostConnections: asked.max_connections, mostPaths });
      return findSlices(deps, ways, directions[index]?.date ?? asked.departure_date);
    }),
  );
  const readings = found.flatMap((direction) => direction.readings);
  const terms: Terms = {
    airports: new Map(found.flatMap(({ airports }) => [...airports])),
    taxes: taxesInForce(
      readings.map(({ value }) => value),
      now,
    ),
    party: { adults: asked.adults, children: asked.children, infants: asked.infants },
    now,
  };
  const offers = combineSlices(found.map(({ slices }) => slices.flatMap((slice) => priceSlice(slice, terms))));
  const fitting = offersThatFit(offers, question, terms.airports);
  const { shown, next } = pageAfter(fitting, asked.sort, position.value as OfferPosition | null, limit);
  return ok({
    data: await Promise.all(shown.map((offer) => signAndPresent(deps, offer, terms))),
    next: next && (await deps.cursors.write('offers', asked, next)),
    meta: { ...freshnessOf(readings), currency: deps.currency },
  });
}

/** Bounds what one question may make the house read. */
const mostPaths = 24;

/** The way out, and the way back if one is asked for. */
function directionsOf({ origin, destination, departure_date, return_date }: OffersQuery) {
  const out = { origin, destination, date: departure_date };
  return return_date === undefined ? [out] : [out, { origin: destination, destination: origin, date: return_date }];
}

async function signAndPresent(deps: Deps, offer: PricedOffer, terms: Terms): Promise<OfferOnWire> {
  const { lines, charged } = itemise(offer, terms);
  const signed = await deps.signOffer(promiseOf(offer, charged, terms.party, deps.currency));
  return presentOffer(offer, lines, signed, terms.party, terms.airports, deps.currency);
}

/** An answer is as old as its oldest sheet, and from the cache if nothing of it was just read. */
function freshnessOf(readings: Reading<Sheet>[]): { as_of: string; source: 'cache' | 'database' } {
  const builtAt = Math.min(...readings.map(({ value }) => value.builtAt));
  const source = readings.every((reading) => reading.source === 'cache') ? 'cache' : 'database';
  return { as_of: new Date(builtAt).toISOString(), source };
}
