// Schedules as the store answers them, how they are shown, what a staff edit makes of them, and the flights they make.
import type { ChangeSchedule, CreateSchedule, ScheduleOnWire } from '#contracts/catalogue-schedules';
import type { ScheduleId } from '#domain/ids';
import { type DatedTimes, salesCloseBeforeMs } from '#domain/roll-out';
import { derivedId } from '#platform/new-id';
import type { NewFlightRow } from './scheduled-flights.store.ts';
import type { ScheduleRow } from './schedules.store.ts';

export const presentSchedule = (row: ScheduleRow): ScheduleOnWire => ({
  id: row.id as ScheduleId,
  version: row.version,
  carrier: row.carrier,
  flight_number: row.flightNumber,
  origin: row.origin,
  destination: row.destination,
  departs_at_local: row.departsAtLocal,
  arrives_at_local: row.arrivesAtLocal,
  arrival_day_offset: row.arrivalDayOffset,
  weekdays: [1, 2, 3, 4, 5, 6, 7].filter((day) => ((row.weekdays >> (day - 1)) & 1) === 1),
  valid_from: row.validFrom,
  valid_to: row.validTo,
  aircraft: row.aircraftType,
  origin_terminal: row.originTerminal,
  destination_terminal: row.destinationTerminal,
});

const bitsOf = (weekdays: readonly number[]): number => weekdays.reduce((bits, day) => bits | (1 << (day - 1)), 0);

export const newSchedule = (id: ScheduleId, body: CreateSchedule): ScheduleRow => ({
  id,
  carrier: body.flight_number.slice(0, 2),
  flightNumber: body.flight_number,
  origin: body.origin,
  destination: body.destination,
  departsAtLocal: body.departs_at_local,
  arrivesAtLocal: body.arrives_at_local,
  arrivalDayOffset: body.arrival_day_offset,
  weekdays: bitsOf(body.weekdays),
  validFrom: body.valid_from,
  validTo: body.valid_to ?? null,
  aircraftType: body.aircraft,
  originTerminal: body.origin_terminal ?? null,
  destinationTerminal: body.destination_terminal ?? null,
  rolledOutTo: null,
  version: 1,
});

/** The schedule as edited, one version on; what is not named stays. */
export const changedSchedule = (row: ScheduleRow, body: ChangeSchedule): ScheduleRow => ({
  ...row,
  departsAtLocal: body.departs_at_local ?? row.departsAtLocal,
  arrivesAtLocal: body.arrives_at_local ?? row.arrivesAtLocal,
  arrivalDayOffset: body.arrival_day_offset ?? row.arrivalDayOffset,
  weekdays: body.weekdays ? bitsOf(body.weekdays) : row.weekdays,
  validFrom: body.valid_from ?? row.validFrom,
  validTo: body.valid_to === undefined ? row.validTo : body.valid_to,
  aircraftType: body.aircraft ?? row.aircraftType,
  originTerminal: body.origin_terminal === undefined ? row.originTerminal : body.origin_terminal,
  destinationTerminal: body.destination_terminal === undefined ? row.destinationTerminal : body.destination_terminal,
  version: row.version + 1,
});

/** The id is that of number and day, so that a flight made twice is one. */
export const flightOfSchedule = async (schedule: ScheduleRow, times: DatedTimes): Promise<NewFlightRow> => ({
  id: await derivedId('flt', schedule.flightNumber, times.departureDate),
  scheduleId: schedule.id,
  carrier: schedule.carrier,
  flightNumber: schedule.flightNumber,
  origin: schedule.origin,
  destination: schedule.destination,
  departureDate: times.departureDate,
  departingAt: times.departingAt,
  arrivingAt: times.arrivingAt,
  aircraftType: schedule.aircraftType,
  status: 'scheduled',
  originTerminal: schedule.originTerminal,
  destinationTerminal: schedule.destinationTerminal,
  salesCloseAt: times.departingAt - salesCloseBeforeMs,
  planVersion: 1,
  acknowledgedPlanVersion: 0,
});
