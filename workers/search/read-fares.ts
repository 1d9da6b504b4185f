// Reading the current fares, for staff.
import type { FareOnWire, FaresQuery } from '#contracts/catalogue-admin';
import type { ListOf } from '#contracts/conventions';
import type { CommonFailure } from '#domain/errors';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Cursors } from '#platform/signed-cursor';
import { type FareRow, presentFare } from './fare-records.ts';
import { pageByCode } from './page-by-code.ts';
import { staffWhoMayRead } from './staff-caller.ts';

type Filters = { origin?: string | undefined; destination?: string | undefined };
type Deps = {
  cursors: Cursors;
  currentFaresWhere(filters: Filters, afterId: string, limit: number): Promise<FareRow[]>;
  currentFareOf(id: string): Promise<FareRow | null>;
};

export async function listFares(
  deps: Deps,
  caller: Caller,
  question: FaresQuery,
): Promise<Result<ListOf<FareOnWire>, CommonFailure>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const { limit, after, ...filters } = question;
  return pageByCode(deps.cursors, {
    list: 'fares',
    page: { limit, after },
    question: filters,
    load: (afterId, count) => deps.currentFaresWhere(filters, afterId, count),
    codeOf: ({ fareId }) => fareId,
    present: presentFare,
  });
}

export async function readFare(deps: Deps, caller: Caller, id: string): Promise<Result<FareOnWire, CommonFailure>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const fare = await deps.currentFareOf(id);
  return fare ? ok(presentFare(fare)) : err({ code: 'not_found' });
}
