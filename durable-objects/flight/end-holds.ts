// How holds end, whole or passenger by passenger, each to be run inside one transaction.
import type { EndedHold } from '#domain/errors';
import type { HoldId, Instant, PassengerId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { howHoldEnded, isHoldAlive } from '#domain/seat-inventory';
import { noteBookingKnows, tellAfterMilliseconds } from './expired-holds.ts';
import {
  findHold,
  giveUpPlaces,
  type Hold,
  holdsDue,
  markEnded,
  passengersUnder,
  removePassenger,
} from './hold.rows.ts';
import { noteChange } from './plan.rows.ts';
import { freeSeat, freeSeatsOfHold } from './seat.rows.ts';
import { changesUnderWay } from './seat-change.rows.ts';

/** A hold that lives, or how it ended. */
export function findLivingHold(sql: SqlStorage, holdId: HoldId, now: Instant): Result<Hold, EndedHold> {
  const hold = findHold(sql, holdId);
  if (!hold) return err({ code: 'hold_not_found' });
  if (hold.state === 'released') return err(howHoldEnded('released'));
  return isHoldAlive(hold, now) ? ok(hold) : err(howHoldEnded('expired'));
}

/** Gives the seats of a hold back, held or taken; one that has ended, or passed its seats on, stays as it is. */
export function releaseHold(sql: SqlStorage, holdId: HoldId, now: Instant): { released: boolean } {
  const hold = findLivingHold(sql, holdId, now);
  if (!hold.ok) noteBookingKnows(sql, holdId);
  if (!hold.ok || hasPassedOn(hold.value)) return { released: false };
  endHold(sql, holdId, 'released', now);
  return { released: true };
}

/**
 * Lets these passengers leave a living hold. Their seats are free at once; with the last who has a place it ends whole.
 * A seat change under way was made for another party, so it ends; one that is named itself is dropped whole.
 */
export function releasePassengers(
  sql: SqlStorage,
  holdId: HoldId,
  passengerIds: readonly PassengerId[],
  now: Instant,
): { released: boolean } {
  const hold = findLivingHold(sql, holdId, now);
  if (!hold.ok) return { released: false };
  const passengers = passengersUnder(sql, holdId);
  const leaving = passengers.filter(({ passengerId }) => passengerIds.includes(passengerId));
  if (leaving.length === 0) return { released: false };
  const isPlaceLeft = passengers.some((passenger) => passenger.seating === 'own_seat' && !leaving.includes(passenger));
  if (!isPlaceLeft || hold.value.changesHoldId) return releaseHold(sql, holdId, now);
  endChangesOf(sql, holdId, 'released', now);
  for (const { passengerId, seat } of leaving) {
    if (seat !== null) freeSeat(sql, seat, holdId);
    removePassenger(sql, holdId, passengerId);
  }
  giveUpPlaces(sql, holdId, leaving.filter(({ seating }) => seating === 'own_seat').length);
  noteChange(sql, now);
  return { released: true };
}

/** Ends every hold that has died by `now`. Runs before any decision, so that no decision sees a dead hold. */
export function expireDueHolds(sql: SqlStorage, now: Instant): void {
  for (const holdId of holdsDue(sql, now)) endHold(sql, holdId, 'expired', now);
}

/** Ends a hold and whatever was to change its seats. */
export function endHold(sql: SqlStorage, holdId: HoldId, how: 'released' | 'expired', now: Instant): void {
  endChangesOf(sql, holdId, how, now);
  freeSeatsOfHold(sql, holdId);
  markEnded(sql, holdId, how, now, how === 'expired' ? now + tellAfterMilliseconds : null);
  noteChange(sql, now);
}

/** Ends the seat changes under way, of one hold or of all. */
export function endChangesOf(
  sql: SqlStorage,
  holdId: HoldId | undefined,
  how: 'released' | 'expired',
  now: Instant,
): void {
  for (const change of changesUnderWay(sql, holdId)) endHold(sql, change, how, now);
}

const hasPassedOn = ({ state, changesHoldId }: Hold): boolean => state === 'confirmed' && changesHoldId !== null;
