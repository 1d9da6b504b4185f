// What the watchdog calls wrong, and what it leaves alone.
import { describe, expect, test } from 'vitest';
import { type BookingFacts, findingsOf } from './booking-health.ts';

const now = 10_000_000;
const minute = 60_000;

/** A confirmed, paid booking that is well. */
const facts = (change: Partial<BookingFacts> = {}): BookingFacts => ({
  status: 'confirmed',
  paymentStatus: 'paid',
  paymentRequiredBy: now - 60 * minute,
  dueAt: undefined,
  payingSince: undefined,
  travellerMinor: 0,
  refundsDueMinor: 0,
  refundsDueSince: undefined,
  ticketCount: 1,
  ...change,
});
const held = { status: 'held', paymentStatus: 'none', ticketCount: 0 } as const;

describe('a booking that is well', () => {
  test.each<[string, Partial<BookingFacts>]>([
    ['paid and ticketed', {}],
    ['held, with time to pay', { ...held, paymentRequiredBy: now + 1, dueAt: now + 1 }],
    ['expired without having paid', { status: 'expired', paymentStatus: 'none', ticketCount: 0 }],
    ['paying past its deadline', { ...held, paymentStatus: 'processing', payingSince: now - 15 * minute }],
    [
      'with money captured on its way to tickets',
      { ...held, paymentStatus: 'processing', payingSince: now, travellerMinor: -100 },
    ],
    ['with an alarm that is a minute late', { dueAt: now - minute }],
    [
      'with a refund promised a moment ago',
      { status: 'cancelled', refundsDueMinor: 100, refundsDueSince: now - minute },
    ],
  ])('%s', (_, change) => {
    expect(findingsOf(facts(change), now)).toEqual([]);
  });
});

describe('a booking that needs somebody', () => {
  test.each<[string, Partial<BookingFacts>, string[]]>([
    ['held past its deadline', { ...held, paymentRequiredBy: now }, ['deadline_missed']],
    ['with something due for more than a minute', { dueAt: now - minute - 1 }, ['alarm_lost']],
    ['held past its deadline, its alarm gone', { ...held, dueAt: now - 2 * minute }, ['deadline_missed', 'alarm_lost']],
    [
      'paying for more than a quarter of an hour',
      { ...held, paymentStatus: 'processing', payingSince: now - 15 * minute - 1 },
      ['payment_stuck'],
    ],
    [
      'expired with the money kept',
      { status: 'expired', ticketCount: 0, travellerMinor: -100 },
      ['money_without_tickets'],
    ],
    ['confirmed without a ticket', { ticketCount: 0 }, ['money_without_tickets']],
    ['ticketed without money', { travellerMinor: 100 }, ['tickets_without_money']],
    [
      'with a refund that never left',
      { status: 'cancelled', refundsDueMinor: 100, refundsDueSince: now - 16 * minute },
      ['refund_parked'],
    ],
  ])('%s', (_, change, expected) => {
    expect(findingsOf(facts(change), now)).toEqual(expected);
  });
});
