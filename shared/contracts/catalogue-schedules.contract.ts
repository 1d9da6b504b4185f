// Schedules as staff read, change and publish them, what became of their flights, and the promises of the search worker for them.
import * as z from 'zod';
import { aircraftCode } from '#contracts/catalogue-aircraft';
import { calendarDate, idOf, type ListOf, listOf, paging, recordVersion as version } from '#contracts/conventions';
import { flightNumber } from '#contracts/flight';
import { iataCode, terminal } from '#contracts/place';
import type { CommonFailure } from '#domain/errors';
import type { ScheduleId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';

const timeOfDay = (what: string, example: string) =>
  z
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time of day, 00:00 to 23:59')
    .meta({ description: what, example });
const thisCentury = (what: string, example: string) =>
  calendarDate
    .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', 'is not a day of this century')
    .meta({ description: what, example });

const departsAtLocal = timeOfDay('Wall time of the origin', '09:30');
const arrivesAtLocal = timeOfDay('Wall time of the destination', '11:45');
const arrivalDayOffset = z.int().min(-1).max(2).meta({
  description: 'Calendar days between local departure and local arrival; -1 across the date line',
  example: 0,
});
const weekdays = z
  .array(z.int().min(1).max(7).meta({ description: '1 is Monday, 7 is Sunday', example: 1 }))
  .min(1)
  .max(7)
  .meta({ description: 'Local days of departure; 1 is Monday, 7 is Sunday, as in IATA SSIM', example: [1, 3, 5] });
const validFrom = thisCentury('First local day of departure', '2026-12-01');
const validTo = thisCentury(
  'Last local day of departure, included; null while nobody has said when it ends',
  '2027-03-27',
);
const originTerminal = terminal
  .nullable()
  .meta({ description: 'Terminal of departure, null if unknown', example: '2E' });
const destinationTerminal = terminal
  .nullable()
  .meta({ description: 'Terminal of arrival, null if unknown', example: '4' });

export const scheduleId = idOf('sch');

export const scheduleRecord = z
  .object({
    id: scheduleId,
    version,
    carrier: z
      .string()
      .meta({ description: 'IATA code of the airline: the start of the flight number', example: 'Z1' }),
    flight_number: z.string().meta({ description: 'Carrier and number', example: 'Z1123' }),
    origin: z.string().meta({ description: 'IATA code of an airport', example: 'CDG' }),
    destination: z.string().meta({ description: 'IATA code of an airport', example: 'JFK' }),
    departs_at_local: departsAtLocal,
    arrives_at_local: arrivesAtLocal,
    arrival_day_offset: arrivalDayOffset,
    weekdays,
    valid_from: validFrom,
    valid_to: validTo.nullable(),
    aircraft: z.string().meta({ description: 'ICAO type designator', example: 'A20N' }),
    origin_terminal: originTerminal,
    destination_terminal: destinationTerminal,
  })
  .meta({
    id: 'Schedule',
    description:
      'When a flight number is flown, in wall times of its airports. Fares are rows of their own, by route: `/v1/fares`.',
  });
export type ScheduleOnWire = z.infer<typeof scheduleRecord>;

export const createScheduleBody = z.strictObject({
  flight_number: flightNumber,
  origin: iataCode,
  destination: iataCode,
  departs_at_local: departsAtLocal,
  arrives_at_local: arrivesAtLocal,
  arrival_day_offset: arrivalDayOffset.default(0),
  weekdays,
  valid_from: validFrom,
  valid_to: validTo.nullish(),
  aircraft: aircraftCode,
  origin_terminal: originTerminal.optional(),
  destination_terminal: destinationTerminal.optional(),
});
export type CreateSchedule = z.infer<typeof createScheduleBody>;

/** Number and route name the flights already made, so they stay: end this schedule and create another. */
export const changeScheduleBody = z.strictObject({
  departs_at_local: departsAtLocal.optional(),
  arrives_at_local: arrivesAtLocal.optional(),
  arrival_day_offset: arrivalDayOffset.optional(),
  weekdays: weekdays.optional(),
  valid_from: validFrom.optional(),
  valid_to: validTo.nullish(),
  aircraft: aircraftCode.optional(),
  origin_terminal: originTerminal.optional(),
  destination_terminal: destinationTerminal.optional(),
});
export type ChangeSchedule = z.infer<typeof changeScheduleBody>;

export const schedulesQuery = z.strictObject({
  flight_number: flightNumber.optional(),
  origin: iataCode.optional(),
  destination: iataCode.optional(),
  ...paging,
});
export type SchedulesQuery = z.infer<typeof schedulesQuery>;
export const scheduleList = listOf(scheduleRecord);

const count = (what: string, example: number) => z.int().min(0).meta({ description: what, example });
const soldFlight = z
  .object({
    flight_id: idOf('flt'),
    flight_number: z.string().meta({ description: 'Carrier and number', example: 'Z1123' }),
    departure_date: calendarDate.meta({ description: 'The planned local day' }),
    held: count('Passengers who have not paid yet', 1),
    confirmed: count('Passengers with a ticket', 2),
  })
  .meta({
    id: 'SoldFlight',
    description: 'A flight that does not follow its schedule, since people are booked on it.',
  });
const madeFlights = {
  created: count('Flights that were not there, or had been withdrawn', 12),
  changed: count('Unsold flights that follow the schedule now', 30),
  withdrawn: count('Unsold flights on days that are flown no more: cancelled', 0),
  unchanged: count('Flights that were as they should be, or are in the hands of those who run the day', 4),
  sold: z
    .array(soldFlight)
    .meta({ description: 'Flights left as they are because people are booked on them: change each by itself' }),
};
export const flightsOfSchedule = z
  .object(madeFlights)
  .meta({ id: 'FlightsOfSchedule', description: 'What became of the coming flights of a schedule.' });
export type FlightsOfScheduleOnWire = z.infer<typeof flightsOfSchedule>;

export const changedSchedule = scheduleRecord
  .extend({ flights: flightsOfSchedule })
  .meta({ id: 'ChangedSchedule', description: 'A schedule as it is now, and what became of its coming flights.' });
export type ChangedScheduleOnWire = z.infer<typeof changedSchedule>;

export const publishScheduleBody = z.strictObject({
  from_date: calendarDate.meta({ description: 'First local day of departure; not in the past', example: '2026-12-01' }),
  to_date: calendarDate.meta({ description: 'Last one, included; at most 400 days ahead', example: '2027-01-31' }),
});
export type PublishSchedule = z.infer<typeof publishScheduleBody>;
export const publishedSchedule = z
  .object({
    schedule_id: scheduleId,
    from_date: calendarDate,
    to_date: calendarDate,
    ...madeFlights,
  })
  .meta({ id: 'PublishedSchedule', description: 'What became of the flights of a schedule in a range of days.' });
export type PublishedScheduleOnWire = z.infer<typeof publishedSchedule>;

type Answer<Value> = Promise<Result<Value, CommonFailure>>;

export interface ScheduleAdminService {
  /** In the order of flight numbers and first days. */
  listSchedules(caller: Caller, question: SchedulesQuery): Answer<ListOf<ScheduleOnWire>>;
  readSchedule(caller: Caller, id: ScheduleId): Answer<ScheduleOnWire>;
  /** Makes no flights yet: publishing does, and the cron job for the selling horizon. */
  createSchedule(caller: Caller, body: CreateSchedule): Answer<ScheduleOnWire>;
  /** Its coming flights that nobody is booked on follow; the sold ones are reported and stay. */
  changeSchedule(caller: Caller, id: ScheduleId, expected: number, body: ChangeSchedule): Answer<ChangedScheduleOnWire>;
  /** `in_use` while a coming flight of it is not cancelled. */
  deleteSchedule(caller: Caller, id: ScheduleId, expected: number): Answer<null>;
  /** Makes the flights of a range of days, and brings the unsold ones in line in every respect. Safe to repeat. */
  publishSchedule(caller: Caller, id: ScheduleId, body: PublishSchedule): Answer<PublishedScheduleOnWire>;
}
