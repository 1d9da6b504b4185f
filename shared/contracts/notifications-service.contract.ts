// What the notifications worker promises to the doors.
import * as z from 'zod';
import { idOf, utcInstant } from '#contracts/conventions';
import type { MessageId } from '#domain/ids';
import type { Caller } from '#platform/caller';

export const capturedMail = z
  .object({
    id: idOf('msg'),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    attachments: z.array(z.object({ filename: z.string(), mime_type: z.string(), content: z.string() })),
    received_at: utcInstant,
  })
  .meta({ id: 'CapturedMail' });
export type CapturedMailOnWire = z.infer<typeof capturedMail>;

export interface NotificationsService {
  /** The local mailbox, newest first; empty outside local mode. */
  mailbox(caller: Caller, filter: { to?: string; limit: number }): Promise<CapturedMailOnWire[]>;
  readMail(caller: Caller, id: MessageId): Promise<CapturedMailOnWire | null>;
}
