// The worker as the platform calls it: queues and crons by name, over a real database, with bookings and accounts told by the test.

import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import type { BookingOnWire } from '#contracts/booking';
import { ok } from '#domain/result';
import { systemClock } from '#platform/clock';
import { aBooking, aSegment } from './a-booking.test-builder.ts';
import { aBatch, noon } from './a-post-office.test-builder.ts';
import Notifications from './index.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});
vi.spyOn(console, 'error').mockImplementation(() => {});

const caller = { kind: 'anonymous', requestId: 'req_test' } as const;
const inTwoDays = systemClock.now() + 47.5 * 3600_000;

function aWorker(booking: BookingOnWire) {
  const settled: unknown[] = [];
  const others = {
    BOOKING: {
      readForMail: async () => ok({ booking, language: 'en' }),
      settleEvents: async (_: unknown, id: string, events: string[]) => void settled.push([id, ...events]),
      departuresBetween: async (_: unknown, { after }: { after: unknown }) =>
        after ? [] : [{ bookingId: booking.id, flightId: 'flt_paris-newyork', departingAt: inTwoDays }],
    },
    IDENTITY: {
      readAccountMail: async () => ({
        email: 'worker-account@example.com',
        givenName: 'Ada',
        language: 'en',
        linkPath: '/verify-email?token=abc',
        expiresAt: null,
      }),
    },
  };
  const worker = new Notifications(createExecutionContext(), { ...env, ...others } as unknown as NotificationsEnv);
  return { worker, settled };
}

const mailedTo = (email: string) =>
  aBooking({
    id: 'bkg_worker',
    contact: { email, phone: null, language: 'en' },
    segments: [aSegment({ departing_at_utc: new Date(inTwoDays).toISOString() })],
  });

test('a confirmed booking arrives in the local mailbox as an itinerary with a calendar file, and is settled', async () => {
  const { worker, settled } = aWorker(mailedTo('worker-booking@example.com'));
  const event = {
    event_id: 'evt_worker',
    booking_id: 'bkg_worker',
    kind: 'booking.confirmed',
    version: 1,
    occurred_at: noon,
  };
  const { batch, fates } = aBatch('booking-mail', event);

  await worker.queue(batch);

  expect(fates).toEqual(['acknowledged']);
  expect(settled).toEqual([['bkg_worker', 'evt_worker']]);
  const [mail, ...others] = await worker.mailbox(caller, { to: 'worker-booking@example.com', limit: 10 });
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    subject: 'Your booking K7QX4M is confirmed: CDG – JFK',
    text: expect.stringContaining('K7QX4M'),
    attachments: [
      {
        filename: 'skyhold-K7QX4M.ics',
        mime_type: 'text/calendar',
        content: expect.stringContaining('METHOD:PUBLISH'),
      },
    ],
  });
  expect(await worker.readMail(caller, mail?.id ?? 'msg_none')).toEqual(mail);
});

test('an account mail arrives with its link', async () => {
  const { worker } = aWorker(mailedTo('nobody@example.com'));
  const { batch } = aBatch('account-mail', { event_id: 'evt_worker2', user_id: 'usr_1', kind: 'verify_email' });

  await worker.queue(batch);

  const mails = await worker.mailbox(caller, { to: 'worker-account@example.com', limit: 10 });
  expect(mails).toMatchObject([{ subject: 'Please verify your e-mail address' }]);
  expect(mails[0]?.text).toContain('http://localhost:8787/verify-email?token=abc');
});

test('the cron of every five minutes reminds, and once', async () => {
  const { worker } = aWorker(mailedTo('worker-reminder@example.com'));
  const controller = { cron: '*/5 * * * *', scheduledTime: 0, noRetry: () => {} } as ScheduledController;

  await worker.scheduled(controller);
  await worker.scheduled(controller);

  const mails = await worker.mailbox(caller, { to: 'worker-reminder@example.com', limit: 10 });
  expect(mails).toMatchObject([{ subject: 'Check-in is open for CDG – JFK (K7QX4M)' }]);
});

test('the nightly cron runs, dead letters are taken, and a name nobody knows is a bug', async () => {
  const { worker } = aWorker(mailedTo('nobody@example.com'));
  const { batch, fates } = aBatch('dead-letters', { lost: true });

  await worker.scheduled({ cron: '17 3 * * *', scheduledTime: 0, noRetry: () => {} } as ScheduledController);
  await worker.queue(batch);

  expect(fates).toEqual(['acknowledged']);
  await expect(worker.queue(aBatch('unheard-of').batch)).rejects.toThrow('unheard-of');
});
