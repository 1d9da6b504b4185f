// One event of a booking, one true mail: however often it is delivered, whatever it says by then.
import { describe, expect, test, vi } from 'vitest';
import type { BookingOnWire } from '#contracts/booking';
import { err } from '#domain/result';
import { aBooking, aCancellation } from './a-booking.test-builder.ts';
import { aBatch, anEvent, anOfficeFor, ledgerOf } from './a-post-office.test-builder.ts';
import { sendBookingMails } from './booking-mail.consumer.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});
vi.spyOn(console, 'error').mockImplementation(() => {});

const cancelledToday: Partial<BookingOnWire> = { status: 'cancelled', cancellations: [aCancellation()] };

describe('an event', () => {
  test('delivered five times is one mail', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);

    for (let time = 0; time < 5; time++) expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state.sent).toHaveLength(1);
    expect(state.sent[0]?.to).toEqual({ name: null, address: 'ada@example.com' });
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'sent', template: 'itinerary@1', attempts: 1 }]);
  });

  test('delivered five times at once is one mail', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);

    const fates = await Promise.all(Array.from({ length: 5 }, () => deliver(event)));

    expect(state.sent).toHaveLength(1);
    expect(fates.flat()).toContain('acknowledged');
    expect(await ledgerOf(event.event_id)).toHaveLength(1);
  });

  test('is settled with its booking after the mail, and again at each repeat', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event);

    await deliver(event);
    await deliver(event);

    expect(state.settled).toEqual([event.event_id, event.event_id]);
  });

  test.each(['booking.held', 'payment.declined'] as const)('of kind %s is settled without a mail', async (kind) => {
    const event = anEvent(kind);
    const { deliver, state } = anOfficeFor(event);

    expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state).toMatchObject({ sent: [], settled: [event.event_id], readCount: 0 });
  });

  test.each([
    ['booking.confirmed', { status: 'confirmed' }, 'itinerary@1'],
    ['booking.expired', { status: 'expired', payment_status: 'none' }, 'expiry@1'],
    ['booking.cancelled', cancelledToday, 'cancellation@1'],
    ['payment.refunded', { status: 'cancelled', payment_status: 'partially_refunded' }, 'refund@1'],
  ] as const)('of kind %s is a mail of its own', async (kind, booking, template) => {
    const event = anEvent(kind);
    const { deliver, state } = anOfficeFor(event, booking);

    await deliver(event);

    expect(state.sent).toHaveLength(1);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'sent', template }]);
  });
});

describe('the truth', () => {
  test.each([
    ['an expiry for a booking that is confirmed', 'booking.expired', { status: 'confirmed' }],
    ['a confirmation for a booking that was cancelled since', 'booking.confirmed', { status: 'cancelled' }],
    ['a cancellation that the booking knows nothing of', 'booking.cancelled', { status: 'cancelled' }],
    ['a refund that never was', 'payment.refunded', { status: 'confirmed', payment_status: 'paid' }],
  ] as const)('forbids %s', async (_, kind, booking) => {
    const event = anEvent(kind);
    const { deliver, state } = anOfficeFor(event, booking);

    expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state.sent).toEqual([]);
    expect(state.settled).toEqual([event.event_id]);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'suppressed', reason: 'no_longer_true' }]);
  });

  test('is asked when the mail is made: the address and language are those of that moment', async () => {
    const event = anEvent();
    const { deliver, state, tellTruth } = anOfficeFor(event);
    state.outcomes = [{ outcome: 'not_now', reason: 'full', retryAfterSeconds: null }];
    await deliver(event);
    const contact = { email: 'new@example.com', phone: null, language: 'fr' };
    tellTruth(aBooking({ id: event.booking_id, contact }));

    await deliver(event);

    expect(state.sent.map(({ to }) => to.address)).toEqual(['ada@example.com', 'new@example.com']);
    expect(state.sent[1]?.mail.subject).toContain('réservation');
  });

  test('being away makes the mail wait, not fall', async () => {
    const event = anEvent();
    const { deliver, state, tellTruth } = anOfficeFor(event);
    state.truth.set(event.booking_id, err({ code: 'busy', retryAfterSeconds: 1 }));

    expect(await deliver(event)).toEqual(['retried']);
    tellTruth(aBooking({ id: event.booking_id }));

    expect(await deliver(event)).toEqual(['acknowledged']);
    expect(state.sent).toHaveLength(1);
  });

  test('throwing makes the mail wait, not fall', async () => {
    const event = anEvent();
    const office = anOfficeFor(event);
    const { batch, fates } = aBatch('booking-mail', event);
    const readForMail = async () => {
      throw new Error('the object was reset');
    };

    await sendBookingMails({ ...office.deps, readForMail })(batch);

    expect(fates).toEqual(['retried']);
    expect(await office.deliver(event)).toEqual(['acknowledged']);
    expect(office.state.sent).toHaveLength(1);
  });

  test('having erased the address sends nothing', async () => {
    const event = anEvent();
    const { deliver, state } = anOfficeFor(event, { contact: { email: null, phone: null, language: 'en' } });

    expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state.sent).toEqual([]);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'suppressed', reason: 'no_address' }]);
  });
});

describe('a poisoned message', () => {
  test('is retried alone while its neighbours are mailed', async () => {
    const [first, last] = [anEvent(), anEvent()];
    const { deliver, state, tellTruth } = anOfficeFor(first);
    tellTruth(aBooking({ id: last.booking_id }));

    const fates = await deliver(
      first,
      { event_id: 'nonsense' },
      null,
      'text',
      { ...anEvent(), kind: 'booking.exploded' },
      last,
    );

    expect(fates).toEqual(['acknowledged', 'retried', 'retried', 'retried', 'retried', 'acknowledged']);
    expect(state.sent).toHaveLength(2);
  });

  test('whose address would become a header is parked, not sent', async () => {
    const event = anEvent();
    const contact = { email: 'ada@example.com\r\nBcc: eve@example.com', phone: null, language: 'en' };
    const { deliver, state } = anOfficeFor(event, { contact });

    expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state.sent).toEqual([]);
    expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'parked', reason: 'to_address', content: null }]);
  });
});

test('the ledger keeps nothing personal but what was handed over', async () => {
  const event = anEvent();
  const { deliver } = anOfficeFor(event);

  await deliver(event);

  const [{ content, ...row } = { content: null }] = await ledgerOf(event.event_id);
  expect(JSON.stringify(row)).not.toMatch(/ada|okafor/i);
  expect(content).toMatchObject({ to: { address: 'ada@example.com' } });
});
