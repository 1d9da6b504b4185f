// How holds end, whole or passenger by passenger, each to be run inside one commit.
import type { EndedHold } from '#domain/errors';
import type { HoldId, Instant, PassengerId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { howHoldEnded, isHoldAlive } from '#domain/seat-inventory';
import { noteChange } from './availability.ts';
import type { FlightMemory } from './flight-memory.ts';
import { type Hold, isOver } from './hold.rows.ts';
import { freeSeat, freeSeatsOfHold } from './seats.ts';

/** A hold that lives, or how it ended. */
export function findLivingHold(memory: FlightMemory, holdId: HoldId, now: Instant): Result<Hold, EndedHold> {
  const hold = memory.hold(holdId);
  if (!hold) return err({ code: 'hold_not_found' });
  if (hold.state === 'released') return err(howHoldEnded('released'));
  return isHoldAlive(hold, now) ? ok(hold) : err(howHoldEnded('expired'));
}

/** Gives the seats of a hold back, held or taken; one that has ended, or passed its seats on, stays as it is. */
export function releaseHold(memory: FlightMemory, holdId: HoldId, now: Instant): { released: boolean } {
  const hold = findLivingHold(memory, holdId, now);
  if (!hold.ok || isOver(hold.value)) return { released: false };
  endHold(memory, hold.value, 'released', now);
  return { released: true };
}

/**
 * Lets these passengers leave a living hold. Their seats are free at once; with the last who has a place it ends whole.
 * A seat change under way was made for another party, so it ends; one that is named itself is dropped whole.
 */
export function releasePassengers(
  memory: FlightMemory,
  holdId: HoldId,
  passengerIds: readonly PassengerId[],
  now: Instant,
): { released: boolean } {
  const hold = findLivingHold(memory, holdId, now);
  if (!hold.ok) return { released: false };
  const leaving = hold.value.passengers.filter(({ passengerId }) => passengerIds.includes(passengerId));
  if (leaving.length === 0) return { released: false };
  const staying = hold.value.passengers.filter((passenger) => !leaving.includes(passenger));
  const seatCount = staying.filter(({ seating }) => seating === 'own_seat').length;
  if (seatCount === 0 || hold.value.changesHoldId !== null) return releaseHold(memory, holdId, now);
  endChangeOf(memory, holdId, 'released', now);
  for (const { seat } of leaving) if (seat !== null) freeSeat(memory, seat, holdId);
  memory.setHold({ ...hold.value, passengers: staying, seatCount });
  noteChange(memory, now);
  return { released: true };
}

/** Ends every hold that has died by `now`. Runs before any decision, so that no decision sees a dead hold. */
export function expireDueHolds(memory: FlightMemory, now: Instant): void {
  for (const hold of memory.holds.values()) {
    if (hold.state === 'held' && !isHoldAlive(hold, now)) endHold(memory, hold, 'expired', now);
  }
}

/** When the next hold dies. */
export function nextExpiry(memory: FlightMemory): Instant | undefined {
  let next: Instant | undefined;
  for (const { state, expiresAt } of memory.holds.values()) {
    if (state === 'held' && (next === undefined || expiresAt < next)) next = expiresAt;
  }
  return next;
}

/** Ends a hold and whatever was to change its seats. */
export function endHold(memory: FlightMemory, hold: Hold, how: 'released' | 'expired', now: Instant): void {
  endChangeOf(memory, hold.holdId, how, now);
  freeSeatsOfHold(memory, hold);
  memory.setHold({ ...hold, state: how, endedAt: now });
  noteChange(memory, now);
}

/** Ends the seat change of a hold that is under way. */
export function endChangeOf(memory: FlightMemory, holdId: HoldId, how: 'released' | 'expired', now: Instant): void {
  const change = memory.changeOf(holdId);
  if (change) endHold(memory, change, how, now);
}

/** Ends every seat change that is under way. */
export function endChanges(memory: FlightMemory, now: Instant): void {
  for (const hold of memory.holds.values()) {
    if (hold.state === 'held' && hold.changesHoldId !== null) endHold(memory, hold, 'released', now);
  }
}
