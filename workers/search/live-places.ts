// The places of a few flights as their objects count them this moment, put over what the sheets last heard.
import type { FlightInventory } from '#contracts/flight-object';
import { placesShown } from '#domain/fare-buckets';
import type { FlightPlan } from '#domain/flight-plan';
import type { FlightId } from '#domain/ids';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';
import type { Sheet } from './sheet.ts';

export type Deps = {
  plansOf(ids: FlightId[]): Promise<FlightPlan[]>;
  inventory(caller: Caller, plan: FlightPlan): Promise<FlightInventory>;
};

/** A flight that cannot be asked keeps what its sheet says: places shown are a hint, and the hold decides. */
export async function withLivePlaces(deps: Deps, caller: Caller, ids: FlightId[], sheets: Sheet[]): Promise<Sheet[]> {
  const plans = await deps.plansOf(ids);
  const answers = await Promise.allSettled(plans.map((plan) => deps.inventory(caller, plan)));
  const counted = new Map<FlightId, FlightInventory>();
  for (const [position, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') counted.set(answer.value.flightId, answer.value);
    else log('warn', 'flight_not_asked', { id: plans[position]?.flightId ?? '', error: errorText(answer.reason) });
  }
  return sheets.map((sheet) => ({
    ...sheet,
    flights: sheet.flights.map((flight) => {
      const inventory = counted.get(flight.flightId);
      return inventory ? { ...flight, available: livePlaces(inventory) } : flight;
    }),
  }));
}

const livePlaces = ({ classes, cabins }: FlightInventory) =>
  placesShown(classes, (cabin) => cabins.find((of) => of.cabin === cabin)?.free ?? 0);
