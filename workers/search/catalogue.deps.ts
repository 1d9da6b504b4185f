// What the catalogue's verbs and jobs need of the outside, filled with the real things of one environment.
import { drizzle } from 'drizzle-orm/d1';
import type { FlightChangeMessage } from '#contracts/queue-messages';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import { flightAt } from '#objects/flight/flight.address';
import type { Caller, System } from '#platform/caller';
import { type Clock, systemClock } from '#platform/clock';
import { errorText, log } from '#platform/log';
import { derivedId, newId } from '#platform/new-id';
import { cursorsSignedWith } from '#platform/signed-cursor';
import { aircraftStore } from './aircraft.store.ts';
import { faresStore } from './fares.store.ts';
import { flightChangesStore } from './flight-changes.store.ts';
import { flightsStore } from './flights.store.ts';
import { changeUnsold, claimsOn } from './open-flights.ts';
import { placeChangesStore } from './place-changes.store.ts';
import { placesStore } from './places.store.ts';
import { planOf } from './plan-of-flight.ts';
import { pushFlightPlans, pushPlan } from './push-flight-plans.job.ts';
import { scheduleChangesStore } from './schedule-changes.store.ts';
import { scheduledFlightsStore } from './scheduled-flights.store.ts';
import { schedulesStore } from './schedules.store.ts';
import { settings } from './settings.ts';
import { type Lifetime, sheetsOf } from './sheets.deps.ts';

export function catalogueOf(env: SearchEnv, lifetime: Lifetime, clock: Clock = systemClock) {
  const { CURRENCY, SEARCH_CURSOR_KEY, SELLING_DAYS } = settings(env);
  const db = drizzle(env.CATALOG);
  const flights = flightsStore(db);
  const changes = flightChangesStore(db);
  const sheets = sheetsOf(env, lifetime, clock);
  const now = () => clock.now();
  const plans = {
    plansOf: async (ids: FlightId[]): Promise<FlightPlan[]> =>
      (await flights.planFactsOf(ids)).map((facts) => planOf(facts, CURRENCY)),
    applyPlan: (plan: FlightPlan) => flightAt(env.FLIGHT, plan.flightId).applyPlan(theCatalogue(), plan),
    tellBookings: (message: FlightChangeMessage) => env.FLIGHT_CHANGES.send(message),
    acknowledgePlan: flights.acknowledgePlan,
  };
  const scheduled = scheduledFlightsStore(db);
  const openFlights = {
    ...plans,
    claimsOf: (caller: Caller, id: FlightId) => flightAt(env.FLIGHT, id).claims(caller),
    changeUnsold: (caller: Caller, plan: FlightPlan) => flightAt(env.FLIGHT, plan.flightId).changeUnsold(caller, plan),
  };
  return {
    ...placesStore(db),
    ...placeChangesStore(db),
    ...aircraftStore(db),
    ...faresStore(db),
    ...schedulesStore(db),
    notePublishing: scheduleChangesStore(db).notePublishing,
    ...flights,
    ...plans,
    makeMissingFlights: scheduled.makeMissingFlights,
    flightParts: changes.flightParts,
    flightDesk: {
      now,
      flightIdOf: (flightNumber: string, departureDate: string) => derivedId('flt', flightNumber, departureDate),
      addFlight: changes.addFlight,
      saveFlight: changes.saveFlight,
    },
    scheduleDesk: {
      ...scheduled,
      ...scheduleChangesStore(db),
      now,
      newScheduleId: () => newId('sch'),
    },
    claimsOn: (caller: Caller, ids: FlightId[]) => claimsOn(openFlights, caller, ids),
    changeUnsold: (caller: Caller, ids: FlightId[]) => changeUnsold(openFlights, caller, ids),
    fareDesk: { now, newFareId: () => newId('fare'), currency: CURRENCY },
    cursors: cursorsSignedWith(SEARCH_CURSOR_KEY),
    now,
    sellingDays: SELLING_DAYS,
    refreshSheets: sheets.refreshSheets,
    refreshPlaces: sheets.refreshPlaces,
    outdateSheets: sheets.outdateSheets,
    /** Behind the answer, the plans that open flights do not have yet; what is left over is the cron job's. */
    pushPlansBehind: (): void =>
      lifetime.waitUntil(pushFlightPlans({ ...plans, flightsNotAcknowledged: flights.flightsNotAcknowledged })),
    refreshRoute: async (route: { origin: string; destination: string }) =>
      sheets.refreshSheets(await changes.comingDaysOf(route, now())),
    /** Tells the Flight object at once where one is open; a failure is left to the cron job, which repeats what is not acknowledged. */
    pushPlan: async (id: FlightId): Promise<void> => {
      try {
        if (await flights.isNotAcknowledged(id)) await pushPlan(plans, id);
      } catch (thrown) {
        log('warn', 'plan_not_pushed', { worker: 'search', id, error: errorText(thrown) });
      }
    },
  };
}

/** Who gives plans to Flight objects: the catalogue itself, whoever made the change. */
const theCatalogue = (): System => ({ kind: 'system', part: 'catalogue', requestId: newId('req') });
