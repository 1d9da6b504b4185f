// A trip as its page shows it: the booking, how its flights stand now, and what was written about it.
import * as z from 'zod';
import { booking } from '#contracts/booking';
import { utcInstant } from '#contracts/conventions';
import { flight } from '#contracts/flight';

/** Parts of a trip that other services tell, and that may be missing for a while. */
export const tripParts = ['flights', 'messages'] as const;
export type TripPart = (typeof tripParts)[number];

/** A message about a booking, without recipient and words. */
export const sentMessage = z
  .object({
    kind: z.string().meta({ description: 'What it is about', example: 'itinerary' }),
    state: z.enum(['sending', 'sent', 'failed', 'parked', 'suppressed']).meta({
      description:
        '`sending`: on its way. `sent`. `failed`: to be tried again. `parked`: given up. `suppressed`: not true any more',
      example: 'sent',
    }),
    sent_at: utcInstant.nullable().meta({ description: 'When it went out, UTC; null until it has' }),
  })
  .meta({ id: 'SentMessage', description: 'A message sent about a booking.' });
export type SentMessageOnWire = z.infer<typeof sentMessage>;

export const trip = z
  .object({
    booking,
    flights: z.array(flight).meta({ description: 'Every flight of the booking as it stands now, in order of travel' }),
    messages: z.array(sentMessage).meta({ description: 'Messages sent about the booking, oldest first' }),
    unavailable: z.array(z.enum(tripParts).meta({ description: 'Name of a part', example: 'messages' })).meta({
      description: 'Parts that could not be read in time and are missing, wholly or in part; ask again a little later',
      example: [],
    }),
  })
  .meta({ id: 'Trip', description: 'All that a trip page shows.' });
export type TripOnWire = z.infer<typeof trip>;
