// The timeline of a booking as clients read it: everything that happened, by whom, and what it did to the money.
import * as z from 'zod';
import { bookingEventKinds } from '#contracts/booking-service';
import { utcInstant, wholeListOf } from '#contracts/conventions';
import { money } from '#contracts/money';
import { ledgerAccounts } from '#domain/ledger';

/** Who makes things happen: `skyhold` is the house itself, at a deadline or when it asks again. */
export const eventActors = ['traveller', 'staff', 'airline', 'payment_provider', 'skyhold'] as const;
export type EventActor = (typeof eventActors)[number];

/** Steps that only the timeline tells of; the rest is what the booking tells its consumers too. */
export const stepKinds = [
  'payment.started',
  'payment.authorised',
  'payment.action_required',
  'payment.captured',
  'booking.seats_held_again',
  'booking.seats_lost',
  'refund.pending',
  'refund.refused',
] as const;
export const timelineKinds = [...bookingEventKinds, ...stepKinds] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineEntry = z
  .object({
    number: z.int().min(1).meta({ description: 'Without gaps, from the first', example: 4 }),
    at: utcInstant,
    actor: z
      .enum(eventActors)
      .meta({ description: 'Who made it happen; `skyhold` acts at deadlines and asks again', example: 'traveller' }),
    kind: z.enum(timelineKinds).meta({ description: 'What happened', example: 'payment.captured' }),
    facts: z.record(z.string(), z.unknown()).meta({
      description: 'Ids, codes and amounts of it, nothing personal',
      example: { payment_id: 'pay_2c5h8k0mzq4v' },
    }),
    postings: z
      .array(
        z.object({
          account: z.enum(ledgerAccounts).meta({
            description:
              '`traveller` owes it, `provider` has it, `sales` and `penalties` are income (negative), `refunds_due` is promised',
            example: 'provider',
          }),
          amount: money,
        }),
      )
      .meta({ description: 'What it did to the money, in double entry: they sum to zero' }),
  })
  .meta({ id: 'TimelineEntry', description: 'One thing that happened to a booking.' });
export type TimelineEntryOnWire = z.infer<typeof timelineEntry>;
export const timeline = wholeListOf(timelineEntry);
