// A flight in memory, over its rows: decisions read it, every change goes through three setters, and a batch is written at once.
import type { ClaimedInClass } from '#domain/fare-buckets';
import type { BookingId, HoldId, UserId } from '#domain/ids';
import { type Cabin, type Seat, type SeatNumber, seatsOf } from '#domain/seat-map';
import { type Hold, isOver, loadHold, loadIdsOver, loadLivingHolds, saveHolds } from './hold.rows.ts';
import { HoldIndex } from './hold-index.ts';
import { type FlightRow, loadFlight, saveFlight } from './plan.rows.ts';
import { loadSeats, type SeatRow, saveSeats } from './seat.rows.ts';

/** About five megabytes of ids: far more holds than an honest flight sees, and no harm in one that is hoarded. */
const mostIdsOver = 50_000;

/**
 * The rows are the truth. Memory holds what decisions need of them: the flight, its seats, its living holds. It may differ
 * from the rows only inside a batch, between a setter and `store`; when the rows are rolled back it is thrown away whole.
 * Records are never changed in place, so the old one is always at hand: to compare with, and to go back to.
 */
export class FlightMemory {
  readonly #sql: SqlStorage;
  readonly #seats: Map<SeatNumber, SeatRow>;
  readonly #holds = new Map<HoldId, Hold>();
  /** Ids of the holds that are over; missing once there are too many to keep, and then the rows are asked for every id. */
  #idsOver: Set<HoldId> | undefined;
  readonly #index = new HoldIndex();
  readonly #freeIn = new Map<Cabin, number>();
  #flight: FlightRow;
  #built: ReadonlyMap<SeatNumber, Seat>;
  /** What the rows still say of everything set since the last `store`. */
  readonly #seatsInRows = new Map<SeatNumber, SeatRow | undefined>();
  readonly #holdsInRows = new Map<HoldId, Hold | undefined>();
  #flightInRows: FlightRow;
  /** Undoes the setters of the call under way, last first. */
  #wayBack: (() => void)[] = [];

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#flight = this.#flightInRows = loadFlight(sql);
    this.#built = builtOf(this.#flight);
    this.#seats = loadSeats(sql);
    const idsOver = loadIdsOver(sql, mostIdsOver + 1);
    if (idsOver.length <= mostIdsOver) this.#idsOver = new Set(idsOver);
    for (const seat of this.#seats.values()) this.#countFree(seat, 1);
    for (const hold of loadLivingHolds(sql)) {
      this.#holds.set(hold.holdId, hold);
      this.#index.add(hold);
    }
  }

  get flight(): FlightRow {
    return this.#flight;
  }

  /** The seats the aircraft is built with, in order of row, then column; unfolded once for each plan. */
  get built(): ReadonlyMap<SeatNumber, Seat> {
    return this.#built;
  }

  get seats(): ReadonlyMap<SeatNumber, SeatRow> {
    return this.#seats;
  }

  /** The living holds, and those that ended in this batch. */
  get holds(): ReadonlyMap<HoldId, Hold> {
    return this.#holds;
  }

