// What can be bought: the search question, and priced, signed, expiring offers.

import * as z from 'zod';
import { calendarDate, duration, idOf, localTime, paging, utcInstant } from '#contracts/conventions';
import { flightEnd, flightNumber } from '#contracts/flight';
import { money } from '#contracts/money';
import { iataCode } from '#contracts/place';
import { cabins } from '#domain/seat-map';

export const passengerTypes = ['adult', 'child', 'infant'] as const;
export const passengerType = z.enum(passengerTypes);
export type PassengerType = (typeof passengerTypes)[number];
export const cabin = z.enum(cabins);

export const offerSortKeys = [
  'price',
  '-price',
  'departure',
  '-departure',
  'arrival',
  '-arrival',
  'duration',
  '-duration',
] as const;

/** Both ends included, local to the airport; `22:00-05:00` goes past midnight. */
const timeWindow = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'is not a window such as 06:00-12:00')
  .meta({ description: 'Local times, both ends included', example: '06:00-12:00' });
const minorUnits = z.coerce.number().int().min(0).max(1_000_000_000);

export const offersQuery = z.strictObject({
  origin: iataCode,
  destination: iataCode,
  departure_date: calendarDate,
  return_date: calendarDate.optional().meta({ description: 'Asks for a return', example: '2026-12-19' }),
  adults: z.coerce.number().int().min(0).max(9).default(1),
  children: z.coerce.number().int().min(0).max(9).default(0),
  infants: z.coerce.number().int().min(0).max(9).default(0),
  cabin: cabin.optional(),
  fare_brand: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z_]{2,20}$/)
    .optional()
    .meta({ example: 'standard' }),
  flight_number: flightNumber.optional(),
  max_connections: z.coerce.number().int().min(0).max(2).default(1),
  departure_time: timeWindow.optional(),
  arrival_time: timeWindow.optional(),
  min_price: minorUnits.optional().meta({ description: 'Least total, minor units', example: 10000 }),
  max_price: minorUnits.optional().meta({ description: 'Greatest total, minor units', example: 50000 }),
  max_duration: z
    .string()
    .trim()
    .regex(/^PT(?=\d)(\d{1,3}H)?(\d{1,4}M)?$/, 'is not a duration such as PT12H30M')
    .optional()
    .meta({ description: 'Longest that any one slice may take', example: 'PT12H30M' }),
  refundable: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description: 'Only offers that can be given back, or only those that cannot', example: 'true' }),
  sort: z.enum(offerSortKeys).default('price'),
  ...paging,
});
export type OffersQuery = z.infer<typeof offersQuery>;

export const priceLine = z
  .object({
    kind: z.enum(['fare', 'tax', 'fee', 'seat']),
    code: z.string().meta({ example: 'YLGT' }),
    label: z.string().meta({ example: 'Light fare' }),
    passenger_type: passengerType,
    quantity: z.int().meta({ example: 1 }),
    unit: money,
    total: money,
  })
  .meta({ id: 'PriceLine' });
export type PriceLineOnWire = z.infer<typeof priceLine>;

export const conditions = z
  .object({
    refundable: z.boolean(),
    refund_fee: money.nullable(),
    changeable: z.boolean(),
    change_fee: money.nullable(),
    bags: z.object({ cabin: z.int(), checked: z.int() }),
  })
  .meta({ id: 'FareConditions' });

export const segment = z
  .object({
    flight_id: idOf('flt'),
    carrier: z.string().meta({ example: 'Z1' }),
    flight_number: z.string().meta({ example: 'Z1123' }),
    origin: flightEnd,
    destination: flightEnd,
    departing_at: localTime,
    departing_at_utc: utcInstant,
    arriving_at: localTime,
    arriving_at_utc: utcInstant,
    duration,
    aircraft: z.string().meta({ example: 'A20N' }),
    cabin,
    booking_class: z.string().meta({ example: 'M' }),
    fare_basis: z.string().meta({ example: 'MLGT' }),
    seats_left: z.int().min(0).max(9).meta({ description: 'Never more than 9 shown', example: 9 }),
  })
  .meta({ id: 'Segment' });
export type SegmentOnWire = z.infer<typeof segment>;

export const slice = z
  .object({
    origin: flightEnd,
    destination: flightEnd,
    duration,
    connections: z.int().meta({ example: 0 }),
    segments: z.array(segment),
  })
  .meta({ id: 'Slice' });

export const passengerCounts = z
  .object({ adults: z.int(), children: z.int(), infants: z.int() })
  .meta({ id: 'PassengerCounts' });

export const offer = z
  .object({
    id: idOf('off'),
    expires_at: utcInstant,
    total: money,
    price_lines: z.array(priceLine),
    passengers: passengerCounts,
    fare_brand: z.string().meta({ example: 'light' }),
    conditions,
    slices: z.array(slice),
  })
  .meta({ id: 'Offer' });
export type OfferOnWire = z.infer<typeof offer>;

export const offerList = z.object({
  data: z.array(offer),
  next: z.string().nullable(),
  meta: z.object({
    as_of: utcInstant,
    source: z.enum(['cache', 'database']),
    currency: z.string().meta({ example: 'EUR' }),
  }),
});
export type OfferListOnWire = z.infer<typeof offerList>;

export const offerAgain = offer
  .extend({
    valid: z.boolean().meta({ description: 'Not expired, and its flights are still sold' }),
    price_changed: z.boolean(),
    new_total: money.nullable().meta({ description: 'The total a search would show now, where it differs' }),
  })
  .meta({ id: 'OfferAgain' });
export type OfferAgainOnWire = z.infer<typeof offerAgain>;

export const fareCalendarQuery = z.strictObject({
  origin: iataCode,
  destination: iataCode,
  month: z
    .string()
    .trim()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-12')
    .meta({ description: 'Calendar month at the origin', example: '2026-12' }),
});
export type FareCalendarQuery = z.infer<typeof fareCalendarQuery>;

export const fareCalendar = z
  .object({
    data: z.array(
      z.object({
        departure_date: calendarDate,
        price: money.nullable().meta({ description: 'For one adult, one way; null where nothing is sold' }),
      }),
    ),
    next: z.null(),
    meta: z.object({
      as_of: utcInstant,
      source: z.enum(['cache', 'database']),
      currency: z.string().meta({ example: 'EUR' }),
      max_connections: z.int().meta({
        description: 'Direct flights only (0) where the route is flown directly, else with one connection (1)',
        example: 0,
      }),
    }),
  })
  .meta({ id: 'FareCalendar' });
export type FareCalendarOnWire = z.infer<typeof fareCalendar>;
