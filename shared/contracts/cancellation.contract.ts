// Cancelling as clients ask for it: a quote of what would come back, its confirmation, and what became of the refund.
import * as z from 'zod';
import { idOf, utcInstant } from '#contracts/conventions';
import { money } from '#contracts/money';
import { bookingStatuses, paymentStatuses } from '#domain/booking';
import { refundRuleCodes } from '#domain/refund-rules';

const somePassengers = ['pax_2c5h8k0mzq4v'];
const someFlights = ['flt_2c5h8k0mzq4v'];

export const cancellationQuoteRequest = z
  .strictObject({
    passenger_ids: z
      .array(idOf('pax'))
      .min(1)
      .max(9)
      .optional()
      .meta({ description: 'Who leaves; everybody by default', example: somePassengers }),
    flight_ids: z.array(idOf('flt')).min(1).max(6).optional().meta({
      description: 'Which flights they leave, slices whole; by default all that is still ahead',
      example: someFlights,
    }),
  })
  .meta({ id: 'CancellationQuoteRequest', description: 'What to give up: passengers, slices, or all of it.' });
export type CancellationQuoteRequest = z.infer<typeof cancellationQuoteRequest>;

const refundRule = z
  .object({
    code: z.enum(refundRuleCodes).meta({
      description: 'Why this much comes back: what the airline did, a law, or the fare as it was sold',
      example: 'within_24_hours',
    }),
    clause: z.string().meta({ description: 'Where that is written', example: '14 CFR 259.5(b)(4)' }),
    source: z
      .string()
      .meta({ description: 'Where to read it', example: 'https://www.ecfr.gov/current/title-14/section-259.5' }),
  })
  .meta({ id: 'RefundRule', description: 'The rule a refund is owed by.' });

const cancellationLine = z
  .object({
    kind: z.enum(['fare', 'tax', 'seat']).meta({ description: 'What was paid for', example: 'tax' }),
    code: z.string().meta({ description: 'Code of the fare or tax', example: 'QX' }),
    label: z.string().meta({ description: 'The same for people', example: 'Passenger service charge' }),
    paid: money,
    refund: money,
  })
  .meta({ id: 'CancellationLine', description: 'One line of what was paid, and what of it comes back.' });

/** What leaves, what comes back for it, and why. */
const terms = {
  refund: money,
  penalty: money,
  rule: refundRule,
  passenger_ids: z.array(idOf('pax')).meta({ description: 'Who leaves', example: somePassengers }),
  flight_ids: z.array(idOf('flt')).meta({ description: 'Which flights they leave', example: someFlights }),
};

export const cancellationQuote = z
  .object({
    id: idOf('quo'),
    expires_at: utcInstant.meta({ description: 'Until when it can be confirmed, UTC' }),
    ...terms,
    lines: z
      .array(cancellationLine)
      .meta({ description: 'They sum to `refund`, and with the penalty to what was paid' }),
  })
  .meta({
    id: 'CancellationQuote',
    description: 'What would come back. A newer quote, or any change of the booking, takes its place.',
  });
export type CancellationQuoteOnWire = z.infer<typeof cancellationQuote>;

export const cancelBookingRequest = z
  .strictObject({ quote_id: idOf('quo') })
  .meta({ id: 'CancelBookingRequest', description: 'The quote to confirm.' });
export type CancelBookingRequest = z.infer<typeof cancelBookingRequest>;

export const refundStates = ['none', 'processing', 'succeeded', 'failed'] as const;
const refund = z.object({
  amount: money,
  status: z.enum(refundStates).meta({
    description: '`none`: nothing was owed. `failed`: the provider refused it for good, and a person sees to it',
    example: 'succeeded',
  }),
});

export const cancellation = z
  .object({
    id: idOf('can'),
    status: z.enum(['processing', 'succeeded', 'refund_failed']).meta({
      description: '`processing` while seats or money are on their way back; what was cancelled stays cancelled',
      example: 'succeeded',
    }),
    requested_by: z
      .enum(['traveller', 'staff', 'airline'])
      .meta({ description: '`airline`: it cancelled a flight', example: 'traveller' }),
    ...terms,
    refund: refund.meta({ description: 'What comes back, and how far it has come' }),
    created_at: utcInstant,
  })
  .meta({ id: 'Cancellation', description: 'Places of a booking that were given up.' });
export type CancellationOnWire = z.infer<typeof cancellation>;

/** The answer to a confirmed quote. It names nobody, so it can be kept as it is. */
export const confirmedCancellation = cancellation
  .extend({
    booking: z
      .object({
        id: idOf('bkg'),
        status: z.enum(bookingStatuses).meta({ description: 'How the booking stands now', example: 'cancelled' }),
        payment_status: z.enum(paymentStatuses).meta({ description: 'How its money stands now', example: 'refunded' }),
        version: z.int().meta({ description: 'Raised with each change', example: 5 }),
      })
      .meta({ description: 'The booking as the cancellation left it' }),
  })
  .meta({ id: 'ConfirmedCancellation', description: 'A cancellation, and the booking it left behind.' });
export type ConfirmedCancellationOnWire = z.infer<typeof confirmedCancellation>;
