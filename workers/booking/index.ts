// The booking worker: one line a verb. What they need is put together in `house.ts`.
import { WorkerEntrypoint } from 'cloudflare:workers';
import type {
  BookingOnWire,
  BookingSummaryOnWire,
  BookingsQuery,
  ItineraryOnWire,
  LookupRequest,
  PaymentOnWire,
} from '#contracts/booking';
import type {
  Answered,
  BookingForMail,
  BookingService,
  ErasedBooking,
  ManifestEntry,
  ReminderDue,
} from '#contracts/booking-service';
import type { CancellationQuoteOnWire, ConfirmedCancellationOnWire } from '#contracts/cancellation';
import type { ListOf } from '#contracts/conventions';
import { bookingIndexMessage, flightChangeMessage } from '#contracts/queue-messages';
import type { TimelineEntryOnWire } from '#contracts/timeline';
import type { CommonFailure, Failure } from '#domain/errors';
import type { BookingId, EventId, FlightId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { settleEach } from '#platform/settle-each';
import { followBooking, wakeBooking } from './booking-index.consumer.ts';
import { type Input as CancelInput, cancelBooking, type QuoteInput, quoteCancellation } from './cancel-booking.ts';
import { type Input as ChangeSeatsInput, changeSeats } from './change-seats.ts';
import { type Input as CreateInput, createBooking } from './create-booking.ts';
import { eraseAccounts } from './erase-accounts.job.ts';
import { tellBookings } from './flight-changes.consumer.ts';
import { houseOf } from './house.ts';
import { findBookings, listBookings, type StaffQuery } from './list-bookings.ts';
import { listErasedBookings } from './list-erased.ts';
import { lookupBooking } from './lookup-booking.ts';
import { type Input as PayInput, payBooking } from './pay-booking.ts';
import { paymentWebhook } from './payment-webhook.ts';
import { listPayments, readBooking, readForMail, readTimeline } from './read-booking.ts';
import { readManifest } from './read-manifest.ts';
import { wakeOverdueBookings } from './wake-overdue.job.ts';

export default class BookingWorker extends WorkerEntrypoint<BookingEnv> implements BookingService {
  createBooking(caller: Caller, input: CreateInput): Promise<Result<Answered<BookingOnWire>, Failure>> {
    return createBooking(houseOf(this.env), caller, input);
  }

  readBooking(caller: Caller, id: BookingId): Promise<Result<BookingOnWire, Failure>> {
    return readBooking(houseOf(this.env), caller, id);
  }

  listBookings(caller: Caller, query: BookingsQuery): Promise<Result<ListOf<BookingSummaryOnWire>, Failure>> {
    return listBookings(houseOf(this.env), caller, query);
  }

  lookupBooking(
    caller: Caller,
    request: LookupRequest,
    address: string,
  ): Promise<Result<ItineraryOnWire, CommonFailure>> {
    return lookupBooking(houseOf(this.env), caller, request, address);
  }

  payBooking(caller: Caller, input: PayInput): Promise<Result<Answered<PaymentOnWire>, Failure>> {
    return payBooking(houseOf(this.env), caller, input);
  }

  quoteCancellation(caller: Caller, input: QuoteInput): Promise<Result<CancellationQuoteOnWire, Failure>> {
    return quoteCancellation(houseOf(this.env), caller, input);
  }

  cancelBooking(caller: Caller, input: CancelInput): Promise<Result<Answered<ConfirmedCancellationOnWire>, Failure>> {
    return cancelBooking(houseOf(this.env), caller, input);
  }

  changeSeats(caller: Caller, input: ChangeSeatsInput): Promise<Result<Answered<BookingOnWire>, Failure>> {
    return changeSeats(houseOf(this.env), caller, input);
  }

  listPayments(caller: Caller, id: BookingId): Promise<Result<PaymentOnWire[], Failure>> {
    return listPayments(houseOf(this.env), caller, id);
  }

  readTimeline(caller: Caller, id: BookingId): Promise<Result<TimelineEntryOnWire[], Failure>> {
    return readTimeline(houseOf(this.env), caller, id);
  }

  paymentWebhook(caller: Caller, raw: string, signature: string): Promise<Result<{ received: true }, Failure>> {
    return paymentWebhook(houseOf(this.env), caller, raw, signature);
  }

  readForMail(caller: Caller, id: BookingId): Promise<Result<BookingForMail, Failure>> {
    return readForMail(houseOf(this.env), caller, id);
  }

  settleEvents(_caller: Caller, id: BookingId, events: EventId[]): Promise<void> {
    return houseOf(this.env).settle('booking-mail', id, events);
  }

  departuresBetween(
    _caller: Caller,
    { from, until, limit, after }: Parameters<BookingService['departuresBetween']>[1],
  ): Promise<ReminderDue[]> {
    return houseOf(this.env).store.departures(from, until, limit, after);
  }

  listErasedBookings(caller: Caller, after: ErasedBooking | null, limit: number): Promise<ErasedBooking[]> {
    return listErasedBookings(houseOf(this.env), caller, after, limit);
  }

  findBookings(caller: Caller, query: StaffQuery): Promise<Result<ListOf<BookingSummaryOnWire>, Failure>> {
    return findBookings(houseOf(this.env), caller, query);
  }

  readBookingAsStaff(caller: Caller, id: BookingId): Promise<Result<BookingOnWire, Failure>> {
    return readBooking(houseOf(this.env), caller, id);
  }

  readManifest(caller: Caller, id: FlightId): Promise<Result<ManifestEntry[], Failure>> {
    return readManifest(houseOf(this.env), caller, id);
  }

  override async queue(batch: MessageBatch): Promise<void> {
    const house = houseOf(this.env);
    if (batch.queue === 'flight-changes') {
      return settleEach(batch, flightChangeMessage, (message) => tellBookings(house.flightNews, message));
    }
    return settleEach(batch, bookingIndexMessage, (message) =>
      message.kind === 'hold.expired' ? wakeBooking(house.waking, message) : followBooking(house.indexing, message),
    );
  }

  override async scheduled(controller: ScheduledController): Promise<void> {
    const house = houseOf(this.env);
    await wakeOverdueBookings(house.watchdog, controller.scheduledTime);
    await eraseAccounts(house.erasing, controller.scheduledTime);
  }
}
