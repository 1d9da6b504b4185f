// One dated flight: it alone says who holds or has a seat. Each verb is one synchronous transaction without any waiting inside.
import { DurableObject } from 'cloudflare:workers';
import type {
  FlightClaim,
  FlightInventory,
  FlightObject,
  HoldOtherSeats,
  HoldSeats,
  OtherSeatsHeld,
  SeatStates,
  SeatsHeld,
} from '#contracts/flight-object';
import { isAlarmLost } from '#domain/booking-health';
import type { CommonFailure, EndedHold, HoldFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { HoldId, Instant, PassengerId } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { nextWakeUp } from '#domain/next-wake-up';
import { err, ok, type Result } from '#domain/result';
import type { SeatNumber } from '#domain/seat-map';
import type { Caller } from '#platform/caller';
import { errorText, log } from '#platform/log';
import seats from '../../migrations/flight/0001_seats.sql';
import seatChanges from '../../migrations/flight/0002_seat_changes.sql';
import tellsBookings from '../../migrations/flight/0003_tell_bookings.sql';
import rowsWithoutIndexes from '../../migrations/flight/0004_rows_without_indexes.sql';
import { groupCommit } from '../kit/group-commit.ts';
import { hasTables, isBehind, migrate } from '../kit/migrate.ts';
import { type Parts, runtimeParts } from '../kit/parts.ts';
import { wakeUp } from '../kit/wake-up.ts';
import { noteChange, noteTold, tellingDue, tellLater } from './availability.ts';
import { holdOtherSeats } from './change-seats.ts';
import { livingClaims } from './claims.ts';
import { endChanges, expireDueHolds, nextExpiry, releaseHold, releasePassengers } from './end-holds.ts';
import { nextNews, noteBookingKnows, tellBookings } from './expired-holds.ts';
import { FlightMemory } from './flight-memory.ts';
import { confirmHold, holdSeats, keepHold } from './hold-seats.ts';
import { countInventory, untouchedInventory } from './inventory-proof.ts';
import { type LiveSeatMap, liveSeatMap } from './live-seat-map.ts';
import { readSeatsAt } from './live-seats.rows.ts';
import { blockSeats, fitSeats, statesOfSeats } from './seats.ts';

const history = [
  { name: '0001_seats', sql: seats },
  { name: '0002_seat_changes', sql: seatChanges },
  { name: '0003_tell_bookings', sql: tellsBookings },
  { name: '0004_rows_without_indexes', sql: rowsWithoutIndexes },
];

export class Flight extends DurableObject<ObjectsEnv> implements FlightObject {
  readonly #parts: Parts;
  readonly #sql: SqlStorage;
  readonly #wakeUp: ReturnType<typeof wakeUp>;
  readonly #commit: ReturnType<typeof groupCommit>;
  readonly #live: LiveSeatMap;
  /** Missing until the first write makes the tables. */
  #memory: FlightMemory | undefined;

  constructor(ctx: DurableObjectState, env: ObjectsEnv, parts: Parts = runtimeParts) {
    super(ctx, env);
    this.#parts = parts;
    this.#sql = ctx.storage.sql;
    this.#wakeUp = wakeUp(ctx.storage);
    this.#commit = groupCommit({
      transactionSync: (run) => ctx.storage.transactionSync(run),
      nextTurn: (run) => parts.nextTurn(run),
      begin: () => this.#begin(),
      memory: { attempt: (run) => this.#theMemory().attempt(run), store: () => this.#theMemory().store() },
      afterCommit: (now) => {
        this.#wakeUp.arm(this.#dueAt(), now);
        this.#live.changed();
      },
      afterRollback: () => this.#recall(),
    });
    if (isBehind(this.#sql, history)) ctx.storage.transactionSync(() => migrate(this.#sql, history));
    this.#live = liveSeatMap(ctx, (known) => readSeatsAt(this.#sql, known));
    this.#recall();
  }

  async applyPlan(_caller: Caller, plan: FlightPlan): Promise<Result<{ planVersion: number }, CommonFailure>> {
    return this.#commit((now) => ok(this.#adopt(plan, now)));
  }

  async changeUnsold(_caller: Caller, plan: FlightPlan): Promise<Result<FlightClaim[], CommonFailure>> {
    return this.#commit((now) => {
      const claims = plan.planVersion > this.#planVersion() ? livingClaims(this.#theMemory(), now) : [];
      if (claims.length === 0) this.#adopt(plan, now);
      return ok(claims);
    });
  }

  async hold(_caller: Caller, command: HoldSeats): Promise<Result<SeatsHeld, HoldFailure | EndedHold | CommonFailure>> {
    const { flightId, planVersion } = command;
    if (this.#planVersion() < planVersion) return err({ code: 'plan_needed', flightId });
    return this.#commit((now) => holdSeats(this.#theMemory(), command, now));
  }

  async holdOtherSeats(
    _caller: Caller,
    command: HoldOtherSeats,
  ): Promise<Result<OtherSeatsHeld, HoldFailure | EndedHold | CommonFailure>> {
    const { flightId, planVersion } = command;
    if (this.#planVersion() < planVersion) return err({ code: 'plan_needed', flightId });
    return this.#commit((now) => holdOtherSeats(this.#theMemory(), command, now));
  }

  async keep(
    _caller: Caller,
    holdId: HoldId,
    until: Instant,
  ): Promise<Result<{ expiresAt: Instant }, EndedHold | CommonFailure>> {
    if (!this.#memory) return err({ code: 'hold_not_found' });
    return this.#commit((now) => keepHold(this.#theMemory(), holdId, until, now));
  }

  async confirm(_caller: Caller, holdId: HoldId): Promise<Result<SeatsHeld, EndedHold | CommonFailure>> {
    if (!this.#memory) return err({ code: 'hold_not_found' });
    return this.#commit((now) => confirmHold(this.#theMemory(), holdId, now));
  }

  async release(
    _caller: Caller,
    holdId: HoldId,
    passengerIds?: readonly PassengerId[],
  ): Promise<Result<{ released: boolean }, CommonFailure>> {
    if (!this.#memory) return ok({ released: false });
    return this.#commit((now) => {
      const memory = this.#theMemory();
      if (passengerIds) return ok(releasePassengers(memory, holdId, passengerIds, now));
      const outcome = releaseHold(memory, holdId, now);
      if (!outcome.released) noteBookingKnows(this.#sql, holdId);
      return ok(outcome);
    });
  }

  async seatStates(_caller: Caller, plan: FlightPlan): Promise<SeatStates> {
    return this.#statesAt(this.#now(), plan);
  }

  async block(
    _caller: Caller,
    plan: FlightPlan,
    seats: SeatNumber[],
  ): Promise<Result<SeatStates, HoldFailure | CommonFailure>> {
    const { flightId } = plan;
    return this.#commit((now): Result<SeatStates, HoldFailure> => {
      this.#adopt(plan, now);
      const memory = this.#theMemory();
      const unknown = seats.filter((seat) => !memory.built.has(seat));
      if (unknown.length > 0) return err({ code: 'seat_not_on_aircraft', flightId, seats: unknown });
      const claimed = seats.filter((seat) => memory.seats.get(seat)?.holdId);
      if (claimed.length > 0) return err({ code: 'seat_unavailable', flightId, seats: claimed, alternatives: [] });
      blockSeats(memory, seats);
      noteChange(memory, now);
      return ok(this.#statesAt(now, plan));
    });
  }

  async inventory(_caller: Caller, plan: FlightPlan): Promise<FlightInventory> {
    const flight = this.#memory?.flight;
    return flight?.plan
      ? countInventory(this.#sql, flight.plan, flight.version, this.#now())
      : untouchedInventory(plan);
  }

  async claims(_caller: Caller): Promise<FlightClaim[]> {
    return this.#memory ? livingClaims(this.#memory, this.#now()) : [];
  }

  async wake(_caller: Caller): Promise<{ isAlarmLost: boolean }> {
    if (!this.#memory) return { isAlarmLost: false };
    const [dueAt, now] = [this.#dueAt(), this.#now()];
    await this.#wakeUp.rearm(dueAt, now);
    return { isAlarmLost: isAlarmLost(dueAt, now) };
  }

  /** Opens a socket of the live seat map. Dead holds are ended first; a flight never opened is watched without being written. */
  override async fetch(request: Request): Promise<Response> {
    const tidied = this.#memory ? await this.#commit(() => ok(null)) : ok(null);
    return tidied.ok ? this.#live.open(request) : Response.json(tidied.error, { status: 422 });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    this.#live.heard(socket, message);
  }

  override webSocketClose(socket: WebSocket): void {
    this.#live.left(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#live.lost(socket);
  }

  /** Tidies dead holds and tells search and bookings; whatever it misses, the next call or alarm does. */
  override async alarm(): Promise<void> {
    if (!this.#memory) return;
    this.#wakeUp.fired();
    await this.#tellSearch();
    const flightId = this.#theMemory().flight.plan?.flightId;
    if (!flightId) return;
    await tellBookings({ sql: this.#sql, commit: this.#commit, flightId, queue: this.env.BOOKING_INDEX });
  }

  async #tellSearch(): Promise<void> {
    const telling = await this.#commit((now) => ok(tellingDue(this.#theMemory(), now)));
    if (!telling.ok || !telling.value) return;
    const { message, ...told } = telling.value;
    try {
      if (message) await this.env.AVAILABILITY.send(message);
      await this.#commit((now) => ok(noteTold(this.#theMemory(), told, now)));
    } catch (reason) {
      log('warn', 'availability_not_sent', { id: this.ctx.id.name ?? '', error: errorText(reason) });
      await this.#commit((now) => ok(tellLater(this.#theMemory(), now)));
    }
  }

  /** Opens a batch: the tables exist from the first write on, the clock never goes back, and dead holds are ended. */
  #begin(): Instant {
    if (!this.#memory) {
      migrate(this.#sql, history);
      this.#memory = new FlightMemory(this.#sql);
    }
    const now = this.#now();
    this.#memory.setFlight({ lastNow: now });
    expireDueHolds(this.#memory, now);
    return now;
  }

  /** Takes a plan that is newer than the known one; claims stay, with or without a seat. */
  #adopt(plan: FlightPlan, now: Instant): { planVersion: number } {
    const memory = this.#theMemory();
    const known = memory.flight.planVersion;
    if (plan.planVersion <= known) return { planVersion: known };
    memory.setFlight({ plan, planVersion: plan.planVersion });
    // A seat that is gone may be part of a change under way: it ends, and its people stay where they are.
    if (fitSeats(memory).length > 0) endChanges(memory, now);
    noteChange(memory, now);
    return { planVersion: plan.planVersion };
  }

  /** Reads the rows anew, after a start and after they were rolled back. */
  #recall(): void {
    this.#memory = hasTables(this.#sql) ? new FlightMemory(this.#sql) : undefined;
  }

  #theMemory(): FlightMemory {
    invariant(this.#memory, 'every batch begins with a memory');
    return this.#memory;
  }

  #planVersion(): number {
    return this.#memory?.flight.planVersion ?? 0;
  }

  /** A flight never opened is as its plan says. */
  #statesAt(now: Instant, unopened: FlightPlan): SeatStates {
    const { plan = unopened, version = 0 } = this.#memory?.flight ?? {};
    const { flightId, layout, seatPrices } = plan;
    return { flightId, version, layout, seatPrices, states: this.#memory ? statesOfSeats(this.#memory, now) : {} };
  }

  #now(): Instant {
    return Math.max(this.#parts.clock.now(), this.#memory?.flight.lastNow ?? 0);
  }

  #dueAt(): Instant | undefined {
    return this.#memory && nextWakeUp(nextExpiry(this.#memory), this.#memory.flight.tellDueAt, nextNews(this.#sql));
  }
}
