// Staff verbs for airports.
import type { AirportRecordOnWire, ChangeAirport, CreateAirport } from '#contracts/catalogue-admin';
import type { ListOf } from '#contracts/conventions';
import type { Page } from '#contracts/search-service';
import type { CommonFailure } from '#domain/errors';
import type { Instant } from '#domain/ids';
import { isTimeZone } from '#domain/local-time';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Cursors } from '#platform/signed-cursor';
import { refuseField } from './field-fault.ts';
import type { AuditEntry } from './guarded-change.ts';
import { pageByCode } from './page-by-code.ts';
import { type AirportRow, presentAirportRecord } from './place-records.ts';
import { staffWhoMayChange, staffWhoMayRead } from './staff-caller.ts';

type ReadDeps = {
  cursors: Cursors;
  airportsAfter(iata: string, limit: number): Promise<AirportRow[]>;
  airportOf(iata: string): Promise<AirportRow | null>;
};
type Deps = {
  /** The airport, whether schedules, flights or fares name it, and whether its city exists. */
  airportInUse(iata: string): Promise<{ airport: AirportRow; isInUse: boolean } | null>;
  /** Writes the row and its keys if the airport still has that version, or is still unknown for null, and its city exists; false if not. */
  saveAirport(
    entry: AuditEntry,
    row: Omit<AirportRow, 'version'>,
    expected: number | null,
  ): Promise<'saved' | 'unknown_city' | 'lost'>;
  removeAirport(entry: AuditEntry, iata: string, expected: number): Promise<boolean>;
  refreshPlaces(codes: string[]): Promise<void>;
  now(): Instant;
};
type Answer<Value> = Promise<Result<Value, CommonFailure>>;

export async function listAirportRecords(
  deps: ReadDeps,
  caller: Caller,
  page: Page,
): Answer<ListOf<AirportRecordOnWire>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const { cursors, airportsAfter: load } = deps;
  return pageByCode(cursors, {
    list: 'airport_records',
    page,
    load,
    codeOf: ({ iata }) => iata,
    present: presentAirportRecord,
  });
}

export async function readAirportRecord(
  deps: Pick<ReadDeps, 'airportOf'>,
  caller: Caller,
  iata: string,
): Answer<AirportRecordOnWire> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const airport = await deps.airportOf(iata);
  return airport ? ok(presentAirportRecord(airport)) : err({ code: 'not_found' });
}

export async function createAirport(deps: Deps, caller: Caller, body: CreateAirport): Answer<AirportRecordOnWire> {
  const staff = staffWhoMayChange(caller, 'places');
  if (!staff.ok) return staff;
  if (!isTimeZone(body.time_zone)) return unknownZone;
  const { time_zone: timeZone, ...rest } = body;
  const row = { ...rest, timeZone };
  const after = presentAirportRecord({ ...row, version: 1 });
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'create',
    entity: 'airport',
    entityId: body.iata,
    before: null,
    after,
  } as const;
  const outcome = await deps.saveAirport(entry, row, null);
  if (outcome === 'unknown_city') return unknownCity;
  if (outcome === 'lost') return err({ code: 'already_exists' });
  await deps.refreshPlaces([row.iata, row.city]);
  return ok(after);
}

/** The zone of an airport that is flown to stays: its flights were planned by that clock. */
export async function changeAirport(
  deps: Deps,
  caller: Caller,
  iata: string,
  expected: number,
  body: ChangeAirport,
): Answer<AirportRecordOnWire> {
  const staff = staffWhoMayChange(caller, 'places');
  if (!staff.ok) return staff;
  if (body.time_zone !== undefined && !isTimeZone(body.time_zone)) return unknownZone;
  const found = await deps.airportInUse(iata);
  if (!found) return err({ code: 'not_found' });
  const { airport, isInUse } = found;
  if (airport.version !== expected) return err({ code: 'version_mismatch' });
  const row = changed(airport, body);
  if (row.timeZone !== airport.timeZone && isInUse) return err({ code: 'in_use' });
  const [before, after] = [presentAirportRecord(airport), presentAirportRecord({ ...row, version: expected + 1 })];
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'change',
    entity: 'airport',
    entityId: iata,
    before,
    after,
  } as const;
  const outcome = await deps.saveAirport(entry, row, expected);
  if (outcome === 'unknown_city') return unknownCity;
  if (outcome === 'lost') return err({ code: 'version_mismatch' });
  await deps.refreshPlaces([...new Set([iata, airport.city, row.city])]);
  return ok(after);
}

export async function deleteAirport(deps: Deps, caller: Caller, iata: string, expected: number): Answer<null> {
  const staff = staffWhoMayChange(caller, 'places');
  if (!staff.ok) return staff;
  const found = await deps.airportInUse(iata);
  if (!found) return err({ code: 'not_found' });
  if (found.airport.version !== expected) return err({ code: 'version_mismatch' });
  if (found.isInUse) return err({ code: 'in_use' });
  const before = presentAirportRecord(found.airport);
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'delete',
    entity: 'airport',
    entityId: iata,
    before,
    after: null,
  } as const;
  // Lost to a flight or a change that came in between; asked again, the answer says which.
  if (!(await deps.removeAirport(entry, iata, expected))) return err({ code: 'version_mismatch' });
  await deps.refreshPlaces([iata, found.airport.city]);
  return ok(null);
}

const changed = (airport: AirportRow, body: ChangeAirport): AirportRow => ({
  ...airport,
  name: body.name ?? airport.name,
  city: body.city ?? airport.city,
  country: body.country ?? airport.country,
  timeZone: body.time_zone ?? airport.timeZone,
  latitude: body.latitude ?? airport.latitude,
  longitude: body.longitude ?? airport.longitude,
  terminals: body.terminals ?? airport.terminals,
});

const unknownZone = refuseField('/time_zone', 'unknown_time_zone', 'is not an IANA time zone');
const unknownCity = refuseField('/city', 'unknown_city', 'is not a city of the catalogue');
