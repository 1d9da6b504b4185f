// What search is told of a flight: places left by cabin and class, never more than nine, and only when that changed.
import type { AvailabilityMessage } from '#contracts/queue-messages';
import { availableByClass, placesShown } from '#domain/fare-buckets';
import type { FlightPlan } from '#domain/flight-plan';
import type { Instant } from '#domain/ids';
import type { FlightMemory } from './flight-memory.ts';

/** What a burst of sales changes is told once, after it, and takes no time from it. */
const tellAfterMilliseconds = 1_000;
const refusedAgainMilliseconds = 5_000;

export type Telling = { version: number; classes: string; message: AvailabilityMessage | undefined };

/** Notes that seats changed at `now`, so that search hears of it a second later, with whatever else changed until then. */
export function noteChange(memory: FlightMemory, now: Instant): void {
  const { version, tellDueAt } = memory.flight;
  memory.setFlight({ version: version + 1, tellDueAt: tellDueAt ?? now + tellAfterMilliseconds });
}

/** What is due to be told at `now`; without a message when nothing that search shows has changed. */
export function tellingDue(memory: FlightMemory, now: Instant): Telling | undefined {
  const { plan, tellDueAt, toldAvailability, version } = memory.flight;
  if (!plan || tellDueAt === null || tellDueAt > now) return undefined;
  const classes = availability(memory, plan);
  const text = JSON.stringify([plan.planVersion, classes]);
  const message = { flight_id: plan.flightId, version, plan_version: plan.planVersion, classes };
  return { version, classes: text, message: text === toldAvailability ? undefined : message };
}

/** Notes what search was told of one version; a change that came meanwhile stays due, a second later. */
export function noteTold(memory: FlightMemory, told: Omit<Telling, 'message'>, now: Instant): void {
  const tellDueAt = memory.flight.version === told.version ? null : now + tellAfterMilliseconds;
  memory.setFlight({ toldAvailability: told.classes, tellDueAt });
}

/** Puts off the next telling, after the queue refused one. */
export function tellLater(memory: FlightMemory, now: Instant): void {
  memory.setFlight({ tellDueAt: now + refusedAgainMilliseconds });
}

function availability(memory: FlightMemory, plan: FlightPlan): AvailabilityMessage['classes'] {
  const open = availableByClass(plan.classLimits, memory.claims());
  return placesShown(open, (cabin) => memory.freeCountIn(cabin)).map(({ cabin, bookingClass, available }) => ({
    cabin,
    booking_class: bookingClass,
    available,
  }));
}
