// The mails of the house: the real consumer and the real ledger, handing over to a provider that remembers what it was sent.
import { drizzle } from 'drizzle-orm/d1';
import type { BookingForMail } from '#contracts/booking-service';
import type { Failure } from '#domain/errors';
import type { BookingId, EventId } from '#domain/ids';
import type { Result } from '#domain/result';
import { sendBookingMails } from '../../workers/notifications/booking-mail.consumer.ts';
import { deliverMail } from '../../workers/notifications/deliver-mail.ts';
import type { House } from '../../workers/notifications/mail/mail.ts';
import { claimMessage, recordHandOver, recordVerdict } from '../../workers/notifications/message.store.ts';
import type { MailTransport, SendOutcome } from '../../workers/notifications/transports/mail-transport.ts';
import type { SimulatedD1 } from './d1-database.ts';
import type { Faults } from './faults.ts';
import type { Process } from './process.ts';
import type { Timeline } from './timeline.ts';

export type AcceptedMail = { messageId: string; bookingId: BookingId; template: string };

type Needs = {
  timeline: Timeline;
  faults: Faults;
  messages: SimulatedD1;
  readForMail(process: Process, id: BookingId): Promise<Result<BookingForMail, Failure>>;
  settleEvents(process: Process, id: BookingId, events: EventId[]): Promise<void>;
};

const house: House = {
  airlineName: 'Skyhold',
  publicUrl: 'https://skyhold.example',
  from: { name: 'Skyhold', address: 'bookings@skyhold.example' },
};

export function postOffice({ timeline, faults, messages, readForMail, settleEvents }: Needs) {
  const accepted: AcceptedMail[] = [];
  const known = new Set<string>();

  const transportFor = (process: Process, about: Omit<AcceptedMail, 'messageId'>): MailTransport => ({
    name: 'simulated',
    remembersForSeconds: 86_400,
    send: ({ id }) =>
      new Promise<SendOutcome>((resolve) => {
        timeline.after(50, '', () => {
          if (!process.isAlive) return;
          if (faults.strikes('mail_not_now')) {
            return resolve({ outcome: 'not_now', reason: 'too_many', retryAfterSeconds: 5 });
          }
          if (!known.has(id)) {
            known.add(id);
            accepted.push({ messageId: id, ...about });
            timeline.note(`mail ${about.template} for ${about.bookingId} is accepted`);
          }
          if (faults.strikes('mail_unanswered')) return resolve({ outcome: 'unknown', reason: 'no_answer' });
          resolve({ outcome: 'accepted', providerId: id });
        });
      }),
  });

  return {
    accepted,
    async consume(batch: MessageBatch, process: Process): Promise<void> {
      const db = drizzle(messages.seenBy(process));
      const clock = { now: timeline.now };
      await sendBookingMails({
        clock,
        house,
        readForMail: (id) => readForMail(process, id),
        settleEvents: (id, events) => settleEvents(process, id, events),
        deliver: (key, decide) =>
          deliverMail(
            {
              clock,
              transport: transportFor(process, { bookingId: key.bookingId as BookingId, template: key.template }),
              claim: (mail, now, until) => claimMessage(db, mail, now, until),
              recordHandOver: (claim, handOver) => recordHandOver(db, claim, handOver),
              recordVerdict: (claim, verdict, now) => recordVerdict(db, claim, verdict, now),
            },
            key,
            decide,
          ),
      })(batch);
    },
  };
}
