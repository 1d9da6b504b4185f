// Events that are sent until each consumer has settled them.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { EventId } from '#domain/ids';
import { sqliteStorage } from '../../tests/support/sqlite-storage.ts';
import { addEvent, nextDelivery, settleDeliveries, takeDueDeliveries } from './outbox.ts';

const schema = ['0001_booking', '0002_answers', '0003_money'].map((step) =>
  readFileSync(`migrations/booking/${step}.sql`, 'utf8'),
);
const now = 1_000_000;
const everybody = ['index', 'mail'];

const anEvent = (eventId: EventId, kind = 'booking.held') => ({ eventId, kind, actor: 'traveller', facts: {} });

/** The outbox of a booking, with events of these ids one after the other. */
function anOutbox(...eventIds: EventId[]) {
  const storage = sqliteStorage();
  for (const step of schema) storage.sql.exec(step);
  for (const eventId of eventIds) addEvent(storage.sql, anEvent(eventId), everybody, now);
  return storage;
}
const taken = ({ sql }: ReturnType<typeof anOutbox>, at: number, atMost = 50) =>
  takeDueDeliveries(sql, at, atMost).map(({ number, consumer }) => `${number} ${consumer}`);

test('an outbox without events has nothing to send', () => {
  const outbox = anOutbox();

  expect(nextDelivery(outbox.sql)).toBeNull();
  expect(taken(outbox, now)).toEqual([]);
});

test('events are numbered without gaps and due to every consumer at once, oldest first', () => {
  const outbox = anOutbox('evt_b', 'evt_a');

  expect(nextDelivery(outbox.sql)).toBe(now);
  expect(taken(outbox, now)).toEqual(['1 index', '1 mail', '2 index', '2 mail']);
});

test('an event that is rolled back leaves its number to the next', () => {
  const outbox = anOutbox('evt_1');
  const failing = () => {
    addEvent(outbox.sql, anEvent('evt_lost'), everybody, now);
    throw new Error('full disk');
  };

  expect(() => outbox.transactionSync(failing)).toThrow('full disk');
  addEvent(outbox.sql, anEvent('evt_2', 'booking.expired'), ['mail'], now);

  expect(taken(outbox, now)).toEqual(['1 index', '1 mail', '2 mail']);
});

test('what is taken is put off in the same step, by 30 s, 2 min, then 10 min again and again', () => {
  const outbox = anOutbox('evt_1');
  const waits: number[] = [];
  for (let at = now; waits.length < 5; at = nextDelivery(outbox.sql) ?? 0) {
    expect(taken(outbox, at)).toEqual(['1 index', '1 mail']);
    expect(taken(outbox, at)).toEqual([]);
    waits.push((nextDelivery(outbox.sql) ?? 0) - at);
  }

  expect(waits).toEqual([30_000, 120_000, 600_000, 600_000, 600_000]);
});

test('no more are taken than asked for; the rest stay due', () => {
  const outbox = anOutbox('evt_1', 'evt_2');

  expect(taken(outbox, now, 3)).toHaveLength(3);
  expect(taken(outbox, now)).toEqual(['2 mail']);
});

test('what one consumer has settled is never sent to it again, and still to the others', () => {
  const outbox = anOutbox('evt_1');
  settleDeliveries(outbox.sql, 'mail', ['evt_1', 'evt_unheard_of']);

  expect(taken(outbox, now)).toEqual(['1 index']);
  settleDeliveries(outbox.sql, 'index', ['evt_1']);

  expect(nextDelivery(outbox.sql)).toBeNull();
  expect(taken(outbox, now + 86_400_000)).toEqual([]);
});

test('a delivery carries the event and how often it was tried', () => {
  const { sql } = anOutbox('evt_1');
  takeDueDeliveries(sql, now, 50);

  expect(takeDueDeliveries(sql, now + 30_000, 1)).toEqual([
    { eventId: 'evt_1', number: 1, kind: 'booking.held', occurredAt: now, consumer: 'index', attempts: 1 },
  ]);
});
