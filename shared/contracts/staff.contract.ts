// What staff read and send about flights on sale and bookings, as far as travellers do not.
import * as z from 'zod';
import type { ManifestEntry } from '#contracts/booking-service';
import { emailAddress, idOf, paging } from '#contracts/conventions';
import { seatNumber } from '#contracts/flight';
import type { FlightInventory } from '#contracts/flight-object';
import { bookingStatuses } from '#domain/booking';
import { cabins } from '#domain/seat-map';

const count = z.int().min(0).meta({ example: 12 });

export const inventory = z
  .object({
    flight_id: idOf('flt'),
    plan_version: z.int(),
    version: z.int(),
    cabins: z.array(
      z.object({
        cabin: z.enum(cabins),
        capacity: count,
        free: count,
        held: count,
        taken: count,
        blocked: count,
        displaced: count.meta({ description: 'Claims left without a seat by a change of aircraft' }),
      }),
    ),
    classes: z.array(
      z.object({
        cabin: z.enum(cabins),
        booking_class: z.string().meta({ example: 'Y' }),
        limit: count,
        held: count,
        taken: count,
        available: count,
      }),
    ),
    adds_up: z.boolean().meta({
      description: 'Whether free + held + taken + blocked = capacity in each cabin, counted from the rows',
    }),
    faults: z.array(z.string()).meta({ description: 'What does not add up, in words' }),
  })
  .meta({ id: 'Inventory' });
export type InventoryOnWire = z.infer<typeof inventory>;

export const presentInventory = (counted: FlightInventory): InventoryOnWire => ({
  flight_id: counted.flightId,
  plan_version: counted.planVersion,
  version: counted.version,
  cabins: counted.cabins.map(({ cabin, capacity, free, held, taken, blocked, displaced }) => ({
    cabin,
    capacity,
    free,
    held,
    taken,
    blocked,
    displaced,
  })),
  classes: counted.classes.map(({ bookingClass, ...counts }) => ({ ...counts, booking_class: bookingClass })),
  adds_up: counted.addsUp,
  faults: counted.faults,
});

export const manifestEntry = z
  .object({
    booking_id: idOf('bkg'),
    reference: z.string().meta({ example: 'K7QX4M' }),
    passenger_id: idOf('pax'),
    type: z.string().meta({ example: 'adult' }),
    family_name: z.string().meta({ example: 'Okafor' }),
    given_name: z.string().meta({ example: 'Ada' }),
    seat: z.string().nullable().meta({ example: '14C' }),
    state: z.enum(['held', 'confirmed']),
  })
  .meta({ id: 'ManifestEntry' }) satisfies z.ZodType<ManifestEntry>;
export const manifest = z.object({ data: z.array(manifestEntry), next: z.null() }).meta({ id: 'Manifest' });
export const manifestQuery = z.strictObject({
  format: z.enum(['json', 'csv']).optional().meta({ description: 'Else by `Accept`; JSON when that names neither' }),
});

export const blockedSeatsRequest = z
  .strictObject({
    seats: z.array(seatNumber).max(1000).meta({ description: 'All seats kept out of sale from now on' }),
  })
  .meta({ id: 'BlockedSeatsRequest' });

export const findBookingsQuery = z.strictObject({
  reference: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{6}$/, 'is six letters and digits')
    .toUpperCase()
    .optional()
    .meta({ example: 'K7QX4M' }),
  email: emailAddress.optional(),
  flight_id: idOf('flt').optional(),
  status: z.enum(bookingStatuses).optional(),
  ...paging,
});
export type FindBookingsQuery = z.infer<typeof findBookingsQuery>;
