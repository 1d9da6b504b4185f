// Staff verbs for aircraft types, their seats and the aircraft of each type.
import type { AircraftTypeOnWire, ChangeAircraftType, CreateAircraftType } from '#contracts/catalogue-aircraft';
import type { ListOf } from '#contracts/conventions';
import type { Page } from '#contracts/search-service';
import type { FlightChangeKind } from '#database/catalog-flights';
import { faultsOf } from '#domain/aircraft-layout';
import { faultsOfClassLimits } from '#domain/class-limits';
import type { CommonFailure } from '#domain/errors';
import type { ClassLimit } from '#domain/flight-plan';
import type { Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { AircraftLayout } from '#domain/seat-map';
import type { Caller } from '#platform/caller';
import type { Cursors } from '#platform/signed-cursor';
import { type AircraftTypeRow, classLimitsFrom, layoutFrom, presentAircraftType } from './aircraft-records.ts';
import { refuseField } from './field-fault.ts';
import type { AuditEntry } from './guarded-change.ts';
import { pageByCode } from './page-by-code.ts';
import { staffWhoMayChange, staffWhoMayRead } from './staff-caller.ts';

type ReadDeps = {
  cursors: Cursors;
  aircraftTypesAfter(code: string, limit: number): Promise<AircraftTypeRow[]>;
  aircraftTypeOf(code: string): Promise<AircraftTypeRow | null>;
};
type Deps = {
  aircraftTypeOf(code: string): Promise<AircraftTypeRow | null>;
  /** What is in the way of this set of aircraft: one of another type, or one taken away that is planned for a flight. */
  registrationConflict(code: string, registrations: string[]): Promise<'other_type' | 'in_use' | null>;
  /** Writes type and aircraft if the version still holds; seats or limits that changed raise the plan of every coming flight of the type. */
  saveAircraftType(
    entry: AuditEntry,
    row: AircraftTypeRow,
    expected: number | null,
    kinds: FlightChangeKind[],
  ): Promise<boolean>;
  removeAircraftType(entry: AuditEntry, code: string, expected: number): Promise<'removed' | 'in_use' | 'lost'>;
  /** The sheets that show flights of the type are many, so all sheets are read again. */
  outdateSheets(): Promise<void>;
  /** Tells open flights their new plans; a failure is left to the cron job. */
  pushPlansBehind(): void;
  now(): Instant;
};
type Answer<Value> = Promise<Result<Value, CommonFailure>>;

export async function listAircraftTypes(
  deps: ReadDeps,
  caller: Caller,
  page: Page,
): Answer<ListOf<AircraftTypeOnWire>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const { cursors, aircraftTypesAfter: load } = deps;
  return pageByCode(cursors, {
    list: 'aircraft',
    page,
    load,
    codeOf: ({ code }) => code,
    present: presentAircraftType,
  });
}

export async function readAircraftType(
  deps: Pick<ReadDeps, 'aircraftTypeOf'>,
  caller: Caller,
  code: string,
): Answer<AircraftTypeOnWire> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const type = await deps.aircraftTypeOf(code);
  return type ? ok(presentAircraftType(type)) : err({ code: 'not_found' });
}

export async function createAircraftType(
  deps: Deps,
  caller: Caller,
  body: CreateAircraftType,
): Answer<AircraftTypeOnWire> {
  const staff = staffWhoMayChange(caller, 'aircraft');
  if (!staff.ok) return staff;
  const layout = layoutFrom(body.cabins);
  const classLimits = classLimitsFrom(body.class_limits);
  const fault = refuseLayout(layout) ?? refuseLimits(classLimits);
  if (fault) return fault;
  const registrations = inOrder(body.registrations);
  if (await deps.registrationConflict(body.code, registrations)) return otherType;
  const row = { code: body.code, name: body.name, layout, classLimits, registrations, version: 1 };
  const after = presentAircraftType(row);
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'create',
    entity: 'aircraft_type',
    entityId: body.code,
    before: null,
    after,
  } as const;
  return (await deps.saveAircraftType(entry, row, null, [])) ? ok(after) : err({ code: 'already_exists' });
}

