// The catalogue of a simulated house: a few small flights, every version of their plans, and the real job that pushes them.
import type { FlightOnWire } from '#contracts/flight';
import type { FlightObject } from '#contracts/flight-object';
import type { FlightChangeMessage } from '#contracts/queue-messages';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import { pushFlightPlans } from '../../workers/search/push-flight-plans.job.ts';
import { aCabin, aFlightPlan } from '../support/builders.ts';
import type { Chance } from './chance.ts';

const hour = 3_600_000;
const day = 24 * hour;

export type Catalogue = ReturnType<typeof catalogueOf>;

export function catalogueOf(chance: Chance, startsAt: number) {
  const versions = new Map(firstPlans(chance, startsAt).map((plan) => [plan.flightId, [plan]]));
  const acknowledged = new Map([...versions.keys()].map((id) => [id, 1]));
  const known = (id: FlightId) => versions.get(id) ?? [];

  const behind = () =>
    [...versions].flatMap(([id, plans]) =>
      (plans.at(-1)?.planVersion ?? 0) > (acknowledged.get(id) ?? 0) ? [id] : [],
    );

  return {
    flightIds: () => [...versions.keys()],
    plans: () => [...versions.values()].flatMap((plans) => plans.at(-1) ?? []),
    planOf: (id: FlightId) => known(id).at(-1),
    /** All versions of a plan, the first one first. */
    historyOf: known,
    /** True while a flight has not been given its newest plan. */
    isBehind: () => behind().length > 0,
    /** What staff decide becomes the next version. */
    change(id: FlightId, change: Partial<FlightPlan>): FlightPlan | undefined {
      const plan = known(id).at(-1);
      if (!plan) return undefined;
      const next = { ...plan, ...change, planVersion: plan.planVersion + 1 };
      versions.get(id)?.push(next);
      return next;
    },
    /** The job of the search worker over these plans, as one process runs it. */
    push: (
      caller: Caller,
      flightAt: (id: FlightId) => Pick<FlightObject, 'applyPlan'>,
      tellBookings: (message: FlightChangeMessage) => Promise<unknown>,
    ) =>
      pushFlightPlans({
        plansOf: async (ids) => ids.flatMap((id) => known(id).at(-1) ?? []),
        applyPlan: (plan) => flightAt(plan.flightId).applyPlan(caller, plan),
        tellBookings,
        acknowledgePlan: async (id, version) => {
          acknowledged.set(id, Math.max(version, acknowledged.get(id) ?? 0));
        },
        flightsNotAcknowledged: async () => behind(),
      }),
  };
}

/** Few seats, so that the last one is always near; some flights are about to come within reach of the reminders. */
function firstPlans(chance: Chance, startsAt: number): FlightPlan[] {
  const areNear = chance.isLucky(0.4);
  return Array.from({ length: chance.between(1, 4) }, (_, index) => {
    const near = startsAt + 2 * day + chance.between(-20, 70) * 60_000 + chance.between(-1000, 1000);
    const departingAt = areNear ? near : startsAt + 30 * day + index * 2 * hour;
    return aFlightPlan({
      flightId: `flt_${index + 1}`,
      departingAt,
      salesCloseAt: departingAt - hour,
      // Where every seat costs the same nobody is refused another one for its price.
      ...(chance.isLucky(0.6) && { seatPrices: { currency: 'EUR', byCabin: {} } }),
      ...cabinOf(chance.pick([1, 1, 2]), chance.pick([narrow, wide])),
    });
  });
}

export const narrow = ['A', 'B', 'C'];
export const wide = ['A', 'B', 'C', '', 'D', 'E', 'F'];

/** One cabin of so many rows, all of it for sale. */
export function cabinOf(rows: number, columns: string[]): Pick<FlightPlan, 'layout' | 'classLimits'> {
  const limit = rows * columns.filter((letter) => letter !== '').length;
  return {
    layout: { cabins: [aCabin({ columns, lastRow: rows, exitRows: [], features: {} })] },
    classLimits: [{ cabin: 'economy', bookingClass: 'Y', limit }],
  };
}

/** A flight as search shows it to whoever asks for its present times. */
export function flightOnWire(plan: FlightPlan): FlightOnWire {
  const end = { iata: 'CDG', name: 'Paris', city: 'PAR', country: 'FR', time_zone: 'UTC', terminal: null };
  const departing = new Date(plan.departingAt).toISOString();
  const arriving = new Date(plan.departingAt + hour).toISOString();
  return {
    id: plan.flightId,
    carrier: 'Z1',
    flight_number: 'Z1123',
    status: plan.status,
    origin: end,
    destination: { ...end, iata: 'ORY' },
    departing_at: departing,
    departing_at_utc: departing,
    arriving_at: arriving,
    arriving_at_utc: arriving,
    duration: 'PT1H',
    aircraft: 'A20N',
    gate: null,
    sales_close_at: new Date(plan.salesCloseAt).toISOString(),
    version: plan.planVersion,
  };
}
