// What searching, reading offers and asking flights need of the outside, filled with the real things of one environment.
import { drizzle } from 'drizzle-orm/d1';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId, OfferId } from '#domain/ids';
import { type Clock, systemClock } from '#platform/clock';
import { cursorsSignedWith } from '#platform/signed-cursor';
import { availabilityStore } from './availability.store.ts';
import { flightObjectsOf } from './flight-objects.deps.ts';
import { flightsStore } from './flights.store.ts';
import { expiryOf, type OfferPromise, openOffer, signOffer } from './offer-token.ts';
import { offersStore } from './offers.store.ts';
import { planOf } from './plan-of-flight.ts';
import { settings } from './settings.ts';
import { type Lifetime, sheetsOf } from './sheets.deps.ts';

export function offersOf(env: SearchEnv, lifetime: Lifetime, clock: Clock = systemClock) {
  const { CURRENCY, OFFER_KEYS, OFFER_SECONDS, SEARCH_CURSOR_KEY } = settings(env);
  const db = drizzle(env.CATALOG);
  const flights = flightsStore(db);
  const plansOf = async (ids: FlightId[]): Promise<FlightPlan[]> =>
    (await flights.planFactsOf(ids)).map((facts) => planOf(facts, CURRENCY));
  return {
    ...sheetsOf(env, lifetime, clock),
    ...offersStore(db),
    ...availabilityStore(db),
    ...flightObjectsOf(env),
    cursors: cursorsSignedWith(SEARCH_CURSOR_KEY),
    clock,
    now: () => clock.now(),
    currency: CURRENCY,
    offerDesk: { now: () => clock.now(), currency: CURRENCY },
    signOffer: (promise: OfferPromise) => signOffer(OFFER_KEYS, promise, expiryOf(clock.now(), OFFER_SECONDS)),
    openOffer: (id: OfferId) => openOffer(OFFER_KEYS, id),
    plansOf,
    handOutPlans: async (ids: FlightId[], unopened = ids): Promise<FlightPlan[]> => {
      if (unopened.length > 0) await flights.markOpened(unopened, clock.now());
      return plansOf(ids);
    },
  };
}