export async function changeAircraftType(
  deps: Deps,
  caller: Caller,
  code: string,
  expected: number,
  body: ChangeAircraftType,
): Answer<AircraftTypeOnWire> {
  const staff = staffWhoMayChange(caller, 'aircraft');
  if (!staff.ok) return staff;
  const layout = body.cabins && layoutFrom(body.cabins);
  const classLimits = body.class_limits && classLimitsFrom(body.class_limits);
  const fault = (layout && refuseLayout(layout)) ?? (classLimits && refuseLimits(classLimits));
  if (fault) return fault;
  const type = await deps.aircraftTypeOf(code);
  if (!type) return err({ code: 'not_found' });
  if (type.version !== expected) return err({ code: 'version_mismatch' });
  const registrations = inOrder(body.registrations ?? type.registrations);
  const conflict = await deps.registrationConflict(code, registrations);
  if (conflict) return conflict === 'in_use' ? err({ code: 'in_use' }) : otherType;
  const row = {
    ...type,
    name: body.name ?? type.name,
    layout: layout ?? type.layout,
    classLimits: classLimits ?? type.classLimits,
    registrations,
    version: expected + 1,
  };
  const [before, after] = [presentAircraftType(type), presentAircraftType(row)];
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'change',
    entity: 'aircraft_type',
    entityId: code,
    before,
    after,
  } as const;
  const kinds = kindsOfChange(type, row);
  if (!(await deps.saveAircraftType(entry, row, expected, kinds))) return err({ code: 'version_mismatch' });
  if (kinds.length > 0) {
    await deps.outdateSheets();
    deps.pushPlansBehind();
  }
  return ok(after);
}

export async function deleteAircraftType(deps: Deps, caller: Caller, code: string, expected: number): Answer<null> {
  const staff = staffWhoMayChange(caller, 'aircraft');
  if (!staff.ok) return staff;
  const type = await deps.aircraftTypeOf(code);
  if (!type) return err({ code: 'not_found' });
  if (type.version !== expected) return err({ code: 'version_mismatch' });
  const before = presentAircraftType(type);
  const entry = {
    at: deps.now(),
    by: staff.value,
    action: 'delete',
    entity: 'aircraft_type',
    entityId: code,
    before,
    after: null,
  } as const;
  const outcome = await deps.removeAircraftType(entry, code, expected);
  if (outcome === 'in_use') return err({ code: 'in_use' });
  return outcome === 'removed' ? ok(null) : err({ code: 'version_mismatch' });
}

const inOrder = (registrations: string[]): string[] => [...new Set(registrations)].sort();

/** What the change is for the flights of the type; a new name is nothing to them. */
function kindsOfChange(before: AircraftTypeRow, after: AircraftTypeRow): FlightChangeKind[] {
  const differs = (part: 'layout' | 'classLimits') => JSON.stringify(before[part]) !== JSON.stringify(after[part]);
  return [
    ...(differs('layout') ? (['aircraft'] as const) : []),
    ...(differs('classLimits') ? (['classes'] as const) : []),
  ];
}

function refuseLimits(limits: ClassLimit[]) {
  const errors = faultsOfClassLimits(limits).map((fault) => ({ ...fault, pointer: `/class_limits${fault.pointer}` }));
  return errors.length > 0 ? err({ code: 'invalid_request' as const, errors }) : undefined;
}

/** Faults are told by the names the fields have on the wire. */
function refuseLayout(layout: AircraftLayout) {
  const errors = faultsOf(layout).map((fault) => ({
    ...fault,
    pointer: `/cabins${fault.pointer.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
  }));
  return errors.length > 0 ? err({ code: 'invalid_request' as const, errors }) : undefined;
}

const otherType = refuseField('/registrations', 'registration_taken', 'names an aircraft of another type');
