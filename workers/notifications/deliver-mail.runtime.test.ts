// A mail is handed over once under one key, whatever the transport and the senders do.

import { describe, expect, test, vi } from 'vitest';
import type { BookingId } from '#domain/ids';
import { aBooking } from './a-booking.test-builder.ts';
import { aBatch, anEvent, anOfficeFor, ledgerOf, noon } from './a-post-office.test-builder.ts';
import { sendBookingMails } from './booking-mail.consumer.ts';
import type { SendOutcome } from './transports/mail-transport.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});
vi.spyOn(console, 'error').mockImplementation(() => {});

const notNow = (retryAfterSeconds: number | null = null): SendOutcome => ({
  outcome: 'not_now',
  reason: 'full',
  retryAfterSeconds,
});
const unknown: SendOutcome = { outcome: 'unknown', reason: 'no_answer' };

describe('a transport that fails', () => {
  test('and then works sends one mail under one key', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);
    state.outcomes = [notNow()];

    expect(await deliver(event)).toEqual(['retried']);
    expect(state.settled).toEqual([]);
    expect(await deliver(event)).toEqual(['acknowledged']);

    expect(new Set(state.sent.map(({ id }) => id)).size).toBe(1);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test('and names a time is not asked again before it', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);
    state.outcomes = [notNow(60)];
    await deliver(event);

    state.now = noon + 59_000;
    expect(await deliver(event)).toEqual(['retried']);
    expect(state.sent).toHaveLength(1);

    state.now = noon + 60_000;
    expect(await deliver(event)).toEqual(['acknowledged']);
    expect(state.sent).toHaveLength(2);
  });

  test('without an answer is given the same bytes under the same key, whatever the booking says by then', async () => {
    const event = anEvent();
    const { deliver, state, tellTruth } = anOfficeFor(event);
    state.outcomes = [unknown];
    await deliver(event);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'sending' }]);
    state.now = noon + 5000;
    tellTruth(aBooking({ id: event.booking_id, reference: 'CHANGED', version: 9 }));

    expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state.sent).toHaveLength(2);
    expect(state.sent[1]?.raw).toBe(state.sent[0]?.raw);
  });

  test('full after an unanswered attempt leaves the outcome open', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);
    state.outcomes = [unknown, notNow(1)];

    await deliver(event);
    await deliver(event);

    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'sending', handedOverAt: noon }]);
  });

  test('without an answer and without keys parks the mail, and never sends it twice', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);
    state.remembersForSeconds = 0;
    state.outcomes = [unknown];

    expect(await deliver(event)).toEqual(['acknowledged']);
    expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state.sent).toHaveLength(1);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'parked', reason: 'no_answer' }]);
  });

  test('without an answer for longer than its memory parks the mail', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);
    state.remembersForSeconds = 3600;
    state.outcomes = [unknown];
    await deliver(event);

    state.now = noon + 3_600_000;
    await deliver(event);

    expect(state.sent).toHaveLength(1);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'parked', reason: 'outcome_unknown' }]);
  });

  test('and refuses for good parks the mail without another try', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);
    state.outcomes = [{ outcome: 'refused', reason: 'resend_422', isSuppressed: false }];

    await deliver(event);
    await deliver(event);

    expect(state.sent).toHaveLength(1);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'parked', reason: 'resend_422' }]);
  });
});

describe('a sender that dies', () => {
  test('after the hand-over is followed by another under the same key, once its claim is over', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);
    let die = () => {};
    state.outcomes = [() => new Promise((_, reject) => (die = () => reject(new Error('killed'))))];
    const first = deliver(event);
    await vi.waitUntil(() => state.sent.length === 1);

    expect(await deliver(event)).toEqual(['retried']);
    expect(state.sent).toHaveLength(1);
    state.now = noon + 31_000;
    expect(await deliver(event)).toEqual(['acknowledged']);
    die();
    await first;

    expect(new Set(state.sent.map(({ raw }) => raw)).size).toBe(1);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test.each([
    ['sent', { outcome: 'accepted', providerId: 'p' }],
    ['sending', unknown],
  ] as const)('before the hand-over and comes back late sends nothing, the other having %s', async (state, outcome) => {
    const event = anEvent();
    const office = anOfficeFor(event);
    let goOn = () => {};
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { batch, fates } = aBatch('booking-mail', event);
    const readForMail = async (id: BookingId) => {
      await stuck;
      return office.deps.readForMail(id);
    };
    const first = sendBookingMails({ ...office.deps, readForMail })(batch);
    await vi.waitUntil(async () => (await ledgerOf(event.event_id)).length === 1);
    office.state.now = noon + 31_000;
    office.state.outcomes = [outcome];
    await office.deliver(event);

    goOn();
    await first;

    expect(fates).toEqual(['retried']);
    expect(office.state.sent).toHaveLength(1);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state, attempts: 2 }]);
  });
});
