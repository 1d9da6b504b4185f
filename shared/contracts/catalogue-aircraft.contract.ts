// Aircraft types as staff read and change them: cabins, seats, class limits, and the aircraft of the type.
import * as z from 'zod';
import { listOf, plainText, recordVersion as version } from '#contracts/conventions';
import { seatNumber } from '#contracts/flight';
import { cabin } from '#contracts/offer';
import { seatFeatures } from '#domain/seat-map';

export const aircraftCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{2,4}$/, 'is an ICAO type designator')
  .toUpperCase()
  .meta({ example: 'A20N' });
export const registration = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{1,2}-?[A-Za-z0-9]{1,5}$/, 'is an aircraft registration')
  .toUpperCase()
  .meta({ example: 'EI-SKA' });

const rowNumber = z.int().min(1).max(99);
export const cabinLayout = z.strictObject({
  cabin,
  columns: z
    .array(
      z
        .string()
        .regex(/^[A-Z]?$/, 'is a letter, or empty for an aisle')
        .meta({ example: 'A' }),
    )
    .min(1)
    .max(13),
  first_row: rowNumber,
  last_row: rowNumber,
  skipped_rows: z.array(rowNumber).max(20).default([]),
  exit_rows: z.array(rowNumber).max(20).default([]),
  missing_seats: z.array(seatNumber).max(60).default([]),
  features: z.partialRecord(z.enum(seatFeatures), z.array(seatNumber).max(200)).default({}),
  lap_infant_capacity: z.int().min(0).max(4).default(1),
});
export type CabinLayoutOnWire = z.infer<typeof cabinLayout>;
const classLimit = z.strictObject({
  cabin,
  booking_class: z
    .string()
    .trim()
    .regex(/^[A-Za-z]$/, 'is one letter')
    .toUpperCase()
    .meta({ example: 'M' }),
  limit: z
    .int()
    .min(0)
    .max(1000)
    .meta({ description: 'Seats that this class and all below it may have together', example: 77 }),
});
/** In each cabin from the highest class to the lowest; a class that is not named may fill its cabin. */
const classLimits = z.array(classLimit).max(60);
export const aircraftTypeRecord = z
  .object({
    code: z.string().meta({ example: 'A20N' }),
    name: z.string().meta({ example: 'Airbus A320neo' }),
    cabins: z.array(cabinLayout),
    class_limits: classLimits,
    seat_count: z.int().meta({ example: 174 }),
    registrations: z.array(z.string()).meta({ example: ['EI-SKA'] }),
    version,
  })
  .meta({ id: 'AircraftType' });
export type AircraftTypeOnWire = z.infer<typeof aircraftTypeRecord>;
export const createAircraftTypeBody = z.strictObject({
  code: aircraftCode,
  name: plainText(1, 80),
  cabins: z.array(cabinLayout).min(1).max(4),
  class_limits: classLimits.default([]),
  registrations: z.array(registration).max(100).default([]),
});
export type CreateAircraftType = z.infer<typeof createAircraftTypeBody>;
export const changeAircraftTypeBody = z.strictObject({
  name: plainText(1, 80).optional(),
  cabins: z.array(cabinLayout).min(1).max(4).optional(),
  class_limits: classLimits.optional(),
  registrations: z.array(registration).max(100).optional(),
});
export type ChangeAircraftType = z.infer<typeof changeAircraftTypeBody>;
export const aircraftTypeList = listOf(aircraftTypeRecord);
