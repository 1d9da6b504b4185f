// What the notifications worker promises to the doors.
import * as z from 'zod';
import { idOf, utcInstant } from '#contracts/conventions';
import type { SentMessageOnWire } from '#contracts/trip';
import type { Failure } from '#domain/errors';
import type { BookingId, MessageId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';

export const capturedMail = z
  .object({
    id: idOf('msg'),
    to: z.string().meta({ description: 'Recipient', example: 'ada@example.com' }),
    subject: z.string().meta({ description: 'Subject', example: 'Your booking K7QX4M is confirmed' }),
    text: z.string().meta({ description: 'The mail as plain text', example: 'Dear Ada, your booking is confirmed.' }),
    html: z.string().meta({ description: 'The mail as HTML', example: '<p>Dear Ada, your booking is confirmed.</p>' }),
    attachments: z
      .array(
        z.object({
          filename: z.string().meta({ description: 'Name of the file', example: 'skyhold-K7QX4M.ics' }),
          mime_type: z.string().meta({ description: 'Its media type', example: 'text/calendar' }),
          content: z.string().meta({ description: 'The file as text', example: 'BEGIN:VCALENDAR' }),
        }),
      )
      .meta({ description: 'Files that came with it' }),
    received_at: utcInstant,
  })
  .meta({ id: 'CapturedMail', description: 'A mail kept on this machine instead of being sent.' });
export type CapturedMailOnWire = z.infer<typeof capturedMail>;

export interface NotificationsService {
  /** The local mailbox, newest first; empty outside local mode. */
  mailbox(caller: Caller, filter: { to?: string; limit: number }): Promise<CapturedMailOnWire[]>;
  readMail(caller: Caller, id: MessageId): Promise<CapturedMailOnWire | null>;
  /** What was written about a booking, oldest first, for who may read the booking; `not_found` for everybody else. */
  listMessages(caller: Caller, id: BookingId): Promise<Result<SentMessageOnWire[], Failure>>;
}
