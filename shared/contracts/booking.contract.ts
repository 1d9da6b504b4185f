// Bookings and payments as clients write and read them.
import * as z from 'zod';
import { cancellation } from '#contracts/cancellation';
import {
  calendarDate,
  emailAddress,
  idOf,
  listOf,
  paging,
  personName,
  plainText,
  utcInstant,
  wholeListOf,
} from '#contracts/conventions';
import { seatNumber } from '#contracts/flight';
import { money, moneyRequest } from '#contracts/money';
import { passengerType, priceLine, segment } from '#contracts/offer';
import { bookingActions, bookingStatuses, paymentStatuses } from '#domain/booking';

/** Languages mails are written in. */
export const languages = ['en', 'fr', 'de', 'es'] as const;
export type Language = (typeof languages)[number];

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{16,128}$/, 'is 16 to 128 visible ASCII characters')
  .meta({
    description: 'Drawn once for each thing that must not happen twice; repeat it with the same request',
    example: '5f0c6e6e-0d7e-4f6e-9a53-3c8f6a0b1d22',
  });

const bornOn = calendarDate.meta({ description: 'Date of birth', example: '1990-04-02' });
const reference = z.string().meta({ description: 'What people call the booking by', example: 'K7QX4M' });
const status = z
  .enum(bookingStatuses)
  .meta({ description: '`held` until it is paid for, `expired` when nobody did', example: 'confirmed' });
const paymentStatus = z.enum(paymentStatuses).meta({ description: 'How its money stands', example: 'paid' });
const fareBrand = z.string().meta({ description: 'Family of fares', example: 'light' });
const givenName = z.string().meta({ description: 'Empty once erased', example: 'Ada' });
const familyName = z.string().meta({ description: 'Empty once erased', example: 'Okafor' });

export const passengerRequest = z.strictObject({
  type: passengerType,
  title: z
    .enum(['mr', 'ms', 'mrs', 'miss', 'mx', 'dr'])
    .optional()
    .meta({ description: 'How to address them', example: 'ms' }),
  given_name: personName,
  family_name: personName,
  born_on: bornOn,
  with: z
    .int()
    .min(0)
    .max(8)
    .optional()
    .meta({ description: 'For an infant: index of the adult whose lap it sits on; by default in order', example: 0 }),
});

export const contactRequest = z.strictObject({
  email: emailAddress,
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'is E.164, such as +33123456789')
    .optional()
    .meta({ description: 'Telephone number, E.164', example: '+33123456789' }),
  language: z
    .enum(languages)
    .optional()
    .meta({ description: 'Language of mails; by default that of `Accept-Language`, else `en`', example: 'en' }),
});

export const seatRequest = z.strictObject({
  passenger: z.int().min(0).max(8).meta({ description: 'Index into `passengers`', example: 0 }),
  flight_id: idOf('flt'),
  seat: seatNumber,
});

const metadataKeys = /^[A-Za-z0-9_.-]{1,40}$/;
export const metadata = z
  .record(z.string().regex(metadataKeys), plainText(0, 500))
  .refine((entries) => Object.keys(entries).length <= 20, 'holds at most 20 entries')
  .meta({ description: 'Notes of your own, at most 20, without control characters', example: { trip: 'offsite' } });

export const createBookingRequest = z
  .strictObject({
    offer_id: idOf('off'),
    passengers: z.array(passengerRequest).min(1).max(9).meta({ description: 'Those the offer names, in any order' }),
    contact: contactRequest.meta({ description: 'Where to write about the booking' }),
    seats: z
      .array(seatRequest)
      .max(54)
      .default([])
      .meta({ description: 'Seats asked for by name; others are chosen, free of charge' }),
    metadata: metadata.default({}),
  })
  .meta({ id: 'CreateBookingRequest', description: 'Seats to hold for a party on every flight of an offer.' });
export type CreateBookingRequest = z.infer<typeof createBookingRequest>;

const passengerStatus = z
  .enum(['active', 'cancelled'])
  .meta({ description: '`cancelled` once they fly on none of its flights any more', example: 'active' });

export const passenger = z.object({
  id: idOf('pax'),
  type: passengerType,
  title: z.string().nullable().meta({ description: 'How to address them', example: 'ms' }),
  given_name: givenName,
  family_name: familyName,
  born_on: bornOn.nullable().meta({ description: 'Date of birth, null once erased' }),
  with: idOf('pax').nullable().meta({ description: 'For an infant: the adult whose lap it sits on' }),
  status: passengerStatus,
});

export const bookedSegment = segment
  .omit({ seats_left: true })
  .extend({
    slice: z.int().meta({ description: 'Index of the slice', example: 0 }),
    status: z
      .enum(['held', 'confirmed', 'expired', 'cancelled', 'displaced'])
      .meta({ description: '`displaced` by a change of aircraft that left no seat', example: 'confirmed' }),
    seats: z
      .array(
        z.object({
          passenger_id: idOf('pax'),
          seat: z.string().nullable().meta({ description: 'Row and letter; null for an infant', example: '14C' }),
        }),
      )
      .meta({ description: 'Who flies it, and where they sit' }),
  })
  .meta({ id: 'BookedSegment', description: 'One flight of a booking, with its seats.' });

export const ticket = z.object({
  number: z
    .string()
    .regex(/^\d{13}$/)
    .meta({ description: 'Thirteen digits', example: '0001234567890' }),
  passenger_id: idOf('pax'),
});

