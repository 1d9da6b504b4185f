// What a staff edit makes of a dated flight: the next row, and in which respects it differs.
import type { ChangeFlight, CreateFlight } from '#contracts/catalogue-admin';
import type { FlightChangeKind } from '#database/catalog-flights';
import type { CommonFailure } from '#domain/errors';
import type { FlightId, Instant } from '#domain/ids';
import { instantOf, type WallTime } from '#domain/local-time';
import { ok, type Result } from '#domain/result';
import { salesCloseBeforeMs } from '#domain/roll-out';
import { longestFlightMs } from '#domain/timetable';
import { refuseField } from './field-fault.ts';
import type { FlightRow, FlightWithEnds } from './flight-records.ts';

type Times = { departingAt: Instant; arrivingAt: Instant };
type Ends = { origin: { timeZone: string }; destination: { timeZone: string } };
type Edit<Value> = Result<Value, CommonFailure>;

/** The instants of a flight given in wall times of its airports; a time that the clocks jump over is refused. */
export function timesOf(departing: WallTime, arriving: WallTime, ends: Ends): Edit<Times> {
  const departingAt = instantOf(departing, ends.origin.timeZone);
  if (departingAt === null) return noSuchTime('/departing_at_local');
  const arrivingAt = instantOf(arriving, ends.destination.timeZone);
  if (arrivingAt === null) return noSuchTime('/arriving_at_local');
  return plausible({ departingAt, arrivingAt });
}

export function newFlight(id: FlightId, body: CreateFlight, times: Times): FlightRow {
  return {
    id,
    scheduleId: null,
    carrier: body.flight_number.slice(0, 2),
    flightNumber: body.flight_number,
    origin: body.origin,
    destination: body.destination,
    departureDate: body.departing_at_local.slice(0, 10),
    ...times,
    aircraftType: body.aircraft,
    registration: body.registration ?? null,
    status: 'scheduled',
    gate: body.gate ?? null,
    originTerminal: body.origin_terminal ?? null,
    destinationTerminal: body.destination_terminal ?? null,
    salesCloseAt: times.departingAt - salesCloseBeforeMs,
    planVersion: 1,
    openedAt: null,
    acknowledgedPlanVersion: 0,
    withdrawnAt: null,
  };
}

/** The flight as edited, one version on. Its planned day stays, since day and number are its name; sales close before the new time. */
export function changedFlight({ flight, origin, destination }: FlightWithEnds, body: ChangeFlight): Edit<FlightRow> {
  if (isGivenUp(flight) && body.status !== undefined && body.status !== 'cancelled') {
    return refuseField(
      '/status',
      'flight_cancelled',
      'comes too late: its travellers were told and get their money back',
    );
  }
  const departingAt = given(body.departing_at_local, origin.timeZone, flight.departingAt);
  if (departingAt === null) return noSuchTime('/departing_at_local');
  const arrivingAt = given(body.arriving_at_local, destination.timeZone, flight.arrivingAt);
  if (arrivingAt === null) return noSuchTime('/arriving_at_local');
  const times = plausible({ departingAt, arrivingAt });
  if (!times.ok) return times;
  const aircraftType = body.aircraft ?? flight.aircraftType;
  const keptRegistration = aircraftType === flight.aircraftType ? flight.registration : null;
  return ok({
    ...flight,
    ...times.value,
    salesCloseAt: departingAt === flight.departingAt ? flight.salesCloseAt : departingAt - salesCloseBeforeMs,
    aircraftType,
    registration: body.registration === undefined ? keptRegistration : body.registration,
    status: body.status ?? flight.status,
    // Whoever names a status decides it: a flight cancelled by hand stays so, whatever its schedule makes.
    withdrawnAt: body.status === undefined ? flight.withdrawnAt : null,
    gate: body.gate === undefined ? flight.gate : body.gate,
    originTerminal: body.origin_terminal === undefined ? flight.originTerminal : body.origin_terminal,
    destinationTerminal:
      body.destination_terminal === undefined ? flight.destinationTerminal : body.destination_terminal,
    planVersion: flight.planVersion + 1,
  });
}

export function kindsOfChange(before: FlightRow, after: FlightRow): FlightChangeKind[] {
  const differs = (...fields: (keyof FlightRow)[]) => fields.some((field) => before[field] !== after[field]);
  return [
    ...(differs('status', 'withdrawnAt') ? ['status' as const] : []),
    ...(differs('departingAt', 'arrivingAt') ? ['times' as const] : []),
    ...(differs('aircraftType', 'registration') ? ['aircraft' as const] : []),
    ...(differs('gate') ? ['gate' as const] : []),
    ...(differs('originTerminal', 'destinationTerminal') ? ['terminal' as const] : []),
  ];
}

/** Cancelled for good: one that its schedule withdrew was sold to nobody, and may fly after all. */
const isGivenUp = ({ status, withdrawnAt }: FlightRow): boolean => status === 'cancelled' && withdrawnAt === null;

const given = (wall: WallTime | undefined, zone: string, otherwise: Instant): Instant | null =>
  wall === undefined ? otherwise : instantOf(wall, zone);

function plausible(times: Times): Edit<Times> {
  const length = times.arrivingAt - times.departingAt;
  if (length <= 0) return refuseField('/arriving_at_local', 'not_after_departure', 'is not after the departure');
  if (length > longestFlightMs)
    return refuseField('/arriving_at_local', 'too_long', 'is more than a day after the departure');
  return ok(times);
}

const noSuchTime = (pointer: string) =>
  refuseField(pointer, 'no_such_time', 'the clocks of the airport jump over this time on that day');
