// Searching: a question about places, days and people, answered with priced, signed offers from the sheets of its routes.
import type { OfferListOnWire, OfferOnWire, OffersQuery } from '#contracts/offer';
import type { CommonFailure } from '#domain/errors';
import type { Currency } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Clock } from '#platform/clock';
import type { Cursors } from '#platform/signed-cursor';
import { faultsOf } from './check-question.ts';
import { type FoundSlices, findSlices } from './find-slices.ts';
import type { Reading } from './isolate-memory.ts';
import { offersThatFit } from './offer-filters.ts';
import { type OfferPosition, pageAfter } from './offer-order.ts';
import type { OfferPromise, SignedOffer } from './offer-token.ts';
import { presentOffer } from './present-offer.ts';
import { combineSlices, itemise, type PricedOffer, priceSlice, type Terms, taxesInForce } from './price-itinerary.ts';
import { promiseOf } from './promise-offer.ts';
import type { Network, PlaceSheet, RouteDay, Sheet } from './sheet.ts';

type Deps = {
  readPlaces(codes: string[]): Promise<PlaceSheet[]>;
  readNetwork(): Promise<Network>;
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
  const network = asked.max_connections > 0 ? await deps.readNetwork() : null;
  const [origin, destination] = await placesOf(deps, network, asked.origin, asked.destination);
  const errors = faultsOf(question, origin, destination, now);
  if (errors.length > 0) return err({ code: 'invalid_request', errors });
  const position = await deps.cursors.read('offers', asked, after);
  if (!position.ok) return position;

  const directions = await slicesOfEachWay(deps, question, network, origin, destination);
  const readings = directions.flatMap((direction) => direction.readings);
  const terms: Terms = {
    airports: new Map(directions.flatMap(({ airports }) => [...airports])),
    taxes: taxesInForce(
      readings.map(({ value }) => value),
      now,
    ),
    party: { adults: asked.adults, children: asked.children, infants: asked.infants },
    now,
  };
  const offers = combineSlices(directions.map(({ slices }) => slices.flatMap((slice) => priceSlice(slice, terms))));
  const fitting = offersThatFit(offers, question, terms.airports);
  const { shown, next } = pageAfter(fitting, asked.sort, position.value as OfferPosition | null, limit);
  return ok({
    data: await Promise.all(shown.map((offer) => signAndPresent(deps, offer, terms))),
    next: next && (await deps.cursors.write('offers', asked, next)),
    meta: { ...freshnessOf(readings), currency: deps.currency },
  });
}

/** The network knows every airport it was built with; only for a newer or an unknown code are the places themselves asked. */
async function placesOf(
  deps: Deps,
  network: Network | null,
  ...codes: [string, string]
): Promise<[PlaceSheet, PlaceSheet]> {
  const inNetwork = codes.map((code) => ({
    code,
    builtAt: network?.builtAt ?? 0,
    airports: (network?.airports ?? []).filter(({ iata, city }) => iata === code || city === code),
  }));
  const areKnown = inNetwork.every(({ airports }) => airports.length > 0);
  const [origin, destination] = areKnown ? inNetwork : await deps.readPlaces(codes);
  if (!origin || !destination) throw new Error('Every code asked for has a place sheet, known or not.');
  return [origin, destination];
}

/** The way out, and the way back if one is asked for. */
function slicesOfEachWay(
  deps: Deps,
  { departure_date, return_date, max_connections: mostConnections }: OffersQuery,
  network: Network | null,
  origin: PlaceSheet,
  destination: PlaceSheet,
): Promise<FoundSlices[]> {
  const out = findSlices(deps, { from: origin, to: destination, date: departure_date, network, mostConnections });
  if (!return_date) return Promise.all([out]);
  return Promise.all([
    out,
    findSlices(deps, { from: destination, to: origin, date: return_date, network, mostConnections }),
  ]);
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
