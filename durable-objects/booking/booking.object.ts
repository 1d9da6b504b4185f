// One booking and its money: holds all its flights or none, pays by steps that are stored before they are taken, expires.
import { DurableObject } from 'cloudflare:workers';
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';

import type {
  BookingObject,
  BookingRecord,
  CancelBooking,
  ChangeSeats,
  Erasure,
  EventConsumer,
  HoldBooking,
  PayBooking,
  WokenBooking,
} from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import type { CancellationQuoteOnWire, ConfirmedCancellationOnWire } from '#contracts/cancellation';
import type { FlightOnWire } from '#contracts/flight';
import type { PaymentsService } from '#contracts/payments-service';
import type { TimelineEntryOnWire } from '#contracts/timeline';
import { isBookingDue } from '#domain/booking';
import type { Selection } from '#domain/cancellation-selection';
import type { Failure } from '#domain/errors';
import type { EventId, Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import booking from '../../migrations/booking/0001_booking.sql';
import answers from '../../migrations/booking/0002_answers.sql';
import money from '../../migrations/booking/0003_money.sql';
import cancellations from '../../migrations/booking/0004_cancellations.sql';
import seatChanges from '../../migrations/booking/0005_seat_changes.sql';
import { flightAt } from '../flight/flight.address.ts';
import { groupCommit } from '../kit/group-commit.ts';
import { hasTables, isBehind, migrate } from '../kit/migrate.ts';
import { settleDeliveries } from '../kit/outbox.ts';
import { type Parts, runtimeParts } from '../kit/parts.ts';
import { wakeUp } from '../kit/wake-up.ts';
import { afterSeatChanges } from './after-seat-changes.ts';
import { loadBooking, readClock } from './booking.rows.ts';
import { stateBefore, wokenBooking } from './booking-health.ts';
import { expireBooking, rescheduleFlight } from './booking-store.ts';
import { cancelBooking, quoteBooking } from './cancel-booking.ts';
import { carrierCancels } from './carrier-cancels.ts';
import { changeSeats } from './change-seats.ts';
import { noteRefundNews } from './drive-cancellation.ts';
import { eraseBooking } from './erase-booking.ts';
import { answeredBefore, drawReferenceAgain, holdBooking, type UnderWay } from './hold-booking.ts';
import { dueAt, keepGoing } from './keep-going.ts';
import { listPayments, payBooking } from './pay-booking.ts';
import { noteProviderEvent } from './payment.rows.ts';
import { presentBooking } from './present-booking.ts';
import { presentTimeline } from './present-timeline.ts';
import { settingsOf } from './settings.ts';
import { knownTo, type Shell } from './shell.ts';

const history = [
  { name: '0001_booking', sql: booking },
  { name: '0002_answers', sql: answers },
  { name: '0003_money', sql: money },
  { name: '0004_cancellations', sql: cancellations },
  { name: '0005_seat_changes', sql: seatChanges },
];

export class Booking extends DurableObject<ObjectsEnv> implements BookingObject {
  readonly #parts: Parts;
  readonly #sql: SqlStorage;
  readonly #wakeUp: ReturnType<typeof wakeUp>;
  readonly #shell: Shell;
  readonly #underWay: UnderWay = new Map();
  readonly #going: ReturnType<typeof keepGoing>;

  constructor(ctx: DurableObjectState, env: ObjectsEnv, parts: Parts = runtimeParts) {
    super(ctx, env);
    this.#parts = parts;
    this.#sql = ctx.storage.sql;
    if (isBehind(this.#sql, history)) ctx.storage.transactionSync(() => migrate(this.#sql, history));
    this.#wakeUp = wakeUp(ctx.storage);
    this.#shell = {
      sql: this.#sql,
      commit: groupCommit({
        transactionSync: (run) => ctx.storage.transactionSync(run),
        nextTurn: (run) => parts.nextTurn(run),
        begin: () => this.#begin(),
        afterCommit: (now) => this.#wakeUp.arm(dueAt(this.#sql, now), now),
        afterRollback: () => {},
      }),
      now: () => Math.max(parts.clock.now(), this.#lastNow()),
      newId: parts.newId,
      randomBelow: (below) => parts.randomBelow(below),
      flightAt: (id) => flightAt(env.FLIGHT, id),
      payments: env.PAYMENTS as unknown as PaymentsService,
      queues: env,
      paymentSeconds: () => settingsOf(env).paymentSeconds,
    };
    this.#going = keepGoing(this.#shell);
    if (isBehind(this.#sql, history)) ctx.storage.transactionSync(() => migrate(this.#sql, history));
  }

  async answered(
    _caller: Caller,
    request: { key: string; requestHash: string },
  ): Promise<Result<Answered<BookingOnWire> | null, Failure>> {
    return answeredBefore(this.#shell, this.#underWay, request);
  }

  async hold(caller: Caller, command: HoldBooking): Promise<Result<Answered<BookingOnWire>, Failure>> {
    return holdBooking(this.#shell, this.#underWay, caller, command);
  }

  async drawReferenceAgain(_caller: Caller, taken: string): Promise<Result<BookingOnWire, Failure>> {
    return drawReferenceAgain(this.#shell, taken);
  }

  async read(caller: Caller): Promise<Result<BookingRecord, Failure>> {
    const known = knownTo(this.#sql, caller);
    if (!known.ok) return known;
    const { ownerId } = known.value;
    return ok({ ownerId, booking: presentBooking(this.#sql, known.value, this.#shell.now()) });
  }

  async timeline(caller: Caller): Promise<Result<TimelineEntryOnWire[], Failure>> {
    const known = knownTo(this.#sql, caller);
    return known.ok ? ok(presentTimeline(this.#sql, known.value.currency)) : known;
  }

  async pay(caller: Caller, command: PayBooking): Promise<Result<Answered<PaymentOnWire>, Failure>> {
    return payBooking(this.#shell, this.#going, caller, command);
  }

  async payments(caller: Caller): Promise<Result<PaymentOnWire[], Failure>> {
    return listPayments(this.#shell, caller);
  }

  async quote(caller: Caller, selection: Selection): Promise<Result<CancellationQuoteOnWire, Failure>> {
    return quoteBooking(this.#shell, caller, selection);
  }

  async cancel(
    caller: Caller,
    command: CancelBooking,
  ): Promise<Result<Answered<ConfirmedCancellationOnWire>, Failure>> {
    return cancelBooking(this.#shell, this.#going, caller, command);
  }

  async changeSeats(caller: Caller, command: ChangeSeats): Promise<Result<Answered<BookingOnWire>, Failure>> {
    return changeSeats(this.#shell, this.#going, caller, command);
  }

  async providerEvent(caller: Caller, eventId: string, kind: string): Promise<Result<null, Failure>> {
    if (!hasTables(this.#sql)) return ok(null);
    const noted = await this.#shell.commit((now) => {
      const isNew = noteProviderEvent(this.#sql, eventId, now);
      if (isNew) noteRefundNews(this.#sql, kind);
      return ok(isNew);
    });
    if (!noted.ok) return noted;
    if (noted.value) await this.#going.drive(caller);
    return ok(null);
  }

  async flightChanged(caller: Caller, flight: FlightOnWire): Promise<Result<null, Failure>> {
    if (!hasTables(this.#sql)) return err({ code: 'not_found' });
    const noted = await afterSeatChanges(this.#shell, this.#going, caller, (now) => {
      if (flight.status === 'cancelled') return carrierCancels(this.#shell, flight.id, now);
      rescheduleFlight(this.#sql, flight, this.#parts.newId('evt'), now);
      return ok(null);
    });
    if (noted.ok) await this.#going.drive(caller);
    return noted;
  }

  async erase(caller: Caller): Promise<Result<Erasure, Failure>> {
    if (caller.kind !== 'system' || !knownTo(this.#sql, caller).ok) return err({ code: 'not_found' });
    return this.#shell.commit((now) => ok(eraseBooking(this.#sql, now)));
  }

  async settle(_caller: Caller, consumer: EventConsumer, events: EventId[]): Promise<void> {
    if (!hasTables(this.#sql)) return;
    await this.#shell.commit(() => ok(settleDeliveries(this.#sql, consumer, events)));
  }

  async wake(_caller: Caller): Promise<WokenBooking> {
    if (!hasTables(this.#sql)) return { version: 0, changedAt: 0, findings: [] };
    const before = stateBefore(this.#sql, this.#shell.now());
    await this.#going.tidy();
    const now = this.#shell.now();
    await this.#wakeUp.rearm(dueAt(this.#sql, now), now);
    return wokenBooking(this.#sql, before, now);
  }

  override async alarm(): Promise<void> {
    this.#wakeUp.fired();
    if (hasTables(this.#sql)) await this.#going.tidy();
  }

  #lastNow(): Instant {
    return hasTables(this.#sql) ? (loadBooking(this.#sql)?.lastNow ?? 0) : 0;
  }

  #begin(): Instant {
    migrate(this.#sql, history);
    const now = readClock(this.#sql, this.#parts.clock.now());
    const known = loadBooking(this.#sql);
    if (known && isBookingDue(known, now)) expireBooking(this.#sql, known, this.#parts.newId('evt'), now);
    return now;
  }
}
