// The ledger of D1 `messages`: one row a message, however often its event is delivered.

import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { BookingId, EventId, MessageId, UserId } from '#domain/ids';

/**
 * `sending`: claimed; once handed over, its outcome is open. `failed`: surely not sent, to be tried again. The others are
 * final: `sent`, `parked` (a person must look: refused, or its outcome will never be known), `suppressed` (no longer true).
 */
export const messageStates = ['sending', 'sent', 'failed', 'parked', 'suppressed'] as const;
export type MessageState = (typeof messageStates)[number];

export const messages = sqliteTable(
  'messages',
  {
    /** Derived from event, recipient role and template, so it is also the key a provider remembers. */
    id: text('id').$type<MessageId>().primaryKey(),
    eventId: text('event_id').$type<EventId>().notNull(),
    recipientRole: text('recipient_role').notNull(),
    /** Name and version, `itinerary@1`. */
    template: text('template').notNull(),
    bookingId: text('booking_id').$type<BookingId>(),
    /** Of a mail about an account: whose. */
    userId: text('user_id').$type<UserId>(),
    state: text('state').$type<MessageState>().notNull(),
    /** Why it is where it is, a code without anything personal. */
    reason: text('reason'),
    attempts: integer('attempts').notNull(),
    /** While `sending` the end of the claim, while `failed` the earliest next attempt. */
    notBefore: integer('not_before').notNull(),
    claimedAt: integer('claimed_at').notNull(),
    /** Since when the transport may have it; null while it surely has not. */
    handedOverAt: integer('handed_over_at'),
    transport: text('transport'),
    providerId: text('provider_id'),
    /** Recipient and text as handed over, kept for the same words on a repeat; blank after the retention. */
    content: text('content', { mode: 'json' }).$type<unknown>(),
    settledAt: integer('settled_at'),
  },
  (table) => [
    uniqueIndex('messages_by_key').on(table.eventId, table.recipientRole, table.template),
    index('messages_by_state').on(table.state, table.claimedAt),
    index('messages_by_booking').on(table.bookingId).where(sql`booking_id IS NOT NULL`),
    index('messages_by_user').on(table.userId).where(sql`user_id IS NOT NULL`),
    index('messages_with_content').on(table.claimedAt).where(sql`content IS NOT NULL`),
  ],
);
