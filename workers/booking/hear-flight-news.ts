// Before money moves either way a booking hears how its flights stand: the news of a moment ago may still be in the queue.
import type { BookingOnWire } from '#contracts/booking';
import type { BookingObject } from '#contracts/booking-object';
import type { FlightOnWire } from '#contracts/flight';
import type { BookingId, FlightId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';

export type Deps = {
  bookingAt(id: BookingId): BookingObject;
  flightNews: {
    readFlight(id: FlightId): Promise<Result<FlightOnWire, { code: string }>>;
    tell(id: BookingId, flight: FlightOnWire): Promise<void>;
  };
};

/**
 * Tells a booking that is not over of every flight that stands otherwise than it knows, as the queue would. A catalogue that
 * is away costs the news and nothing else: the queue brings them later.
 */
export async function hearFlightNews(deps: Deps, caller: Caller, id: BookingId): Promise<void> {
  const record = await deps.bookingAt(id).read(caller);
  if (!record.ok || !isOpen(record.value.booking)) return;
  const { segments } = record.value.booking;
  await Promise.all(segments.map((segment) => hearOf(deps, caller, id, segment)));
}

async function hearOf(deps: Deps, caller: Caller, id: BookingId, segment: Segment): Promise<void> {
  try {
    const flight = await deps.flightNews.readFlight(segment.flight_id);
    if (flight.ok && isNews(segment, flight.value)) await deps.flightNews.tell(id, flight.value);
  } catch (thrown) {
    log('warn', 'flight_news_not_heard', { worker: 'booking', request_id: caller.requestId, error: errorText(thrown) });
  }
}

type Segment = BookingOnWire['segments'][number];

const isOpen = ({ status, payment_status }: BookingOnWire): boolean =>
  (status === 'held' || status === 'confirmed') && payment_status !== 'processing';

const isNews = (segment: Segment, flight: FlightOnWire): boolean =>
  (flight.status === 'cancelled' && segment.status !== 'cancelled') ||
  flight.departing_at_utc !== segment.departing_at_utc ||
  flight.arriving_at_utc !== segment.arriving_at_utc;
