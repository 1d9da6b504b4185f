// Staff verbs for cities.
import type { ChangeCity, CityRecordOnWire, CreateCity } from '#contracts/catalogue-admin';
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
import { type CityRow, presentCityRecord } from './place-records.ts';
import { staffWhoMayChange, staffWhoMayRead } from './staff-caller.ts';

type ReadDeps = {
  cursors: Cursors;
  citiesAfter(code: string, limit: number): Promise<CityRow[]>;
  cityOf(code: string): Promise<CityRow | null>;
};
type Deps = {
  cityOf(code: string): Promise<CityRow | null>;
  /** Writes the row and its keys if the city still has that version, or is still unknown for null; false if not. */
  saveCity(entry: AuditEntry, row: Omit<CityRow, 'airports' | 'version'>, expected: number | null): Promise<boolean>;
  removeCity(entry: AuditEntry, code: string, expected: number): Promise<boolean>;
  refreshPlaces(codes: string[]): Promise<void>;
  now(): Instant;
};
type Answer<Value> = Promise<Result<Value, CommonFailure>>;

export async function listCityRecords(deps: ReadDeps, caller: Caller, page: Page): Answer<ListOf<CityRecordOnWire>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const { cursors, citiesAfter: load } = deps;
  return pageByCode(cursors, {
    list: 'city_records',
    page,
    load,
    codeOf: ({ code }) => code,
    present: presentCityRecord,
  });
}

export async function readCityRecord(
  deps: Pick<ReadDeps, 'cityOf'>,
  caller: Caller,
  code: string,
): Answer<CityRecordOnWire> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const city = await deps.cityOf(code);
  return city ? ok(presentCityRecord(city)) : err({ code: 'not_found' });
}

export async function createCity(deps: Deps, caller: Caller, body: CreateCity): Answer<CityRecordOnWire> {
  const staff = staffWhoMayChange(caller, 'places');
  if (!staff.ok) return staff;
  if (!isTimeZone(body.time_zone)) return unknownZone;
  const row = { code: body.code, name: body.name, country: body.country, timeZone: body.time_zone };
  const after = presentCityRecord({ ...row, airports: [], version: 1 });
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'create',
    entity: 'city',
    entityId: body.code,
    before: null,
    after,
  } as const;
  if (!(await deps.saveCity(entry, row, null))) return err({ code: 'already_exists' });
  await deps.refreshPlaces([body.code]);
  return ok(after);
}

export async function changeCity(
  deps: Deps,
  caller: Caller,
  code: string,
  expected: number,
  body: ChangeCity,
): Answer<CityRecordOnWire> {
  const staff = staffWhoMayChange(caller, 'places');
  if (!staff.ok) return staff;
  if (body.time_zone !== undefined && !isTimeZone(body.time_zone)) return unknownZone;
  const city = await deps.cityOf(code);
  if (!city) return err({ code: 'not_found' });
  if (city.version !== expected) return err({ code: 'version_mismatch' });
  const row = {
    ...city,
    name: body.name ?? city.name,
    country: body.country ?? city.country,
    timeZone: body.time_zone ?? city.timeZone,
  };
  const [before, after] = [presentCityRecord(city), presentCityRecord({ ...row, version: expected + 1 })];
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'change',
    entity: 'city',
    entityId: code,
    before,
    after,
  } as const;
  if (!(await deps.saveCity(entry, row, expected))) return err({ code: 'version_mismatch' });
  await deps.refreshPlaces([code]);
  return ok(after);
}

export async function deleteCity(deps: Deps, caller: Caller, code: string, expected: number): Answer<null> {
  const staff = staffWhoMayChange(caller, 'places');
  if (!staff.ok) return staff;
  const city = await deps.cityOf(code);
  if (!city) return err({ code: 'not_found' });
  if (city.version !== expected) return err({ code: 'version_mismatch' });
  if (city.airports.length > 0) return err({ code: 'in_use' });
  const before = presentCityRecord(city);
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'delete',
    entity: 'city',
    entityId: code,
    before,
    after: null,
  } as const;
  // Lost to an airport or a change that came in between; asked again, the answer says which.
  if (!(await deps.removeCity(entry, code, expected))) return err({ code: 'version_mismatch' });
  await deps.refreshPlaces([code]);
  return ok(null);
}

const unknownZone = refuseField('/time_zone', 'unknown_time_zone', 'is not an IANA time zone');
