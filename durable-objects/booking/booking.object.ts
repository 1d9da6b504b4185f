// One booking and its money: holds all its flights or none, pays by steps that are stored before they are taken, expires.
import { DurableObject } from 'cloudflare:workers';
import type { BookingOnWire, PaymentOnWire } from '#contracts/booking';
import type {
  BookingObject,
  BookingRecord,
  Erasure,
  EventConsumer,
  HoldBooking,
  PayBooking,
} from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import type { FlightOnWire } from '#contracts/flight';
import type { PaymentsService } from '#contracts/payments-service';
import { isBookingDue } from '#domain/booking';
import { drawReference } from '#domain/booking-reference';
import type { Failure } from '#domain/errors';
import type { EventId, FlightId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { nextWakeUp } from '#domain/next-wake-up';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import booking from '../../migrations/booking/0001_booking.sql';
import { flightAt } from '../flight/flight.address.ts';
import { groupCommit } from '../kit/group-commit.ts';
import { hasTables, migrate } from '../kit/migrate.ts';
import { nextDelivery, settleDeliveries } from '../kit/outbox.ts';
import { type Parts, runtimeParts } from '../kit/parts.ts';
import { wakeUp } from '../kit/wake-up.ts';
import { loadBooking, readClock, saveReference } from './booking.rows.ts';
import { expireBooking, rescheduleFlight, theBooking } from './booking-store.ts';
import { drivePayment } from './drive-payment.ts';
import { eraseBooking } from './erase-booking.ts';
import { findFirstAnswer, saveFirstAnswer } from './first-answer.rows.ts';
import { holdFlights, releaseFlights } from './hold-flights.ts';
import { loadSegments } from './itinerary.rows.ts';
import { answerToPayment, beginPaying } from './pay-booking.ts';
import { loadPayments, noteProviderEvent, paymentInMotion } from './payment.rows.ts';
import { presentBooking, presentPayment } from './present-booking.ts';
import { saveBooking } from './save-booking.ts';
import { sendEvents } from './send-events.ts';
import { settingsOf } from './settings.ts';

const history = [{ name: '0001_booking', sql: booking }];

export class Booking extends DurableObject<ObjectsEnv> implements BookingObject {
  readonly #parts: Parts;
  readonly #sql: SqlStorage;
  readonly #wakeUp: ReturnType<typeof wakeUp>;
  readonly #commit: ReturnType<typeof groupCommit>;
  /** Requests under way by key: a double click waits for the first answer instead of racing it. */
  readonly #underWay = new Map<
    string,
    { requestHash: string; answer: Promise<Result<Answered<BookingOnWire>, Failure>> }
  >();
  #driving: Promise<void> | undefined;

  constructor(ctx: DurableObjectState, env: ObjectsEnv, parts: Parts = runtimeParts) {
    super(ctx, env);
    this.#parts = parts;
    this.#sql = ctx.storage.sql;
    this.#wakeUp = wakeUp(ctx.storage);
    this.#commit = groupCommit({
      transactionSync: (run) => ctx.storage.transactionSync(run),
      nextTurn: (run) => parts.nextTurn(run),
      begin: () => this.#begin(),
      afterCommit: (now) => this.#wakeUp.arm(this.#dueAt(), now),
      afterRollback: () => {},
    });
  }

  async answered(
    _caller: Caller,
    request: { key: string; requestHash: string },
  ): Promise<Result<Answered<BookingOnWire> | null, Failure>> {
    const underWay = this.#underWay.get(request.key);
    if (underWay) {
      return underWay.requestHash === request.requestHash
        ? repeat(await underWay.answer)
        : err({ code: 'idempotency_key_reused' });
    }
    const first = hasTables(this.#sql) ? findFirstAnswer(this.#sql, request.key) : undefined;
    if (!first) return ok(null);
    if (first.requestHash !== request.requestHash) return err({ code: 'idempotency_key_reused' });
    return ok({ status: 201, body: first.answer, isReplay: true });
  }

  async hold(caller: Caller, command: HoldBooking): Promise<Result<Answered<BookingOnWire>, Failure>> {
    const first = await this.answered(caller, command);
    if (!first.ok) return first;
    if (first.value) return ok(first.value);
    const answer = this.#holdOnce(caller, command);
    this.#underWay.set(command.key, { requestHash: command.requestHash, answer });
    try {
      return await answer;
    } finally {
      this.#underWay.delete(command.key);
    }
  }

  async drawReferenceAgain(_caller: Caller, taken: string): Promise<Result<BookingOnWire, Failure>> {
    return this.#commit((now) => {
      if (theBooking(this.#sql).reference === taken) {
        saveReference(
          this.#sql,
          drawReference((below) => this.#parts.randomBelow(below)),
        );
      }
      const drawn = presentBooking(this.#sql, theBooking(this.#sql), now);
      const key = this.#sql.exec<{ key: string; request_hash: string }>('SELECT * FROM first_answer').one();
      saveFirstAnswer(this.#sql, key.key, key.request_hash, drawn);
      return ok(drawn);
    });
  }

  async read(caller: Caller): Promise<Result<BookingRecord, Failure>> {
    const known = this.#known(caller);
    if (!known.ok) return known;
    const { ownerId } = known.value;
    return ok({ ownerId, booking: presentBooking(this.#sql, known.value, this.#now()) });
  }

  async pay(caller: Caller, command: PayBooking): Promise<Result<Answered<PaymentOnWire>, Failure>> {
    const known = this.#known(caller);
    if (!known.ok) return known;
    const { paymentSeconds } = settingsOf(this.env);
    const begun = await this.#commit((now) => beginPaying(this.#sql, command, paymentSeconds, now));
    if (!begun.ok) return begun;
    await this.#drive(caller);
    await this.#giveSeatsBack(caller);
    return answerToPayment(this.#sql, command, this.#now(), begun.value.isReplay);
  }

  async payments(caller: Caller): Promise<Result<PaymentOnWire[], Failure>> {
    const known = this.#known(caller);
    if (!known.ok) return known;
    const whole = presentBooking(this.#sql, known.value, this.#now());
    return ok(loadPayments(this.#sql).map((payment) => payment.answer ?? presentPayment(payment, whole)));
  }

  async providerEvent(caller: Caller, eventId: string): Promise<Result<null, Failure>> {
    if (!hasTables(this.#sql)) return ok(null);
    const noted = await this.#commit((now) => ok(noteProviderEvent(this.#sql, eventId, now)));
    if (!noted.ok) return noted;
    if (noted.value) await this.#drive(caller);
    return ok(null);
  }

  async flightChanged(_caller: Caller, flight: FlightOnWire): Promise<Result<null, Failure>> {
    if (!hasTables(this.#sql)) return err({ code: 'not_found' });
    return this.#commit((now) => {
      rescheduleFlight(this.#sql, flight, this.#parts.newId('evt'), now);
      return ok(null);
    });
  }

  async erase(caller: Caller): Promise<Result<Erasure, Failure>> {
    if (caller.kind !== 'system' || !this.#known(caller).ok) return err({ code: 'not_found' });
    return this.#commit((now) => ok(eraseBooking(this.#sql, now)));
  }

  async settle(_caller: Caller, consumer: EventConsumer, events: EventId[]): Promise<void> {
    if (!hasTables(this.#sql)) return;
    await this.#commit(() => ok(settleDeliveries(this.#sql, consumer, events)));
  }

  async wake(_caller: Caller): Promise<void> {
    if (!hasTables(this.#sql)) return;
    await this.#tidy();
    await this.#wakeUp.rearm(this.#dueAt(), this.#now());
  }

  override async alarm(): Promise<void> {
    this.#wakeUp.fired();
    if (hasTables(this.#sql)) await this.#tidy();
  }

  async #holdOnce(caller: Caller, command: HoldBooking): Promise<Result<Answered<BookingOnWire>, Failure>> {
    invariant(caller.kind === 'user', 'a booking is made by somebody signed in');
    const flights = {
      flightAt: (id: FlightId) => flightAt(this.env.FLIGHT, id),
      newHoldId: () => this.#parts.newId('hld'),
    };
    const passengerIds = command.passengers.map(() => this.#parts.newId('pax'));
    const paymentRequiredBy = this.#parts.clock.now() + command.holdSeconds * 1000;
    const held = await holdFlights(flights, caller, caller.userId, command, passengerIds, paymentRequiredBy);
    if (!held.ok) return held;
    const saved = await this.#commit((now): Result<BookingOnWire, Failure> => {
      const made = {
        ownerId: caller.userId,
        reference: drawReference((below) => this.#parts.randomBelow(below)),
        eventId: this.#parts.newId('evt'),
        order: command,
        passengerIds,
        flights: held.value,
        paymentRequiredBy,
      };
      const body = saveBooking(this.#sql, made, now);
      saveFirstAnswer(this.#sql, command.key, command.requestHash, body);
      return ok(body);
    });
    if (!saved.ok) {
      await releaseFlights(flights, caller, held.value);
      return saved;
    }
    return ok({ status: 201, body: saved.value, isReplay: false });
  }

  /** Call, webhook and alarm all move a payment on here; while one is at it, the others wait for it. */
  #drive(caller: Caller): Promise<void> {
    this.#driving ??= drivePayment(
      {
        sql: this.#sql,
        commit: this.#commit,
        step: {
          flightAt: (id) => flightAt(this.env.FLIGHT, id),
          payments: this.env.PAYMENTS as unknown as PaymentsService,
          newHoldId: () => this.#parts.newId('hld'),
        },
        newEventId: () => this.#parts.newId('evt'),
      },
      caller,
    ).finally(() => {
      this.#driving = undefined;
    });
    return this.#driving;
  }

  /** Does what is due: expiry happens at the start of every commit, then a payment in motion, then events. */
  async #tidy(): Promise<void> {
    await this.#commit(() => ok(null));
    const nextTryAt = paymentInMotion(this.#sql)?.progress.nextTryAt;
    if (nextTryAt !== undefined && (nextTryAt ?? 0) <= this.#now()) await this.#drive(this.#itself());
    await this.#giveSeatsBack(this.#itself());
    await sendEvents({ sql: this.#sql, commit: this.#commit, queues: this.env });
  }

  /**
   * When the booking is over its flights are told, although a hold dies by itself: a payment may have had seats kept beyond
   * the deadline, and a flight whose own alarm was lost would go on showing the dead hold.
   */
  async #giveSeatsBack(caller: Caller): Promise<void> {
    const known = loadBooking(this.#sql);
    if (known?.status !== 'expired' || this.#now() > known.paymentRequiredBy + keptSeatsMilliseconds) return;
    const holds = loadSegments(this.#sql).map((segment) => ({ command: segment }));
    await releaseFlights({ flightAt: (id) => flightAt(this.env.FLIGHT, id) }, caller, holds);
  }

  #begin(): Instant {
    migrate(this.#sql, history);
    const now = readClock(this.#sql, this.#parts.clock.now());
    const known = loadBooking(this.#sql);
    if (known && isBookingDue(known, now)) expireBooking(this.#sql, known, this.#parts.newId('evt'), now);
    return now;
  }

  /** The booking for those who may see it; a stranger learns nothing but that it is not theirs. */
  #known(caller: Caller): Result<ReturnType<typeof theBooking>, Failure> {
    const known = hasTables(this.#sql) ? loadBooking(this.#sql) : undefined;
    if (!known) return err({ code: 'not_found' });
    const maySee =
      caller.kind === 'system' ||
      (caller.kind === 'user' && (caller.userId === known.ownerId || caller.audience === 'skyhold:staff'));
    return maySee ? ok(known) : err({ code: 'not_found' });
  }

  #now(): Instant {
    return Math.max(this.#parts.clock.now(), loadBooking(this.#sql)?.lastNow ?? 0);
  }

  #dueAt(): Instant | undefined {
    const known = loadBooking(this.#sql);
    const inMotion = paymentInMotion(this.#sql);
    const deadline = known?.status === 'held' && !inMotion ? known.paymentRequiredBy : undefined;
    const nextTry = inMotion && (inMotion.progress.nextTryAt ?? this.#now() + stalledMilliseconds);
    return nextWakeUp(deadline, nextTry, nextDelivery(this.#sql));
  }

  #itself(): Caller {
    return { kind: 'system', part: 'booking', requestId: this.#parts.newId('req') };
  }
}

/** Beyond this after the deadline every kept seat has been freed by its flight. */
const keptSeatsMilliseconds = 3_600_000;

/** A payment whose driver never came back is driven on after this. */
const stalledMilliseconds = 15_000;

const repeat = <Body>(answer: Result<Answered<Body>, Failure>): Result<Answered<Body>, Failure> =>
  answer.ok ? ok({ ...answer.value, isReplay: true }) : answer;
