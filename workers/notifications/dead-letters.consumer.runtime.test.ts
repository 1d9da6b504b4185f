// Dead letters are kept whatever is in them, once each, under the queue their shape tells.

import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test, vi } from 'vitest';
import { deadLetters } from '#database/messages-dead-letters';
import { aBatch, noon } from './a-post-office.test-builder.ts';
import { keepDeadLetter } from './dead-letter.store.ts';
import { keepDeadLetters, queueOf } from './dead-letters.consumer.ts';

vi.spyOn(console, 'error').mockImplementation(() => {});

const db = drizzle(env.MESSAGES);
const keepAt = (now: number) => keepDeadLetters({ keep: (letter) => keepDeadLetter(db, letter, now) });

const bookingEvent = { event_id: 'evt_1', booking_id: 'bkg_1', kind: 'booking.held', version: 1, occurred_at: 1 };
const availability = { flight_id: 'flt_1', version: 3, plan_version: 1, classes: [] };

test.each([
  ['booking-index or booking-mail', bookingEvent],
  ['booking-index', { kind: 'hold.expired', booking_id: 'bkg_1', flight_id: 'flt_1', hold_id: 'hld_1' }],
  ['account-mail', { event_id: 'evt_1', user_id: 'usr_1', kind: 'verify_email' }],
  ['availability', availability],
  ['flight-changes', { flight_id: 'flt_1', plan_version: 1 }],
  ['unknown', { anything: true }],
  ['unknown', null],
  ['unknown', 'text'],
])('a letter from %s is told by its shape', (queue, body) => {
  expect(queueOf(body)).toBe(queue);
});

test('letters are kept with body, time and attempts, and acknowledged', async () => {
  const bodies = [bookingEvent, 'text', null, undefined, 10n, { deep: [{ list: [1] }] }];
  const { batch, fates } = aBatch('dead-letters', ...bodies);

  await keepAt(noon)(batch);

  expect(fates).toEqual(bodies.map(() => 'acknowledged'));
  const kept = await Promise.all(
    batch.messages.map(async ({ id }) => (await db.select().from(deadLetters).where(eq(deadLetters.id, id)))[0]),
  );
  expect(kept.map((letter) => letter?.body)).toEqual([
    JSON.stringify(bookingEvent),
    '"text"',
    'null',
    'undefined',
    '10',
    '{"deep":[{"list":[1]}]}',
  ]);
  expect(kept[0]).toMatchObject({ queue: 'booking-index or booking-mail', firstSeenAt: noon, attempts: 1 });
});

test('a letter delivered again is one row that remembers when it was first seen', async () => {
  const { batch } = aBatch('dead-letters', availability);
  await keepAt(noon)(batch);
  const again = { ...batch, messages: batch.messages.map((message) => ({ ...message, attempts: 4 })) };

  await keepAt(noon + 5000)(again);

  const rows = await db
    .select()
    .from(deadLetters)
    .where(eq(deadLetters.id, batch.messages[0]?.id ?? ''));
  expect(rows).toMatchObject([{ firstSeenAt: noon, lastSeenAt: noon + 5000, attempts: 4 }]);
});

test('a letter waits while the database is away, and its neighbours do not', async () => {
  const { batch, fates } = aBatch('dead-letters', 'first', 'second');
  let isAway = true;

  await keepDeadLetters({
    keep: async () => {
      if (isAway) {
        isAway = false;
        throw new Error('D1 is away');
      }
    },
  })(batch);

  expect(fates).toEqual(['retried', 'acknowledged']);
});
