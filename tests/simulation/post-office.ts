// The mails of the house: the real consumer and the real ledger, handing over to a provider that remembers what it was sent.
import { drizzle } from 'drizzle-orm/d1';
import type { BookingForMail, BookingService, ReminderDue } from '#contracts/booking-service';
import type { Failure } from '#domain/errors';
import type { BookingId, EventId } from '#domain/ids';
import type { Result } from '#domain/result';
import { sendBookingMails } from '../../workers/notifications/booking-mail.consumer.ts';
import { deliverMail, type MailDecision, type MailKey } from '../../workers/notifications/deliver-mail.ts';
import type { House } from '../../workers/notifications/mail/mail.ts';
import { claimMessage, findSettled, recordHandOver, recordVerdict } from '../../workers/notifications/message.store.ts';
import { sendReminders } from '../../workers/notifications/send-reminders.job.ts';
import type { MailTransport, SendOutcome } from '../../workers/notifications/transports/mail-transport.ts';
import type { SimulatedD1 } from './d1-database.ts';
import type { Faults } from './faults.ts';
import type { Process } from './process.ts';
import type { Timeline } from './timeline.ts';

export type AcceptedMail = { messageId: string; bookingId: BookingId; template: string; eventId: EventId; at: number };

/** What a transport waits for an answer. */
const deadlineMilliseconds = 10_000;

type Window = Parameters<BookingService['departuresBetween']>[1];
type Needs = {
  timeline: Timeline;
  faults: Faults;
  messages: SimulatedD1;
  readForMail(process: Process, id: BookingId): Promise<Result<BookingForMail, Failure>>;
  settleEvents(process: Process, id: BookingId, events: EventId[]): Promise<void>;
  departuresBetween(process: Process, window: Window): Promise<ReminderDue[]>;
};

const house: House = {
  airlineName: 'Skyhold',
  publicUrl: 'https://skyhold.example',
  from: { name: 'Skyhold', address: 'bookings@skyhold.example' },
};

export function postOffice({ timeline, faults, messages, readForMail, settleEvents, departuresBetween }: Needs) {
  const accepted: AcceptedMail[] = [];
  const known = new Set<string>();

  const transportFor = (process: Process, about: Omit<AcceptedMail, 'messageId' | 'at'>): MailTransport => ({
    name: 'simulated',
    remembersForSeconds: 86_400,
    send: ({ id }) =>
      new Promise<SendOutcome>((resolve) => {
        timeline.after(50, '', () => {
          if (!process.isAlive) return;
          if (faults.strikes('mail_not_now', id)) {
            return resolve({ outcome: 'not_now', reason: 'too_many', retryAfterSeconds: 5 });
          }
          if (faults.strikes('mail_server_error', id)) return resolve({ outcome: 'unknown', reason: 'server_error' });
          if (faults.strikes('mail_hangs', id)) {
            return timeline.after(deadlineMilliseconds, '', () => resolve({ outcome: 'unknown', reason: 'no_answer' }));
          }
          if (!known.has(id)) {
            known.add(id);
            accepted.push({ messageId: id, at: timeline.now(), ...about });
            timeline.note(`mail ${about.template} for ${about.bookingId} is accepted`);
          }
          if (faults.strikes('mail_cut_after_acceptance', id))
            return resolve({ outcome: 'unknown', reason: 'no_answer' });
          faults.recovered(id);
          resolve({ outcome: 'accepted', providerId: id });
        });
      }),
  });

  const clock = { now: timeline.now };

  function deliverFor(process: Process) {
    const db = drizzle(messages.seenBy(process));
    return (key: MailKey, decide: () => Promise<MailDecision>) => {
      const about = { bookingId: key.bookingId as BookingId, template: key.template, eventId: key.eventId };
      const deps = {
        clock,
        transport: transportFor(process, about),
        claim: (mail: MailKey, now: number, until: number) => claimMessage(db, mail, now, until),
        recordHandOver: (...given: Tail<typeof recordHandOver>) => recordHandOver(db, ...given),
        recordVerdict: (...given: Tail<typeof recordVerdict>) => recordVerdict(db, ...given),
      };
      return deliverMail(deps, key, decide);
    };
  }

  return {
    accepted,
    consume: (batch: MessageBatch, process: Process): Promise<void> =>
      sendBookingMails({
        clock,
        house,
        readForMail: (id) => readForMail(process, id),
        settleEvents: (id, events) => settleEvents(process, id, events),
        deliver: deliverFor(process),
      })(batch),
    /** The reminders of one run of the cron. */
    remind: (process: Process): Promise<void> =>
      sendReminders({
        clock,
        house,
        departuresBetween: (window) => departuresBetween(process, window),
        readForMail: (id) => readForMail(process, id),
        deliver: deliverFor(process),
        findSettled: (ids) => findSettled(drizzle(messages.seenBy(process)), ids),
      }),
  };
}

type Tail<Function extends (first: never, ...rest: never[]) => unknown> =
  Parameters<Function> extends [unknown, ...infer Rest] ? Rest : never;
