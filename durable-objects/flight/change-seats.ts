// Seat changes, each to be run inside one transaction: other seats are held, then they pass to the hold they are for.
import type { HoldOtherSeats, OtherSeatsHeld } from '#contracts/flight-object';
import type { CommonFailure, EndedHold, HoldFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { HoldId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { err, ok, type Result } from '#domain/result';
import { chooseOtherSeats, seatsLeftBehind } from '#domain/seat-change';
import { endChangesOf, findLivingHold } from './end-holds.ts';
import { findHold, type Hold, passengersUnder, seatsUnderHold } from './hold.rows.ts';
import { type BuiltSeats, loadInventory } from './load-inventory.ts';
import { loadFlight, noteChange } from './plan.rows.ts';
import { claimSeat, freeSeat, passSeats } from './seat.rows.ts';
import { markPassedOn, reseat, saveChange, seatsOfChange } from './seat-change.rows.ts';

/** Claims the free ones of the other seats. A change never outlives an unpaid hold, so that none is left without it. */
export function holdOtherSeats(
  sql: SqlStorage,
  plan: FlightPlan,
  built: BuiltSeats,
  command: HoldOtherSeats,
  now: Instant,
): Result<OtherSeatsHeld, HoldFailure | EndedHold | CommonFailure> {
  const { holdId, ofHoldId, bookingId } = command;
  if (findHold(sql, holdId)) return answerOfChange(sql, holdId, now);
  const changed = findLivingHold(sql, ofHoldId, now);
  if (!changed.ok) return changed;
  const { state, cabin } = changed.value;
  const isOwn = changed.value.bookingId === bookingId && changed.value.changesHoldId === null;
  if (!isOwn || (state !== 'held' && state !== 'confirmed')) return err({ code: 'hold_not_found' });
  endChangesOf(sql, ofHoldId, 'released', now);
  const seating = { state, cabin, passengers: passengersUnder(sql, ofHoldId) };
  const seats = chooseOtherSeats(loadInventory(sql, plan, built), seating, command.seats, now);
  if (!seats.ok) return seats;
  for (const { seat, isFree } of seats.value) {
    if (isFree) invariant(claimSeat(sql, seat, holdId), `seat ${seat} was free when it was chosen`);
  }
  const expiresAt = state === 'held' ? Math.min(command.expiresAt, changed.value.expiresAt) : command.expiresAt;
  saveChange(sql, command, expiresAt, seats.value, now);
  noteChange(sql, now);
  return answerOfChange(sql, holdId, now);
}

/** Passes the seats of a living change on, and frees those left, in one step. */
export function passSeatsOn(sql: SqlStorage, change: Hold & { changesHoldId: HoldId }, now: Instant): void {
  const changed = findLivingHold(sql, change.changesHoldId, now);
  invariant(changed.ok, 'a seat change ends with the hold it changes');
  const { holdId } = changed.value;
  const moved = seatsUnderHold(sql, change.holdId);
  for (const seat of seatsLeftBehind(passengersUnder(sql, holdId), moved)) freeSeat(sql, seat, holdId);
  passSeats(sql, change.holdId, holdId, changed.value.state === 'confirmed' ? 'taken' : 'held');
  for (const seat of moved) reseat(sql, holdId, seat);
  markPassedOn(sql, change.holdId, now);
}

function answerOfChange(sql: SqlStorage, holdId: HoldId, now: Instant): Result<OtherSeatsHeld, EndedHold> {
  const change = findLivingHold(sql, holdId, now);
  if (!change.ok) return change;
  if (change.value.changesHoldId === null) return err({ code: 'hold_not_found' });
  const { version } = loadFlight(sql);
  return ok({ holdId, expiresAt: change.value.expiresAt, seats: seatsOfChange(sql, holdId), version });
}
