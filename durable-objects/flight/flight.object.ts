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
import { groupCommit } from '../kit/group-commit.ts';
import { hasTables, isBehind, migrate } from '../kit/migrate.ts';
import { type Parts, runtimeParts } from '../kit/parts.ts';
import { wakeUp } from '../kit/wake-up.ts';
import { tellingDue } from './availability.ts';
import { holdOtherSeats } from './change-seats.ts';
import { endChangesOf, expireDueHolds, releaseHold, releasePassengers } from './end-holds.ts';
import { nextNews, tellBookings } from './expired-holds.ts';
import { livingClaims, nextExpiry } from './hold.rows.ts';
import { confirmHold, holdSeats, keepHold } from './hold-seats.ts';
import { countInventory, untouchedInventory } from './inventory-proof.ts';
import { type LiveSeatMap, liveSeatMap } from './live-seat-map.ts';
import { readSeatsAt } from './live-seats.rows.ts';
import { type BuiltSeats, buildSeats } from './load-inventory.ts';
import { loadFlight, noteChange, noteTold, readClock, savePlan, tellAgainAt } from './plan.rows.ts';
import { blockSeats, claimedAmong, fitSeats, statesOfSeats } from './seat.rows.ts';

const history = [
  { name: '0001_seats', sql: seats },
  { name: '0002_seat_changes', sql: seatChanges },
  { name: '0003_tell_bookings', sql: tellsBookings },
];
const tellAgainMilliseconds = 5_000;

export class Flight extends DurableObject<ObjectsEnv> implements FlightObject {
  readonly #parts: Parts;
  readonly #sql: SqlStorage;
  readonly #wakeUp: ReturnType<typeof wakeUp>;
  readonly #commit: ReturnType<typeof groupCommit>;
  readonly #live: LiveSeatMap;
  #opened: { plan: FlightPlan; built: BuiltSeats } | undefined;

