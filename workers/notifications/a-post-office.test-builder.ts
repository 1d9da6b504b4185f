// The worker's parts over a real database for tests, with a clock, a transport and a truth that a test can set.

import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { BookingOnWire } from '#contracts/booking';
import type { BookingEventKind, BookingForMail } from '#contracts/booking-service';
import { messages } from '#database/messages';
import type { Failure } from '#domain/errors';
import type { BookingId, EventId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { aBooking, aHouse } from './a-booking.test-builder.ts';
import { sendBookingMails } from './booking-mail.consumer.ts';
import { type DeliverDeps, deliverMail } from './deliver-mail.ts';
import type { ComposedMessage } from './mail/compose-message.ts';
import { claimMessage, findSettled, recordHandOver, recordVerdict } from './message.store.ts';
import type { MailTransport, SendOutcome } from './transports/mail-transport.ts';

export const noon = Date.UTC(2026, 10, 20, 12);
const db = drizzle(env.MESSAGES);

export function aPostOffice() {
  const state = {
    now: noon,
    /** Outcomes of the next sends, in order; then everything is accepted. */
    outcomes: [] as (SendOutcome | (() => Promise<SendOutcome>))[],
    /** What the transport was given, accepted or not. */
    sent: [] as ComposedMessage[],
    truth: new Map<BookingId, Result<BookingForMail, Failure>>(),
    settled: [] as EventId[],
    readCount: 0,
    remembersForSeconds: Number.POSITIVE_INFINITY,
  };
  const transport: MailTransport = {
    name: 'fake',
    get remembersForSeconds() {
      return state.remembersForSeconds;
    },
    async send(message) {
      state.sent.push(message);
      const next = state.outcomes.shift();
      if (typeof next === 'function') return next();
      return next ?? { outcome: 'accepted', providerId: message.id };
    },
  };
  const clock = { now: () => state.now };
  const delivery: DeliverDeps = {
    clock,
    transport,
    claim: (key, now, until) => claimMessage(db, key, now, until),
    recordHandOver: (claim, handOver) => recordHandOver(db, claim, handOver),
    recordVerdict: (claim, verdict, now) => recordVerdict(db, claim, verdict, now),
  };
  return {
    state,
    delivery,
    /** Makes this the booking everyone is told of. */
    tellTruth: (booking: BookingOnWire) =>
      void state.truth.set(booking.id, ok({ booking, language: booking.contact.language })),
    deps: {
      clock,
      house: aHouse(),
      readForMail: async (id: BookingId): Promise<Result<BookingForMail, Failure>> => {
        state.readCount++;
        return state.truth.get(id) ?? err({ code: 'not_found' });
      },
      deliver: (...args: DeliverTail) => deliverMail(delivery, ...args),
      settleEvents: async (_: BookingId, events: EventId[]) => void state.settled.push(...events),
      findSettled: (ids: Parameters<typeof findSettled>[1]) => findSettled(db, ids),
    },
  };
}

type DeliverTail = Parameters<typeof deliverMail> extends [unknown, ...infer Tail] ? Tail : never;

/** The ledger's rows about an event. */
export const ledgerOf = (eventId: EventId) => db.select().from(messages).where(eq(messages.eventId, eventId));

/** A batch as a queue hands it over; answers what became of each message. */
export function aBatch(queue: string, ...bodies: unknown[]) {
  const fates: string[] = bodies.map(() => 'neither');
  const batch: MessageBatch<unknown> = {
    queue,
    messages: bodies.map((body, index) => ({
      id: `${queue}-${index}-${crypto.randomUUID()}`,
      body,
      attempts: 1,
      timestamp: new Date(noon),
      ack: () => void fates.splice(index, 1, 'acknowledged'),
      retry: () => void fates.splice(index, 1, 'retried'),
    })),
    metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
    ackAll: () => {},
    retryAll: () => {},
  };
  return { batch, fates };
}

let eventCount = 0;

/** An event about a booking that no other test knows. */
export function anEvent(kind: BookingEventKind = 'booking.confirmed') {
  eventCount++;
  return {
    event_id: `evt_booking${eventCount}` as EventId,
    booking_id: `bkg_number${eventCount}` as BookingId,
    kind,
    version: 2,
    occurred_at: noon,
  };
}

/** A post office that is told of the event's booking, and a queue that delivers to it; answers what became of each message. */
export function anOfficeFor(event: ReturnType<typeof anEvent>, booking: Partial<BookingOnWire> = {}) {
  const office = aPostOffice();
  office.tellTruth(aBooking({ id: event.booking_id, ...booking }));
  const deliver = async (...events: unknown[]) => {
    const { batch, fates } = aBatch('booking-mail', ...events);
    await sendBookingMails(office.deps)(batch);
    return fates;
  };
  return { ...office, deliver };
}
