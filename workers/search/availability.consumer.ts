// What Flight objects tell of their places: the newest of a batch for each flight is saved, and the sheets it is on put anew.
import { type AvailabilityMessage, availabilityMessage } from '#contracts/queue-messages';
import type { FlightId } from '#domain/ids';
import { settleTogether } from '#platform/settle-each';

type Deps = {
  /** In one batch; a version older than the known one changes nothing. */
  saveAvailability(told: AvailabilityMessage[]): Promise<void>;
  refreshSheetsOfFlights(ids: FlightId[]): Promise<void>;
};

export function consumeAvailability(deps: Deps, batch: MessageBatch<unknown>): Promise<void> {
  return settleTogether(batch, availabilityMessage, async (messages) => {
    const newest = newestOfEachFlight(messages);
    await deps.saveAvailability(newest);
    await deps.refreshSheetsOfFlights(newest.map((told) => told.flight_id));
  });
}

/** Availability is a state, not a log: older versions in the batch mean nothing. */
function newestOfEachFlight(messages: AvailabilityMessage[]): AvailabilityMessage[] {
  const newest = new Map<FlightId, AvailabilityMessage>();
  for (const told of messages) {
    const before = newest.get(told.flight_id);
    if (!before || before.version < told.version) newest.set(told.flight_id, told);
  }
  return [...newest.values()];
}
