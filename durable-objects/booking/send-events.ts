// Sends the booking's due events to the queues of their consumers.
import type { EventConsumer } from '#contracts/booking-object';
import type { BookingEventMessage } from '#contracts/queue-messages';
import { ok } from '#domain/result';
import { errorText, log } from '#platform/log';
import { takeDueDeliveries } from '../kit/outbox.ts';
import { theBooking } from './booking-store.ts';
import type { Shell } from './shell.ts';

const deliveriesAtOnce = 50;

/** Each delivery is put off before it is sent: a crash on the way repeats an event, and never loses one. */
export async function sendEvents({ sql, commit, queues }: Shell): Promise<void> {
  const due = await commit((now) => ok(takeDueDeliveries(sql, now, deliveriesAtOnce)));
  if (!due.ok || due.value.length === 0) return;
  const { bookingId } = theBooking(sql);
  const queueOf: Record<EventConsumer, Queue> = {
    'booking-index': queues.BOOKING_INDEX,
    'booking-mail': queues.BOOKING_MAIL,
  };
  for (const { eventId, number, kind, occurredAt, consumer } of due.value) {
    const message = { event_id: eventId, booking_id: bookingId, kind, version: number, occurred_at: occurredAt };
    try {
      await queueOf[consumer as EventConsumer].send(message as BookingEventMessage);
    } catch (reason) {
      log('warn', 'event_not_sent', { id: bookingId, queue: consumer, error: errorText(reason) });
    }
  }
}