export const booking = z
  .object({
    id: idOf('bkg'),
    reference,
    status,
    payment_required_by: utcInstant.meta({ description: 'Until when it must be paid for, UTC; it never moves' }),
    payment_status: paymentStatus,
    total: money,
    price_lines: z.array(priceLine).meta({ description: 'What the total is made of' }),
    fare_brand: fareBrand,
    passengers: z.array(passenger).meta({ description: 'Who flies' }),
    segments: z.array(bookedSegment).meta({ description: 'Every flight, in order of travel' }),
    tickets: z.array(ticket).meta({ description: 'One for each passenger, once it is confirmed' }),
    cancellations: z
      .array(cancellation)
      .meta({ description: 'What was given up of it, oldest first, and the refunds for that' }),
    contact: z
      .object({
        email: z
          .string()
          .nullable()
          .meta({ description: 'E-mail address, null once erased', example: 'ada@example.com' }),
        phone: z.string().nullable().meta({ description: 'Telephone number, E.164', example: '+33123456789' }),
        language: z.string().meta({ description: 'Language of mails', example: 'en' }),
      })
      .meta({ description: 'Where we write about the booking' }),
    metadata: z.record(z.string(), z.string()).meta({ description: 'Notes of your own', example: { trip: 'offsite' } }),
    available_actions: z
      .array(z.enum(bookingActions))
      .meta({ description: 'What can be done with it now', example: ['pay', 'cancel'] }),
    version: z.int().meta({ description: 'Raised with each change', example: 3 }),
    created_at: utcInstant,
  })
  .meta({ id: 'Booking', description: 'A booking, whole.' });
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
  .meta({ id: 'BookingSummary', description: 'A booking as lists show it.' });
export type BookingSummaryOnWire = z.infer<typeof bookingSummary>;

export const changeSeatsRequest = z
  .strictObject({
    seats: z
      .array(z.strictObject({ passenger_id: idOf('pax'), flight_id: idOf('flt'), seat: seatNumber }))
      .min(1)
      .max(54)
      .meta({ description: 'Who is to sit where; who is not named stays' }),
  })
  .meta({ id: 'ChangeSeatsRequest', description: 'Other seats for passengers of a booking.' });
export type ChangeSeatsRequest = z.infer<typeof changeSeatsRequest>;

/** What a reference and a name open: the itinerary, without contact, documents, money or ids to go on with. */
export const lookupRequest = z
  .strictObject({
    reference: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]{6}$/, 'is six letters and digits')
      .toUpperCase()
      .meta({ description: 'Reference of the booking', example: 'K7QX4M' }),
    family_name: personName.meta({
      description: 'Family name of one of its passengers; case and accents do not matter',
    }),
  })
  .meta({ id: 'LookupRequest', description: 'What a traveller knows by heart.' });
export type LookupRequest = z.infer<typeof lookupRequest>;

export const itinerary = z
  .object({
    reference,
    status,
    fare_brand: fareBrand,
    passengers: z
      .array(z.object({ type: passengerType, given_name: givenName, family_name: familyName, status: passengerStatus }))
      .meta({ description: 'Who flies' }),
    segments: z
      .array(
        bookedSegment
          .omit({ seats: true })
          .extend({ seats: z.array(z.string()).meta({ description: 'Seats of the party', example: ['14C'] }) }),
      )
      .meta({ description: 'Every flight, in order of travel' }),
  })
  .meta({ id: 'Itinerary', description: 'Who flies where and when, without contact data and money.' });
export type ItineraryOnWire = z.infer<typeof itinerary>;

export const bookingsQuery = z.strictObject({
  status: status.optional().meta({ description: 'Only bookings that stand so' }),
  ...paging,
});
export type BookingsQuery = z.infer<typeof bookingsQuery>;
export const bookingList = listOf(bookingSummary);

export const payBookingRequest = z
  .strictObject({
    payment_method: z
      .string()
      .regex(/^pm_[A-Za-z0-9_]{1,100}$/, 'is a payment method id')
      .meta({ description: 'Payment method of the provider (Stripe)', example: 'pm_card_visa' }),
    amount: moneyRequest,
  })
  .meta({ id: 'PayBookingRequest', description: 'With what to pay, and the total as the payer knows it.' });
export type PayBookingRequest = z.infer<typeof payBookingRequest>;

export const payment = z
  .object({
    id: idOf('pay'),
    status: z
      .enum(['processing', 'requires_action', 'succeeded', 'declined', 'voided', 'refunded'])
      .meta({ description: '`processing` and `requires_action` are settled in the background', example: 'succeeded' }),
    amount: money,
    next_action: z
      .object({
        type: z.literal('redirect').meta({ description: 'Lead the traveller there', example: 'redirect' }),
        redirect_url: z
          .string()
          .meta({ description: 'Page of the traveller’s bank (3-D Secure)', example: 'https://bank.example/3ds/pi_1' }),
      })
      .nullable()
      .meta({ description: 'With `requires_action`: what the traveller has to do' }),
    created_at: utcInstant,
    booking: z
      .object({
        id: idOf('bkg'),
        status,
        tickets: z.array(ticket).meta({ description: 'One for each passenger, once it is confirmed' }),
      })
      .meta({ description: 'The booking as the payment left it' }),
  })
  .meta({ id: 'Payment', description: 'One attempt to pay for a booking.' });
export type PaymentOnWire = z.infer<typeof payment>;
export const paymentList = wholeListOf(payment);