  constructor(ctx: DurableObjectState, env: ObjectsEnv, parts: Parts = runtimeParts) {
    super(ctx, env);
    this.#parts = parts;
    this.#sql = ctx.storage.sql;
    this.#wakeUp = wakeUp(ctx.storage);
    this.#commit = groupCommit({
      transactionSync: (run) => ctx.storage.transactionSync(run),
      nextTurn: (run) => parts.nextTurn(run),
      begin: () => this.#begin(),
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
      const claims = plan.planVersion > loadFlight(this.#sql).planVersion ? livingClaims(this.#sql, now) : [];
      if (claims.length === 0) this.#adopt(plan, now);
      return ok(claims);
    });
  }

  async hold(_caller: Caller, command: HoldSeats): Promise<Result<SeatsHeld, HoldFailure | EndedHold | CommonFailure>> {
    const { flightId, planVersion } = command;
    if (!this.#opened || this.#opened.plan.planVersion < planVersion) return err({ code: 'plan_needed', flightId });
    return this.#commit((now) => {
      const { plan, built } = this.#theOpened();
      return holdSeats(this.#sql, plan, built, command, now);
    });
  }

  async holdOtherSeats(
    _caller: Caller,
    command: HoldOtherSeats,
  ): Promise<Result<OtherSeatsHeld, HoldFailure | EndedHold | CommonFailure>> {
    const { flightId, planVersion } = command;
    if (!this.#opened || this.#opened.plan.planVersion < planVersion) return err({ code: 'plan_needed', flightId });
    return this.#commit((now) => {
      const { plan, built } = this.#theOpened();
      return holdOtherSeats(this.#sql, plan, built, command, now);
    });
  }

  async keep(
    _caller: Caller,
    holdId: HoldId,
    until: Instant,
  ): Promise<Result<{ expiresAt: Instant }, EndedHold | CommonFailure>> {
    if (!this.#opened) return err({ code: 'hold_not_found' });
    return this.#commit((now) => keepHold(this.#sql, holdId, until, now));
  }

  async confirm(_caller: Caller, holdId: HoldId): Promise<Result<SeatsHeld, EndedHold | CommonFailure>> {
    if (!this.#opened) return err({ code: 'hold_not_found' });
    return this.#commit((now) => confirmHold(this.#sql, holdId, now));
  }

  async release(
    _caller: Caller,
    holdId: HoldId,
    passengerIds?: readonly PassengerId[],
  ): Promise<Result<{ released: boolean }, CommonFailure>> {
    if (!this.#opened) return ok({ released: false });
    return this.#commit((now) =>
      ok(passengerIds ? releasePassengers(this.#sql, holdId, passengerIds, now) : releaseHold(this.#sql, holdId, now)),
    );
  }

  async seatStates(_caller: Caller, plan: FlightPlan): Promise<SeatStates> {
    if (!this.#opened) return statesOf(plan, 0, {});
    const { version } = loadFlight(this.#sql);
    return statesOf(this.#opened.plan, version, statesOfSeats(this.#sql, this.#now()));
  }

  async block(
    _caller: Caller,
    plan: FlightPlan,
    seats: SeatNumber[],
  ): Promise<Result<SeatStates, HoldFailure | CommonFailure>> {
    const { flightId } = plan;
    // A step of its own, so that a refusal below takes back nothing the memory already knows.
    const adopted = await this.#commit((now) => ok(this.#adopt(plan, now)));
    if (!adopted.ok) return adopted;
    return this.#commit((now): Result<SeatStates, HoldFailure> => {
      const { plan: current, built } = this.#theOpened();
      const unknown = seats.filter((seat) => !built.has(seat));
      if (unknown.length > 0) return err({ code: 'seat_not_on_aircraft', flightId, seats: unknown });
      const claimed = claimedAmong(this.#sql, seats);
      if (claimed.length > 0) return err({ code: 'seat_unavailable', flightId, seats: claimed, alternatives: [] });
      blockSeats(this.#sql, seats);
      return ok(statesOf(current, noteChange(this.#sql, now), statesOfSeats(this.#sql, now)));
    });
  }

  async inventory(_caller: Caller, plan: FlightPlan): Promise<FlightInventory> {
    if (!this.#opened) return untouchedInventory(plan);
    const { version } = loadFlight(this.#sql);
    return countInventory(this.#sql, this.#opened.plan, version, this.#now());
  }

  async claims(_caller: Caller): Promise<FlightClaim[]> {
    return this.#opened ? livingClaims(this.#sql, this.#now()) : [];
  }

  async wake(_caller: Caller): Promise<{ isAlarmLost: boolean }> {
    if (!this.#opened) return { isAlarmLost: false };
    const [dueAt, now] = [this.#dueAt(), this.#now()];
    await this.#wakeUp.rearm(dueAt, now);
    return { isAlarmLost: isAlarmLost(dueAt, now) };
  }

  /** Opens a socket of the live seat map. Dead holds are ended first; a flight never opened is watched without being written. */
  override async fetch(request: Request): Promise<Response> {
    const tidied = this.#opened ? await this.#commit(() => ok(null)) : ok(null);
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
    if (!this.#opened) return;
    this.#wakeUp.fired();
    await this.#tellSearch();
    const { flightId } = this.#theOpened().plan;
    await tellBookings({ sql: this.#sql, commit: this.#commit, flightId, queue: this.env.BOOKING_INDEX });
  }

  async #tellSearch(): Promise<void> {
    const telling = await this.#commit((now) => ok(tellingDue(this.#sql, this.#theOpened().plan, now)));
    if (!telling.ok || !telling.value) return;
    const { version, classes, message } = telling.value;
    try {
      if (message) await this.env.AVAILABILITY.send(message);
      await this.#commit((now) => ok(noteTold(this.#sql, version, classes, now)));
    } catch (reason) {
      log('warn', 'availability_not_sent', { id: this.ctx.id.name ?? '', error: errorText(reason) });
      await this.#commit((now) => ok(tellAgainAt(this.#sql, now + tellAgainMilliseconds)));
    }
  }

  /** Opens a batch: the tables exist from the first write on, the clock never goes back, and dead holds are ended. */
  #begin(): Instant {
    migrate(this.#sql, history);
    const now = readClock(this.#sql, this.#parts.clock.now());
    expireDueHolds(this.#sql, now);
    return now;
  }

  /** Takes a plan that is newer than the known one; claims stay, with or without a seat. */
  #adopt(plan: FlightPlan, now: Instant): { planVersion: number } {
    const known = loadFlight(this.#sql).planVersion;
    if (plan.planVersion <= known) return { planVersion: known };
    savePlan(this.#sql, plan);
    // A seat that is gone may be part of a change under way: it ends, and its people stay where they are.
    if (fitSeats(this.#sql, plan.layout).length > 0) endChangesOf(this.#sql, undefined, 'released', now);
    noteChange(this.#sql, now);
    this.#opened = { plan, built: buildSeats(plan) };
    return { planVersion: plan.planVersion };
  }

  /** Reads the plan from the rows, after a start and after anything was rolled back. */
  #recall(): void {
    const plan = hasTables(this.#sql) ? loadFlight(this.#sql).plan : undefined;
    this.#opened = plan && { plan, built: buildSeats(plan) };
  }

  #theOpened(): { plan: FlightPlan; built: BuiltSeats } {
    invariant(this.#opened, 'a flight is opened by a plan before anything is claimed on it');
    return this.#opened;
  }

  #now(): Instant {
    return Math.max(this.#parts.clock.now(), loadFlight(this.#sql).lastNow);
  }

  #dueAt(): Instant | undefined {
    return nextWakeUp(nextExpiry(this.#sql), loadFlight(this.#sql).tellDueAt, nextNews(this.#sql));
  }
}

const statesOf = (plan: FlightPlan, version: number, states: SeatStates['states']): SeatStates => ({
  flightId: plan.flightId,
  version,
  layout: plan.layout,
  seatPrices: plan.seatPrices,
  states,
});
