// What was written about a booking: oldest first, without anything personal, for its readers only.
import { env } from 'cloudflare:workers';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test } from 'vitest';
import { sentMessage } from '#contracts/trip';
import { messages } from '#database/messages';
import type { BookingId } from '#domain/ids';
import { err, ok } from '#domain/result';
import { noon } from './a-post-office.test-builder.ts';
import { type ListMessagesDeps, listMessages } from './list-messages.ts';
import { findMessagesAbout } from './message.store.ts';

const db = drizzle(env.MESSAGES);
const caller = { kind: 'anonymous', requestId: 'req_test' } as const;
const deps = (change: Partial<ListMessagesDeps> = {}): ListMessagesDeps => ({
  readBooking: async () => ok(null),
  findMessages: (id, most) => findMessagesAbout(db, id, most),
  ...change,
});

type Row = typeof messages.$inferInsert;
const aRow = (bookingId: BookingId, template: string, change: Partial<Row> = {}): Row => ({
  id: `msg_${bookingId}-${template}`,
  eventId: `evt_${bookingId}`,
  recipientRole: 'contact',
  template,
  bookingId,
  state: 'sent',
  attempts: 1,
  notBefore: noon,
  claimedAt: noon,
  settledAt: noon,
  content: { to: 'ada@example.com', text: 'Dear Ada' },
  ...change,
});

test('a booking’s messages are listed oldest first by kind and state, and nothing else is told', async () => {
  await db
    .insert(messages)
    .values([
      aRow('bkg_list', 'check_in_reminder@1', { claimedAt: noon + 2000, state: 'sending', settledAt: null }),
      aRow('bkg_list', 'itinerary@2'),
      aRow('bkg_list', 'refund@1', { claimedAt: noon + 1000, state: 'parked', settledAt: noon + 1500 }),
      aRow('bkg_other', 'itinerary@2'),
    ]);

  const listed = await listMessages(deps(), caller, 'bkg_list');

  expect(listed).toEqual(
    ok([
      { kind: 'itinerary', state: 'sent', sent_at: new Date(noon).toISOString() },
      { kind: 'refund', state: 'parked', sent_at: null },
      { kind: 'check_in_reminder', state: 'sending', sent_at: null },
    ]),
  );
  expect(listed.ok && sentMessage.array().parse(listed.value)).toEqual(listed.ok && listed.value);
});

test('who may not read the booking is told what the booking says', async () => {
  await db.insert(messages).values(aRow('bkg_foreign', 'itinerary@1'));
  const asked: unknown[] = [];
  const readBooking = async (...given: unknown[]) => {
    asked.push(...given);
    return err({ code: 'not_found' } as const);
  };

  expect(await listMessages(deps({ readBooking }), caller, 'bkg_foreign')).toEqual(err({ code: 'not_found' }));
  expect(asked).toEqual([caller, 'bkg_foreign']);
});

test('a booking nobody wrote about has an empty list', async () => {
  expect(await listMessages(deps(), caller, 'bkg_silent')).toEqual(ok([]));
});
