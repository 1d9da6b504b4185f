// What the parts of the worker need, filled with the real things: its database, the other workers, and a transport by setting.
import { EmailMessage } from 'cloudflare:email';
import { drizzle } from 'drizzle-orm/d1';
import type { System } from '#platform/caller';
import { systemClock } from '#platform/clock';
import { newId } from '#platform/new-id';
import type { AccountMailDeps } from './account-mail.consumer.ts';
import type { BookingMailDeps } from './booking-mail.consumer.ts';
import { keepDeadLetter } from './dead-letter.store.ts';
import type { DeadLetterDeps } from './dead-letters.consumer.ts';
import { type DeliverDeps, deliverMail } from './deliver-mail.ts';
import type { EraseMailsDeps } from './erase-mails.job.ts';
import { eraseMailsOf, findPosition } from './erasure.store.ts';
import type { ListMessagesDeps } from './list-messages.ts';
import { findMail, keepMail, listMails, removeMails } from './mailbox.store.ts';
import {
  claimMessage,
  findMessagesAbout,
  findSettled,
  recordHandOver,
  recordVerdict,
  removeContents,
} from './message.store.ts';
import type { RetentionDeps } from './remove-old-bodies.job.ts';
import type { ReminderDeps } from './send-reminders.job.ts';
import { readSettings, type TransportName } from './settings.ts';
import { cloudflareTransport } from './transports/cloudflare.transport.ts';
import { localMailbox } from './transports/local-mailbox.transport.ts';
import { answerSeconds, type MailTransport } from './transports/mail-transport.ts';
import { resendTransport } from './transports/resend.transport.ts';

export type NotificationsDeps = ReturnType<typeof depsFrom>;

export function depsFrom(env: NotificationsEnv) {
  const settings = readSettings(env);
  const db = drizzle(env.MESSAGES);
  const clock = systemClock;
  const house = settings.house;
  const delivery: DeliverDeps = {
    clock,
    transport: transportFrom(env, settings.transport, settings.resendApiKey),
    claim: (key, now, until) => claimMessage(db, key, now, until),
    recordHandOver: (claim, handOver) => recordHandOver(db, claim, handOver),
    recordVerdict: (claim, verdict, now) => recordVerdict(db, claim, verdict, now),
  };
  const deliver: BookingMailDeps['deliver'] = (key, decide) => deliverMail(delivery, key, decide);
  const readForMail: BookingMailDeps['readForMail'] = (id) => env.BOOKING.readForMail(itself(), id);

  return {
    bookingMails: {
      clock,
      house,
      readForMail,
      deliver,
      settleEvents: (id, events) => env.BOOKING.settleEvents(itself(), id, events),
    } satisfies BookingMailDeps,
    accountMails: {
      house,
      readAccountMail: (eventId) => env.IDENTITY.readAccountMail(itself(), eventId),
      deliver,
    } satisfies AccountMailDeps,
    deadLetters: { keep: (letter) => keepDeadLetter(db, letter, clock.now()) } satisfies DeadLetterDeps,
    reminders: {
      clock,
      house,
      departuresBetween: (window) => env.BOOKING.departuresBetween(itself(), window),
      readForMail,
      deliver,
      findSettled: (ids) => findSettled(db, ids),
    } satisfies ReminderDeps,
    erasures: {
      listErasures: (after, limit) => env.IDENTITY.listErasures(itself(), after, limit),
      listErasedBookings: (after, limit) => env.BOOKING.listErasedBookings(itself(), after, limit),
      findPosition: (list) => findPosition(db, list),
      eraseMailsOf: (list, entries) => eraseMailsOf(db, list, entries),
    } satisfies EraseMailsDeps,
    retention: {
      clock,
      retentionDays: settings.retentionDays,
      removeContents: (before, most) => removeContents(db, before, most),
      removeMails: (before, most) => removeMails(db, before, most),
    } satisfies RetentionDeps,
    sentMessages: {
      readBooking: (caller, id) => env.BOOKING.readBooking(caller, id),
      findMessages: (id, most) => findMessagesAbout(db, id, most),
    } satisfies ListMessagesDeps,
    mailbox: {
      isLocal: settings.isLocal,
      listMails: (filter: { to?: string; limit: number }) => listMails(db, filter),
      findMail: (id: `msg_${string}`) => findMail(db, id),
    },
  };
}

/** Consumers and jobs act by themselves, each piece of work under a request id of its own. */
const itself = (): System => ({ kind: 'system', part: 'notifications', requestId: newId('req') });

const deadline = () => AbortSignal.timeout(answerSeconds * 1000);

function transportFrom(env: NotificationsEnv, name: TransportName, apiKey: string): MailTransport {
  switch (name) {
    case 'mailbox':
      return localMailbox({ clock: systemClock, keepMail: (mail) => keepMail(drizzle(env.MESSAGES), mail) });
    case 'cloudflare':
      return cloudflareTransport({
        sendRaw: (from, to, raw) => env.EMAIL.send(new EmailMessage(from, to, raw)),
        deadline,
      });
    case 'resend':
      return resendTransport({ apiKey, fetch: (request) => fetch(request), deadline });
  }
}
