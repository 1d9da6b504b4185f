// Staff verbs that change dated flights: a one-off flight, and times, status, aircraft, terminals and gate of any.
import type { ChangeFlight, CreateFlight, FlightRecordOnWire } from '#contracts/catalogue-admin';
import type { CommonFailure } from '#domain/errors';
import type { FlightId, Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { refuseField } from './field-fault.ts';
import { changedFlight, kindsOfChange, newFlight, timesOf } from './flight-edits.ts';
import { type FlightParts, knownParts } from './flight-parts.ts';
import { type FlightRow, type FlightWithEnds, presentFlightRecord } from './flight-records.ts';
import type { AuditEntry } from './guarded-change.ts';
import type { RouteDay } from './sheet.ts';
import { staffWhoMayChange } from './staff-caller.ts';

type Deps = {
  flightOf(id: FlightId): Promise<FlightWithEnds | null>;
  flightParts(flight: {
    origin: string;
    destination: string;
    aircraftType: string;
    registration: string | null;
  }): Promise<FlightParts>;
  flightDesk: {
    now(): Instant;
    flightIdOf(flightNumber: string, departureDate: string): Promise<FlightId>;
    addFlight(entry: AuditEntry, row: FlightRow): Promise<boolean>;
    /** Writes the row as the next plan version if the version before still holds, with what changed; false if not. */
    saveFlight(entry: AuditEntry, row: FlightRow, kinds: string[]): Promise<boolean>;
  };
  /** Never fails: what cannot be told now is told by the cron job within a minute. */
  pushPlan(id: FlightId): Promise<void>;
  refreshSheets(routeDays: RouteDay[]): Promise<void>;
};
type Answer<Value> = Promise<Result<Value, CommonFailure>>;

export async function createFlight(deps: Deps, caller: Caller, body: CreateFlight): Answer<FlightRecordOnWire> {
  const staff = staffWhoMayChange(caller, 'flights');
  if (!staff.ok) return staff;
  if (body.origin === body.destination) return refuseField('/destination', 'same_place', 'is the origin');
  const parts = await deps.flightParts({
    ...body,
    aircraftType: body.aircraft,
    registration: body.registration ?? null,
  });
  const ends = knownParts(parts);
  if (!ends.ok) return ends;
  const times = timesOf(body.departing_at_local, body.arriving_at_local, ends.value);
  if (!times.ok) return times;
  const now = deps.flightDesk.now();
  if (times.value.departingAt <= now) return refuseField('/departing_at_local', 'in_the_past', 'is not in the future');
  const departureDate = body.departing_at_local.slice(0, 10);
  const row = newFlight(await deps.flightDesk.flightIdOf(body.flight_number, departureDate), body, times.value);
  const after = presentFlightRecord({ flight: row, ...ends.value });
  const entry = {
    at: now,
    by: staff.value,
    action: 'create',
    entity: 'flight',
    entityId: row.id,
    before: null,
    after,
  } as const;
  if (!(await deps.flightDesk.addFlight(entry, row))) return err({ code: 'already_exists' });
  await deps.refreshSheets([routeDayOf(row)]);
  return ok(after);
}

export async function changeFlight(
  deps: Deps,
  caller: Caller,
  id: FlightId,
  expected: number,
  body: ChangeFlight,
): Answer<FlightRecordOnWire> {
  const staff = staffWhoMayChange(caller, 'flights');
  if (!staff.ok) return staff;
  const found = await deps.flightOf(id);
  if (!found) return err({ code: 'not_found' });
  if (found.flight.planVersion !== expected) return err({ code: 'version_mismatch' });
  const edited = changedFlight(found, body);
  if (!edited.ok) return edited;
  const row = edited.value;
  const kinds = kindsOfChange(found.flight, row);
  if (kinds.length === 0) return ok(presentFlightRecord(found));
  if (kinds.includes('aircraft')) {
    const parts = knownParts(await deps.flightParts(row));
    if (!parts.ok) return parts;
  }
  const [before, after] = [presentFlightRecord(found), presentFlightRecord({ ...found, flight: row })];
  const entry = {
    at: deps.flightDesk.now(),
    by: staff.value,
    action: 'change',
    entity: 'flight',
    entityId: id,
    before,
    after,
  } as const;
  if (!(await deps.flightDesk.saveFlight(entry, row, kinds))) return err({ code: 'version_mismatch' });
  await deps.refreshSheets([routeDayOf(row)]);
  await deps.pushPlan(id);
  return ok(after);
}

const routeDayOf = ({ origin, destination, departureDate }: FlightRow): RouteDay => ({
  origin,
  destination,
  date: departureDate,
});
