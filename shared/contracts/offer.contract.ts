// What can be bought: the search question, and priced, signed, expiring offers.

import * as z from 'zod';
import {
  calendarDate,
  duration,
  idOf,
  listOf,
  localTime,
  paging,
  utcInstant,
  wholeListOf,
  wholeNumber,
} from '#contracts/conventions';
import { flightEnd, flightNumber } from '#contracts/flight';
import { currencyCode, money, mostMinor } from '#contracts/money';
import { iataCode } from '#contracts/place';
import { cabins } from '#domain/seat-map';

export const passengerTypes = ['adult', 'child', 'infant'] as const;
export const passengerType = z
  .enum(passengerTypes)
  .meta({ description: 'By age on the day of travel', example: 'adult' });
export type PassengerType = (typeof passengerTypes)[number];
export const cabin = z.enum(cabins).meta({ description: 'Cabin', example: 'economy' });

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
const minorUnits = wholeNumber(0, mostMinor);

export const offersQuery = z.strictObject({
  origin: iataCode,
  destination: iataCode,
  departure_date: calendarDate.meta({ description: 'Local day of departure' }),
  return_date: calendarDate.optional().meta({ description: 'Asks for a return', example: '2026-12-19' }),
  adults: wholeNumber(0, 9).default(1).meta({ description: 'People of 12 and more', example: 1 }),
  children: wholeNumber(0, 9).default(0).meta({ description: 'Children from 2 to 11', example: 0 }),
  infants: wholeNumber(0, 9).default(0).meta({ description: 'Infants under 2, on the lap of an adult', example: 0 }),
  cabin: cabin.optional().meta({ description: 'All cabins where it is left out', example: 'economy' }),
  fare_brand: z
    .string()
    .trim()
    .regex(/^[A-Za-z_]{2,20}$/, 'is not a fare brand such as light')
    .toLowerCase()
    .optional()
    .meta({ description: 'Only this fare brand', example: 'standard' }),
  flight_number: flightNumber.optional().meta({ description: 'Only itineraries with this flight', example: 'Z1123' }),
  max_connections: wholeNumber(0, 2)
    .default(1)
    .meta({ description: 'Most changes of aircraft in a slice', example: 1 }),
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
  sort: z.enum(offerSortKeys).default('price').meta({ description: 'Order; `-` reverses it', example: 'price' }),
  ...paging,
});
export type OffersQuery = z.infer<typeof offersQuery>;

export const priceLine = z
  .object({
    kind: z.enum(['fare', 'tax', 'fee', 'seat']).meta({ description: 'What is paid for', example: 'fare' }),
    code: z.string().meta({ description: 'Code of the fare, tax or fee', example: 'YLGT' }),
    label: z.string().meta({ description: 'The same for people', example: 'Light fare' }),
    passenger_type: passengerType,
    quantity: z.int().meta({ description: 'How many of these', example: 1 }),
    unit: money,
    total: money,
  })
  .meta({ id: 'PriceLine', description: 'One line of a price; the lines sum to the total.' });
export type PriceLineOnWire = z.infer<typeof priceLine>;

export const conditions = z
  .object({
    refundable: z.boolean().meta({ description: 'Whether it can be given back', example: false }),
    refund_fee: money.nullable().meta({ description: 'What is kept then, for each passenger; null where it cannot' }),
    changeable: z.boolean().meta({ description: 'Whether it can be changed', example: true }),
    change_fee: money.nullable().meta({ description: 'What a change costs, for each passenger; null where it cannot' }),
    bags: z
      .object({
        cabin: z.int().meta({ description: 'Bags in the cabin', example: 1 }),
        checked: z.int().meta({ description: 'Checked bags', example: 0 }),
      })
      .meta({ description: 'Bags included, for each passenger' }),
  })
  .meta({ id: 'FareConditions', description: 'What a fare allows.' });

