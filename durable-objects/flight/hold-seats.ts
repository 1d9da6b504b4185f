// The verbs on holds, each to be run inside one transaction: look up, ask the rule, write.
import type { HoldSeats, SeatsHeld } from '#contracts/flight-object';
import type { EndedHold, HoldFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { HoldId, Instant, PassengerId } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { checkQuota } from '#domain/quota';
import { err, ok, type Result } from '#domain/result';
import { assignSeats, howHoldEnded, isHoldAlive, type Traveller } from '#domain/seat-inventory';
import {
  findHold,
  giveUpPlaces,
  type Hold,
  holdsDue,
  markConfirmed,
  markEnded,
  moveExpiry,
  passengersUnder,
  removePassenger,
  saveHold,
  seatsUnderHold,
  unpaidHoldEndsOf,
  unpaidHoldsOf,
} from './hold.rows.ts';
import { type BuiltSeats, loadInventory } from './load-inventory.ts';
import { loadFlight, noteChange } from './plan.rows.ts';
import { claimSeat, freeSeat, freeSeatsOfHold, takeSeats } from './seat.rows.ts';

/** The first claim on a seat wins. The same hold id answers what it answered; a booking's earlier, unpaid hold makes way. */
export function holdSeats(
  sql: SqlStorage,
  plan: FlightPlan,
  built: BuiltSeats,
  command: HoldSeats,
  now: Instant,
): Result<SeatsHeld, HoldFailure | EndedHold> {
  const known = findHold(sql, command.holdId);
  if (known) return answerOf(sql, known, now);
  for (const earlier of unpaidHoldsOf(sql, command.bookingId)) endHold(sql, earlier, 'released', now);
  const quota = checkQuota(unpaidHoldEndsOf(sql, command.accountId), command.holdLimit, now);
  if (!quota.isAllowed && command.purpose === 'sale') {
    return err({ code: 'too_many_holds', limit: command.holdLimit, retryAfterSeconds: quota.retryAfterSeconds });
  }
  const assigned = assignSeats(loadInventory(sql, plan, built), { ...command, party: travellersOf(command) }, now);
  if (!assigned.ok) return assigned;
  for (const { seat } of assigned.value) {
    if (seat !== null) invariant(claimSeat(sql, seat, command.holdId), `seat ${seat} was free when it was assigned`);
  }
  saveHold(sql, command, assigned.value, now);
  const version = noteChange(sql, now);
  return ok({
    holdId: command.holdId,
    expiresAt: command.expiresAt,
    seats: seatsUnderHold(sql, command.holdId),
    version,
  });
}

/** Moves the end of a living hold to `until`, never nearer. */
export function keepHold(
  sql: SqlStorage,
  holdId: HoldId,
  until: Instant,
  now: Instant,
): Result<{ expiresAt: Instant }, EndedHold> {
  const hold = findLivingHold(sql, holdId, now);
  if (!hold.ok) return hold;
  const expiresAt = Math.max(hold.value.expiresAt, until);
  if (hold.value.state === 'held') moveExpiry(sql, holdId, expiresAt);
  return ok({ expiresAt });
}

/** Turns a living hold into taken seats. A dead one is never confirmed, however the money went. */
export function confirmHold(sql: SqlStorage, holdId: HoldId, now: Instant): Result<SeatsHeld, EndedHold> {
  const hold = findLivingHold(sql, holdId, now);
  if (!hold.ok) return hold;
  if (hold.value.state === 'held') {
    takeSeats(sql, holdId);
    markConfirmed(sql, holdId);
    noteChange(sql, now);
  }
  return answerOf(sql, { ...hold.value, state: 'confirmed' }, now);
}

/** Gives the seats of a hold back, held or taken; one that has ended stays as it ended. */
export function releaseHold(sql: SqlStorage, holdId: HoldId, now: Instant): { released: boolean } {
  const hold = findLivingHold(sql, holdId, now);
  if (hold.ok) endHold(sql, holdId, 'released', now);
  return { released: hold.ok };
}

/** Lets these passengers leave a living hold. Their seats are free at once; with the last who has a place it ends whole. */
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
  if (!isPlaceLeft) return releaseHold(sql, holdId, now);
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

function endHold(sql: SqlStorage, holdId: HoldId, how: 'released' | 'expired', now: Instant): void {
  freeSeatsOfHold(sql, holdId);
  markEnded(sql, holdId, how, now);
  noteChange(sql, now);
}

function findLivingHold(sql: SqlStorage, holdId: HoldId, now: Instant): Result<Hold, EndedHold> {
  const hold = findHold(sql, holdId);
  if (!hold) return err({ code: 'hold_not_found' });
  if (hold.state === 'released') return err(howHoldEnded('released'));
  return isHoldAlive(hold, now) ? ok(hold) : err(howHoldEnded('expired'));
}

function answerOf(sql: SqlStorage, hold: Hold, now: Instant): Result<SeatsHeld, EndedHold> {
  if (hold.state === 'released') return err(howHoldEnded('released'));
  if (!isHoldAlive(hold, now)) return err(howHoldEnded('expired'));
  const { version } = loadFlight(sql);
  return ok({ holdId: hold.holdId, expiresAt: hold.expiresAt, seats: seatsUnderHold(sql, hold.holdId), version });
}

function travellersOf(command: HoldSeats): Traveller[] {
  const withInfant = new Set(command.party.map(({ withPassengerId }) => withPassengerId));
  return command.party.map((member) => ({ ...member, hasLapInfant: withInfant.has(member.passengerId) }));
}
