// Reading dated flights with what staff know about them.
import type { FlightRecordOnWire, FlightRecordsQuery } from '#contracts/catalogue-admin';
import type { ListOf } from '#contracts/conventions';
import type { CommonFailure } from '#domain/errors';
import type { FlightId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { Cursors } from '#platform/signed-cursor';
import { type FlightWithEnds, presentFlightRecord } from './flight-records.ts';
import type { FlightFilters } from './flights.store.ts';
import { pageByCode } from './page-by-code.ts';
import { staffWhoMayRead } from './staff-caller.ts';

type Deps = {
  cursors: Cursors;
  flightsWhere(filters: FlightFilters, afterKey: string, limit: number): Promise<FlightWithEnds[]>;
  flightOf(id: FlightId): Promise<FlightWithEnds | null>;
};

/** In the order of planned days and flight numbers. */
export async function listFlightRecords(
  deps: Deps,
  caller: Caller,
  question: FlightRecordsQuery,
): Promise<Result<ListOf<FlightRecordOnWire>, CommonFailure>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const { limit, after, departure_date, flight_number, origin, destination } = question;
  return pageByCode(deps.cursors, {
    list: 'flights',
    page: { limit, after },
    question: { departure_date, flight_number, origin, destination },
    load: (afterKey, count) =>
      deps.flightsWhere(
        { departureDate: departure_date, flightNumber: flight_number, origin, destination },
        afterKey,
        count,
      ),
    codeOf: ({ flight }) => `${flight.departureDate} ${flight.flightNumber}`,
    present: presentFlightRecord,
  });
}

export async function readFlightRecord(
  deps: Pick<Deps, 'flightOf'>,
  caller: Caller,
  id: FlightId,
): Promise<Result<FlightRecordOnWire, CommonFailure>> {
  const staff = staffWhoMayRead(caller);
  if (!staff.ok) return staff;
  const found = await deps.flightOf(id);
  return found ? ok(presentFlightRecord(found)) : err({ code: 'not_found' });
}
