// After the retention nothing of a mail is left but the proof that it was sent once.

import { env } from 'cloudflare:workers';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test, vi } from 'vitest';
import type { EventId } from '#domain/ids';
import { aBooking } from './a-booking.test-builder.ts';
import { aBatch, aPostOffice, ledgerOf, noon } from './a-post-office.test-builder.ts';
import { sendBookingMails } from './booking-mail.consumer.ts';
import { findMail, keepMail, removeMails } from './mailbox.store.ts';
import { removeContents } from './message.store.ts';
import { removeOldBodies } from './remove-old-bodies.job.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const db = drizzle(env.MESSAGES);
const day = 24 * 3600_000;
const runAt = (now: number) =>
  removeOldBodies({
    clock: { now: () => now },
    retentionDays: 30,
    removeContents: (before, most) => removeContents(db, before, most),
    removeMails: (before, most) => removeMails(db, before, most),
  });

async function sendOne(eventId: EventId) {
  const office = aPostOffice();
  const booking = aBooking({ id: 'bkg_retention' });
  office.tellTruth(booking);
  const { batch } = aBatch('booking-mail', {
    event_id: eventId,
    booking_id: booking.id,
    kind: 'booking.confirmed',
    version: 1,
    occurred_at: noon,
  });
  const send = () => sendBookingMails(office.deps)(batch);
  await send();
  return { ...office, send };
}

test('a body lives as long as its retention, then only the ledger row is left, and still prevents a second mail', async () => {
  const { send, state } = await sendOne('evt_retention');

  await runAt(noon + 30 * day);
  expect(await ledgerOf('evt_retention')).toMatchObject([
    { state: 'sent', content: { to: { address: 'ada@example.com' } } },
  ]);

  await runAt(noon + 30 * day + 1);
  expect(await ledgerOf('evt_retention')).toMatchObject([{ state: 'sent', content: null, attempts: 1 }]);

  await send();
  expect(state.sent).toHaveLength(1);
});

test('copies in the local mailbox go with them, more than one portion of them too', async () => {
  const aMail = (id: `msg_${string}`, receivedAt: number) => ({
    id,
    to: 'ada@example.com',
    subject: 'Hello',
    text: 'Hello',
    html: '<p>Hello</p>',
    attachments: [],
    received_at: new Date(receivedAt).toISOString(),
  });
  for (let index = 0; index < 501; index++) await keepMail(db, aMail(`msg_old${index}`, noon));
  await keepMail(db, aMail('msg_young', noon + 2));

  await runAt(noon + 30 * day + 1);

  expect(await findMail(db, 'msg_old0')).toBeNull();
  expect(await findMail(db, 'msg_old500')).toBeNull();
  expect(await findMail(db, 'msg_young')).not.toBeNull();
});

test('running twice is the same as running once', async () => {
  await sendOne('evt_retention-twice');

  await runAt(noon + 31 * day);
  await runAt(noon + 31 * day);

  expect(await ledgerOf('evt_retention-twice')).toMatchObject([{ state: 'sent', content: null }]);
});