  /** Any hold there ever was. What is over is asked of the rows; of a new id nothing has to be asked. */
  hold(holdId: HoldId): Hold | undefined {
    const hold = this.#holds.get(holdId);
    if (hold || (this.#idsOver && !this.#idsOver.has(holdId))) return hold;
    return loadHold(this.#sql, holdId);
  }

  /** Living claims by cabin and class, lap infants and seat changes not counted. */
  claims(): ClaimedInClass[] {
    return this.#index.claims();
  }

  /** Living holds of a booking or an account that are not paid for yet; seat changes go by the holds they change. */
  unpaidHoldsOf(owner: BookingId | UserId): Hold[] {
    const holds: Hold[] = [];
    for (const holdId of this.#index.unpaidOf(owner)) {
      const hold = this.#holds.get(holdId);
      if (hold) holds.push(hold);
    }
    return holds;
  }

  /** The seat change under way of a hold. */
  changeOf(holdId: HoldId): Hold | undefined {
    const change = this.#index.changeOf(holdId);
    return change && this.#holds.get(change);
  }

  isFree(seat: SeatNumber): boolean {
    return this.#seats.get(seat)?.state === 'free';
  }

  freeCountIn(cabin: Cabin): number {
    return this.#freeIn.get(cabin) ?? 0;
  }

  setFlight(change: Partial<FlightRow>): void {
    const before = this.#flight;
    this.#wayBack.push(() => this.setFlight(before));
    this.#flight = { ...before, ...change };
    if (this.#flight.plan !== before.plan) this.#built = builtOf(this.#flight);
  }

  /** `undefined` takes the seat out of the aircraft. */
  setSeat(seat: SeatNumber, row: SeatRow | undefined): void {
    const before = this.#seats.get(seat);
    this.#wayBack.push(() => this.setSeat(seat, before));
    if (!this.#seatsInRows.has(seat)) this.#seatsInRows.set(seat, before);
    if (before) this.#countFree(before, -1);
    if (row) {
      this.#countFree(row, 1);
      this.#seats.set(seat, row);
    } else {
      this.#seats.delete(seat);
    }
  }

  setHold(hold: Hold): void {
    const before = this.#holds.get(hold.holdId);
    this.#wayBack.push(() => this.#putHold(hold.holdId, before));
    if (!this.#holdsInRows.has(hold.holdId)) this.#holdsInRows.set(hold.holdId, before);
    this.#putHold(hold.holdId, hold);
  }

  /** Runs one call of a batch; a throw takes back what it set, and nothing else. */
  attempt<Value>(run: () => Value): Value {
    this.#wayBack = [];
    try {
      return run();
    } catch (reason) {
      for (const goBack of this.#wayBack.toReversed()) goBack();
      throw reason;
    }
  }

  /** Writes what differs from the rows, in a few statements however many calls there were. Call it inside the transaction. */
  store(): void {
    const holds = [...this.#holdsInRows].flatMap(([holdId, known]) => {
      const hold = this.#holds.get(holdId);
      return hold && hold !== known ? [{ hold, known }] : [];
    });
    const seats = [...this.#seatsInRows].flatMap(([seat, known]) => {
      const row = this.#seats.get(seat);
      return row === known ? [] : [[seat, row] as const];
    });
    saveHolds(this.#sql, holds);
    saveSeats(this.#sql, seats);
    if (this.#flight !== this.#flightInRows) saveFlight(this.#sql, this.#flight, this.#flightInRows);
    for (const { hold } of holds) if (isOver(hold)) this.#forget(hold.holdId);
    this.#holdsInRows.clear();
    this.#seatsInRows.clear();
    this.#flightInRows = this.#flight;
    this.#wayBack = [];
  }

  #putHold(holdId: HoldId, hold: Hold | undefined): void {
    const before = this.#holds.get(holdId);
    if (before && !isOver(before)) this.#index.remove(before);
    if (hold && !isOver(hold)) this.#index.add(hold);
    if (hold) this.#holds.set(holdId, hold);
    else this.#holds.delete(holdId);
  }

  #forget(holdId: HoldId): void {
    this.#holds.delete(holdId);
    this.#idsOver?.add(holdId);
    if (this.#idsOver && this.#idsOver.size > mostIdsOver) this.#idsOver = undefined;
  }

  #countFree({ cabin, state }: SeatRow, count: number): void {
    if (state === 'free') this.#freeIn.set(cabin, (this.#freeIn.get(cabin) ?? 0) + count);
  }
}

const builtOf = ({ plan }: FlightRow): ReadonlyMap<SeatNumber, Seat> =>
  new Map(plan && seatsOf(plan.layout).map((seat) => [seat.seat, seat]));
