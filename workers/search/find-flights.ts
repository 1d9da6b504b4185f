// Finding dated flights by number and local departure day, and reading one by its id.
import type { FlightOnWire } from '#contracts/flight';
import type { CommonFailure } from '#domain/errors';
import type { FlightId, LocalDate } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { type FlightWithEnds, presentFlight } from './flight-records.ts';

type Deps = {
  flightsNumbered(flightNumber: string, departureDate: LocalDate): Promise<FlightWithEnds[]>;
  flightOf(id: FlightId): Promise<FlightWithEnds | null>;
};

export async function findFlights(
  deps: Pick<Deps, 'flightsNumbered'>,
  _caller: Caller,
  question: { flightNumber: string; departureDate: LocalDate },
): Promise<FlightOnWire[]> {
  return (await deps.flightsNumbered(question.flightNumber, question.departureDate)).map(presentFlight);
}

export async function readFlight(
  deps: Pick<Deps, 'flightOf'>,
  _caller: Caller,
  id: FlightId,
): Promise<Result<FlightOnWire, CommonFailure>> {
  const found = await deps.flightOf(id);
  return found ? ok(presentFlight(found)) : err({ code: 'not_found' });
}