export const segment = z
  .object({
    flight_id: idOf('flt'),
    carrier: z.string().meta({ description: 'IATA code of the airline', example: 'Z1' }),
    flight_number: z.string().meta({ description: 'Carrier and number', example: 'Z1123' }),
    origin: flightEnd,
    destination: flightEnd,
    departing_at: localTime,
    departing_at_utc: utcInstant,
    arriving_at: localTime,
    arriving_at_utc: utcInstant,
    duration,
    aircraft: z.string().meta({ description: 'ICAO type designator', example: 'A20N' }),
    cabin,
    booking_class: z.string().meta({ description: 'Letter the seats are sold under', example: 'M' }),
    fare_basis: z.string().meta({ description: 'Code of the fare', example: 'MLGT' }),
    seats_left: z.int().min(0).max(9).meta({ description: 'Never more than 9 shown', example: 9 }),
  })
  .meta({ id: 'Segment', description: 'One flight of an itinerary, in one cabin.' });
export type SegmentOnWire = z.infer<typeof segment>;

export const slice = z
  .object({
    origin: flightEnd,
    destination: flightEnd,
    duration,
    connections: z.int().meta({ description: 'Changes of aircraft', example: 0 }),
    segments: z.array(segment).meta({ description: 'Its flights, in order' }),
  })
  .meta({ id: 'Slice', description: 'One way from origin to destination.' });

export const passengerCounts = z
  .object({
    adults: z.int().meta({ description: 'People of 12 and more', example: 1 }),
    children: z.int().meta({ description: 'Children from 2 to 11', example: 0 }),
    infants: z.int().meta({ description: 'Infants under 2', example: 0 }),
  })
  .meta({ id: 'PassengerCounts', description: 'For how many people of each type.' });

export const offer = z
  .object({
    id: idOf('off'),
    expires_at: utcInstant.meta({ description: 'Until when its price is promised, UTC' }),
    total: money,
    price_lines: z.array(priceLine).meta({ description: 'What the total is made of' }),
    passengers: passengerCounts,
    fare_brand: z.string().meta({ description: 'Family of fares', example: 'light' }),
    conditions,
    slices: z.array(slice).meta({ description: 'Outbound, and on a return the way back' }),
  })
  .meta({ id: 'Offer', description: 'An itinerary for a party at a promised price. It promises no seats.' });
export type OfferOnWire = z.infer<typeof offer>;

const source = z.enum(['cache', 'database']).meta({ description: 'Where availability was read', example: 'cache' });
const asOf = utcInstant.meta({ description: 'Of when availability is, UTC' });

export const offerList = listOf(offer).extend({
  meta: z.object({ as_of: asOf, source, currency: currencyCode }).meta({ description: 'How fresh the list is' }),
});
export type OfferListOnWire = z.infer<typeof offerList>;

export const offerAgain = offer
  .extend({
    valid: z.boolean().meta({ description: 'Not expired, and its flights are still sold', example: true }),
    price_changed: z.boolean().meta({ description: 'Whether a search would show another total now', example: false }),
    new_total: money.nullable().meta({ description: 'The total a search would show now, where it differs' }),
  })
  .meta({ id: 'OfferAgain', description: 'An offer, and whether it still stands.' });
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
    ...wholeListOf(
      z.object({
        departure_date: calendarDate.meta({ description: 'Local day of departure' }),
        price: money.nullable().meta({ description: 'For one adult, one way; null where nothing is sold' }),
      }),
    ).shape,
    meta: z
      .object({
        as_of: asOf,
        source,
        currency: currencyCode,
        max_connections: z.int().meta({
          description: 'Direct flights only (0) where the route is flown directly, else with one connection (1)',
          example: 0,
        }),
      })
      .meta({ description: 'How fresh the calendar is, and what it looks at' }),
  })
  .meta({ id: 'FareCalendar', description: 'The lowest price of each day of a month.' });
export type FareCalendarOnWire = z.infer<typeof fareCalendar>;
