// Bookings and payments as clients write and read them.
import * as z from 'zod';
import { calendarDate, emailAddress, idOf, listOf, paging, personName, utcInstant } from '#contracts/conventions';
import { seatNumber } from '#contracts/flight';
import { money, moneyRequest } from '#contracts/money';
import { passengerType, priceLine, segment } from '#contracts/offer';

export const bookingStatuses = ['held', 'confirmed', 'expired', 'cancelled'] as const;
export const paymentStatuses = ['none', 'processing', 'paid', 'declined', 'refunded', 'partially_refunded'] as const;
export const bookingActions = ['pay', 'cancel', 'change_seats', 'check_in'] as const;

/** Languages mails are written in. */
export const languages = ['en', 'fr', 'de', 'es'] as const;

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{16,128}$/, 'is 16 to 128 visible ASCII characters')
  .meta({ example: '5f0c6e6e-0d7e-4f6e-9a53-3c8f6a0b1d22' });

const bornOn = calendarDate;

export const passengerRequest = z.strictObject({
  type: passengerType,
  title: z.enum(['mr', 'ms', 'mrs', 'miss', 'mx', 'dr']).optional(),
  given_name: personName,
  family_name: personName,
  born_on: bornOn,
  with: z
    .int()
    .min(0)
    .max(8)
    .optional()
    .meta({ description: 'For an infant: index of the adult whose lap it sits on' }),
});

export const contactRequest = z.strictObject({
  email: emailAddress,
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'is E.164, such as +33123456789')
    .optional()
    .meta({ example: '+33123456789' }),
  language: z.enum(languages).optional(),
});

export const seatRequest = z.strictObject({
  passenger: z.int().min(0).max(8).meta({ description: 'Index into `passengers`' }),
  flight_id: idOf('flt'),
  seat: seatNumber,
});

const metadataKeys = /^[A-Za-z0-9_.-]{1,40}$/;
export const metadata = z
  .record(z.string().regex(metadataKeys), z.string().max(500))
  .refine((entries) => Object.keys(entries).length <= 20, 'holds at most 20 entries');

export const createBookingRequest = z
  .strictObject({
    offer_id: idOf('off'),
    passengers: z.array(passengerRequest).min(1).max(9),
    contact: contactRequest,
    seats: z.array(seatRequest).max(54).default([]),
    metadata: metadata.default({}),
  })
  .meta({ id: 'CreateBookingRequest' });
export type CreateBookingRequest = z.infer<typeof createBookingRequest>;

export const passenger = z.object({
  id: idOf('pax'),
  type: passengerType,
  title: z.string().nullable(),
  given_name: z.string().meta({ description: 'Empty once erased', example: 'Ada' }),
  family_name: z.string().meta({ description: 'Empty once erased', example: 'Okafor' }),
  born_on: calendarDate.nullable(),
  with: idOf('pax').nullable().meta({ description: 'For an infant: the adult whose lap it sits on' }),
  status: z.enum(['active', 'cancelled']),
});

export const bookedSegment = segment
  .omit({ seats_left: true })
  .extend({
    slice: z.int().meta({ description: 'Index of the slice', example: 0 }),
    status: z.enum(['held', 'confirmed', 'expired', 'cancelled', 'displaced']),
    seats: z.array(z.object({ passenger_id: idOf('pax'), seat: z.string().nullable().meta({ example: '14C' }) })),
  })
  .meta({ id: 'BookedSegment' });

export const ticket = z.object({
  number: z
    .string()
    .regex(/^\d{13}$/)
    .meta({ example: '0001234567890' }),
  passenger_id: idOf('pax'),
});

export const booking = z
  .object({
    id: idOf('bkg'),
    reference: z.string().meta({ example: 'K7QX4M' }),
    status: z.enum(bookingStatuses),
    payment_required_by: utcInstant,
    payment_status: z.enum(paymentStatuses),
    total: money,
    price_lines: z.array(priceLine),
    fare_brand: z.string().meta({ example: 'light' }),
    passengers: z.array(passenger),
    segments: z.array(bookedSegment),
    tickets: z.array(ticket),
    contact: z.object({ email: z.string().nullable(), phone: z.string().nullable(), language: z.string() }),
    metadata: z.record(z.string(), z.string()),
    available_actions: z.array(z.enum(bookingActions)),
    version: z.int(),
    created_at: utcInstant,
  })
  .meta({ id: 'Booking' });
export type BookingOnWire = z.infer<typeof booking>;

export const bookingSummary = booking
  .pick({
    id: true,
    reference: true,
    status: true,
    payment_status: true,
    payment_required_by: true,
    total: true,
    created_at: true,
  })
  .meta({ id: 'BookingSummary' });
export type BookingSummaryOnWire = z.infer<typeof bookingSummary>;

/** What a reference and a name open: the itinerary, without contact, documents, money or ids to go on with. */
export const lookupRequest = z
  .strictObject({
    reference: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{6}$/, 'is six letters and digits')
      .meta({ example: 'K7QX4M' }),
    family_name: personName,
  })
  .meta({ id: 'LookupRequest' });
export type LookupRequest = z.infer<typeof lookupRequest>;

export const itinerary = z
  .object({
    reference: z.string().meta({ example: 'K7QX4M' }),
    status: z.enum(bookingStatuses),
    fare_brand: z.string().meta({ example: 'light' }),
    passengers: z.array(z.object({ type: passengerType, given_name: z.string(), family_name: z.string() })),
    segments: z.array(
      bookedSegment.omit({ seats: true }).extend({ seats: z.array(z.string()).meta({ example: ['14C'] }) }),
    ),
  })
  .meta({ id: 'Itinerary' });
export type ItineraryOnWire = z.infer<typeof itinerary>;

export const bookingsQuery = z.strictObject({ status: z.enum(bookingStatuses).optional(), ...paging });
export type BookingsQuery = z.infer<typeof bookingsQuery>;
export const bookingList = listOf(bookingSummary);

export const payBookingRequest = z
  .strictObject({
    payment_method: z
      .string()
      .regex(/^pm_[A-Za-z0-9_]{1,100}$/, 'is a payment method id')
      .meta({ example: 'pm_card_visa' }),
    amount: moneyRequest,
  })
  .meta({ id: 'PayBookingRequest' });
export type PayBookingRequest = z.infer<typeof payBookingRequest>;

export const payment = z
  .object({
    id: idOf('pay'),
    status: z.enum(['processing', 'requires_action', 'succeeded', 'declined', 'voided', 'refunded']),
    amount: money,
    next_action: z.object({ type: z.literal('redirect'), redirect_url: z.string() }).nullable(),
    created_at: utcInstant,
    booking: z.object({ id: idOf('bkg'), status: z.enum(bookingStatuses), tickets: z.array(ticket) }),
  })
  .meta({ id: 'Payment' });
export type PaymentOnWire = z.infer<typeof payment>;
export const paymentList = z.object({ data: z.array(payment), next: z.null() });
