// What becomes of seats in memory: claimed, taken, given back, passed on, blocked, fitted to another aircraft.
import type { SeatState } from '#contracts/flight-object';
import type { HoldId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { isHoldAlive } from '#domain/seat-inventory';
import type { SeatNumber } from '#domain/seat-map';
import type { FlightMemory } from './flight-memory.ts';
import type { Hold } from './hold.rows.ts';

/** Takes a free seat for a hold. The rule has found it free in the same transaction, so anything else is a bug. */
export function claimSeat(memory: FlightMemory, seat: SeatNumber, holdId: HoldId): void {
  const row = memory.seats.get(seat);
  invariant(row && memory.isFree(seat), `seat ${seat} was free when it was assigned`);
  memory.setSeat(seat, { ...row, state: 'held', holdId });
}

/** Turns the held seats of one hold into taken ones. */
export function takeSeats(memory: FlightMemory, hold: Hold): void {
  for (const seat of seatsOfHold(memory, hold)) passSeat(memory, seat, hold.holdId, 'taken');
}

/** Gives the seats of one hold back, and of no other. */
export function freeSeatsOfHold(memory: FlightMemory, hold: Hold): void {
  for (const seat of seatsOfHold(memory, hold)) freeSeat(memory, seat, hold.holdId);
}

export function freeSeat(memory: FlightMemory, seat: SeatNumber, holdId: HoldId): void {
  const row = memory.seats.get(seat);
  if (row?.holdId === holdId) memory.setSeat(seat, { ...row, state: 'free', holdId: null });
}

/** Makes a seat that is claimed already another hold's, or gives it another state. */
export function passSeat(memory: FlightMemory, seat: SeatNumber, to: HoldId, state: 'held' | 'taken'): void {
  const row = memory.seats.get(seat);
  invariant(row?.holdId, `seat ${seat} is claimed before it is passed on`);
  memory.setSeat(seat, { ...row, state, holdId: to });
}

/** The seats of its passengers that are claimed by the hold itself. */
export function seatsOfHold(memory: FlightMemory, { holdId, passengers }: Hold): SeatNumber[] {
  return passengers.flatMap(({ seat }) => (seat !== null && memory.seats.get(seat)?.holdId === holdId ? [seat] : []));
}

/** Makes exactly these seats blocked. The caller has checked that none of them is claimed. */
export function blockSeats(memory: FlightMemory, seats: readonly SeatNumber[]): void {
  for (const [seat, row] of memory.seats) {
    const state = seats.includes(seat) ? 'blocked' : 'free';
    if (row.holdId === null && row.state !== state) memory.setSeat(seat, { ...row, state });
  }
}

/**
 * Gives the flight the seats its plan is built with. Seats that stay keep their state; a claim on a seat that is gone, or
 * now belongs to another cabin, loses its seat but not its place: its passengers are left displaced. Answers the seats lost.
 */
export function fitSeats(memory: FlightMemory): SeatNumber[] {
  const lost = [...memory.seats].filter(([seat, row]) => memory.built.get(seat)?.cabin !== row.cabin);
  for (const [seat, { holdId }] of lost) {
    const hold = holdId && memory.holds.get(holdId);
    if (hold) {
      const passengers = hold.passengers.map((passenger) =>
        passenger.seat === seat ? { ...passenger, seat: null } : passenger,
      );
      memory.setHold({ ...hold, passengers });
    }
    memory.setSeat(seat, undefined);
  }
  for (const [position, { seat, cabin }] of [...memory.built.values()].entries()) {
    const row = memory.seats.get(seat);
    if (!row) memory.setSeat(seat, { cabin, position, state: 'free', holdId: null });
    else if (row.position !== position) memory.setSeat(seat, { ...row, position });
  }
  return lost.map(([seat]) => seat);
}

/** The state of every seat that is not free at `now`; a dead hold's seat is free although nothing has tidied it yet. */
export function statesOfSeats(memory: FlightMemory, now: Instant): Record<SeatNumber, SeatState> {
  const states: Record<SeatNumber, SeatState> = {};
  for (const [seat, { state, holdId }] of memory.seats) {
    const hold = holdId && memory.holds.get(holdId);
    if (state !== 'free' && (!hold || isHoldAlive(hold, now))) states[seat] = state;
  }
  return states;
}
