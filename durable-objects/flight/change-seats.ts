// Seat changes, each to be run inside one commit: other seats are held, then they pass to the hold they are for.
import type { HoldOtherSeats, OtherSeatsHeld } from '#contracts/flight-object';
import type { CommonFailure, EndedHold, HoldFailure } from '#domain/errors';
import type { HoldId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { err, ok, type Result } from '#domain/result';
import { chooseOtherSeats, seatsLeftBehind } from '#domain/seat-change';
import { howHoldEnded } from '#domain/seat-inventory';
import { noteChange } from './availability.ts';
import { endChangeOf, findLivingHold } from './end-holds.ts';
import type { FlightMemory } from './flight-memory.ts';
import type { Hold } from './hold.rows.ts';
import { seatInventoryOf } from './seat-inventory-of.ts';
import { claimSeat, freeSeat, passSeat, seatsOfHold } from './seats.ts';

/** Claims the free ones of the other seats. A change never outlives an unpaid hold, so that none is left without it. */
export function holdOtherSeats(
  memory: FlightMemory,
  command: HoldOtherSeats,
  now: Instant,
): Result<OtherSeatsHeld, HoldFailure | EndedHold | CommonFailure> {
  const { holdId, ofHoldId, bookingId } = command;
  const known = memory.hold(holdId);
  if (known) return answerOfChange(memory, holdId, now);
  const changed = findLivingHold(memory, ofHoldId, now);
  if (!changed.ok) return changed;
  const { state } = changed.value;
  const isOwn = changed.value.bookingId === bookingId && changed.value.changesHoldId === null;
  if (!isOwn || (state !== 'held' && state !== 'confirmed')) return err({ code: 'hold_not_found' });
  if (now >= command.expiresAt) return err(howHoldEnded('expired'));
  endChangeOf(memory, ofHoldId, 'released', now);
  const seats = chooseOtherSeats(seatInventoryOf(memory), { ...changed.value, state }, command.seats, now);
  if (!seats.ok) return seats;
  const claimed = seats.value.filter(({ isFree }) => isFree);
  for (const { seat } of claimed) claimSeat(memory, seat, holdId);
  memory.setHold({
    ...changed.value,
    holdId,
    state: 'held',
    seatCount: claimed.length,
    expiresAt: state === 'held' ? Math.min(command.expiresAt, changed.value.expiresAt) : command.expiresAt,
    createdAt: now,
    changesHoldId: ofHoldId,
    passengers: seats.value
      .map(({ isFree: _, ...seat }) => ({ ...seat, seating: 'own_seat' as const, withPassengerId: null }))
      .sort((one, other) => (one.passengerId < other.passengerId ? -1 : 1)),
  });
  noteChange(memory, now);
  return answerOfChange(memory, holdId, now);
}

/** Passes the seats of a living change on, and frees those left, in one step. */
export function passSeatsOn(memory: FlightMemory, change: Hold & { changesHoldId: HoldId }, now: Instant): void {
  const found = findLivingHold(memory, change.changesHoldId, now);
  invariant(found.ok, 'a seat change ends with the hold it changes');
  const hold = found.value;
  for (const seat of seatsLeftBehind(hold.passengers, change.passengers)) freeSeat(memory, seat, hold.holdId);
  const state = hold.state === 'confirmed' ? 'taken' : 'held';
  for (const seat of seatsOfHold(memory, change)) passSeat(memory, seat, hold.holdId, state);
  const passengers = hold.passengers.map((passenger) => {
    const moved = change.passengers.find(({ passengerId }) => passengerId === passenger.passengerId);
    return moved ? { ...passenger, seat: moved.seat, priceMinor: moved.priceMinor } : passenger;
  });
  memory.setHold({ ...hold, passengers });
  memory.setHold({ ...change, state: 'confirmed', seatCount: 0, endedAt: now });
}

function answerOfChange(memory: FlightMemory, holdId: HoldId, now: Instant): Result<OtherSeatsHeld, EndedHold> {
  const change = findLivingHold(memory, holdId, now);
  if (!change.ok) return change;
  if (change.value.changesHoldId === null) return err({ code: 'hold_not_found' });
  const seats = change.value.passengers.map(({ passengerId, seat, priceMinor, paidMinor }) => {
    invariant(paidMinor !== null, 'a seat change knows what was paid for the seats it leaves');
    return { passengerId, seat, priceMinor, paidMinor };
  });
  return ok({ holdId, expiresAt: change.value.expiresAt, seats, version: memory.flight.version });
}
