// Queue `booking-mail`: each event of a booking becomes the one mail it calls for, if the booking in truth still supports it.
import type { BookingEventKind, BookingForMail } from '#contracts/booking-service';
import { type BookingEventMessage, bookingEventMessage } from '#contracts/queue-messages';
import type { Failure } from '#domain/errors';
import type { BookingId, EventId, Instant } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Clock } from '#platform/clock';
import { settleEach } from '#platform/settle-each';
import type { Delivery, MailDecision, MailKey } from './deliver-mail.ts';
import {
  type BookingMailInput,
  cancellationMail,
  expiryMail,
  itineraryMail,
  refundMail,
  seatsChangedMail,
} from './mail/booking-mails.ts';
import type { House, Mail } from './mail/mail.ts';

export type BookingMailDeps = {
  clock: Clock;
  house: House;
  /** The booking as its object has it now. */
  readForMail(id: BookingId): Promise<Result<BookingForMail, Failure>>;
  deliver(key: MailKey, decide: () => Promise<MailDecision>): Promise<Delivery>;
  /** Tells the booking that its event was taken care of; until then it is sent again. */
  settleEvents(id: BookingId, events: EventId[]): Promise<void>;
};

type Booking = BookingForMail['booking'];
/** `write` answers nothing where the booking does not bear the event out, and no mail is sent. */
type Template = { template: string; write(input: BookingMailInput, occurredAt: Instant): Mail | undefined };

/** A mail that is true as long as the booking stands so. */
const when =
  (isTrue: (booking: Booking) => boolean, write: (input: BookingMailInput) => Mail): Template['write'] =>
  (input) =>
    isTrue(input.booking) ? write(input) : undefined;

/** Kinds that are not here need no mail. */
const templates: Partial<Record<BookingEventKind, Template>> = {
  'booking.confirmed': {
    template: 'itinerary@1',
    write: when(({ status }) => status === 'confirmed', itineraryMail),
  },
  'booking.expired': {
    template: 'expiry@1',
    write: when(({ status }) => status === 'expired', expiryMail),
  },
  'booking.cancelled': {
    template: 'cancellation@1',
    // A booking may be cancelled bit by bit: this event tells of what was given up at its instant.
    write: (input, occurredAt) => {
      const cancellation = input.booking.cancellations.find(({ created_at }) => Date.parse(created_at) === occurredAt);
      return cancellation && cancellationMail({ ...input, cancellation });
    },
  },
  'booking.seats_changed': {
    template: 'seats@1',
    write: when(({ status }) => status === 'confirmed', seatsChangedMail),
  },
  'payment.refunded': {
    template: 'refund@1',
    write: when(({ payment_status: status }) => status === 'refunded' || status === 'partially_refunded', refundMail),
  },
};

export const sendBookingMails = (deps: BookingMailDeps) => (batch: MessageBatch<unknown>) =>
  settleEach(batch, bookingEventMessage, (event) => sendBookingMail(deps, event));

async function sendBookingMail(deps: BookingMailDeps, event: BookingEventMessage): Promise<void> {
  const template = templates[event.kind];
  if (template) {
    const key = {
      eventId: event.event_id,
      recipientRole: 'contact' as const,
      template: template.template,
      bookingId: event.booking_id,
    };
    const delivery = await deps.deliver(key, () => decide(deps, event, template));
    if (!delivery.isSettled) throw new Error(`The mail is not settled: ${delivery.reason}`);
  }
  await deps.settleEvents(event.booking_id, [event.event_id]);
}

async function decide(deps: BookingMailDeps, event: BookingEventMessage, { write }: Template): Promise<MailDecision> {
  const { clock, house } = deps;
  const read = await deps.readForMail(event.booking_id);
  if (!read.ok && read.error.code === 'not_found') return { kind: 'suppress', reason: 'booking_gone' };
  if (!read.ok) return { kind: 'wait', reason: read.error.code, until: clock.now() };
  const { booking, language } = read.value;
  const mail = write({ house, booking, language, now: clock.now() }, event.occurred_at);
  if (!mail) return { kind: 'suppress', reason: 'no_longer_true' };
  if (booking.contact.email === null) return { kind: 'suppress', reason: 'no_address' };
  const to = { name: null, address: booking.contact.email };
  return { kind: 'send', envelope: { from: house.from, to, mail }, isSecret: false };
}
