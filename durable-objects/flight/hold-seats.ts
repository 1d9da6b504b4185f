// The verbs on holds, each to be run inside one transaction: look up, ask the rule, write.
import type { HoldSeats, SeatsHeld } from '#contracts/flight-object';
import type { EndedHold, HoldFailure } from '#domain/errors';
import type { FlightPlan } from '#domain/flight-plan';
import type { HoldId, Instant } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { checkQuota } from '#domain/quota';
import { err, ok, type Result } from '#domain/result';
import { assignSeats, howHoldEnded, isHoldAlive, type Traveller } from '#domain/seat-inventory';
import { passSeatsOn } from './change-seats.ts';
import { endHold, findLivingHold } from './end-holds.ts';
import {
  findHold,
  type Hold,
  markConfirmed,
  moveExpiry,
  saveHold,
  seatsUnderHold,
  unpaidHoldEndsOf,
  unpaidHoldsOf,
} from './hold.rows.ts';
import { type BuiltSeats, loadInventory } from './load-inventory.ts';
import { loadFlight, noteChange } from './plan.rows.ts';
import { claimSeat, takeSeats } from './seat.rows.ts';

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

/** Moves the end of a living hold to `until`, never nearer. A change of seats never outlives an unpaid hold. */
export function keepHold(
  sql: SqlStorage,
  holdId: HoldId,
  until: Instant,
  now: Instant,
): Result<{ expiresAt: Instant }, EndedHold> {
  const hold = findLivingHold(sql, holdId, now);
  if (!hold.ok) return hold;
  const changed = hold.value.changesHoldId === null ? undefined : findHold(sql, hold.value.changesHoldId);
  const latest = changed?.state === 'held' ? changed.expiresAt : Number.POSITIVE_INFINITY;
  const expiresAt = Math.max(hold.value.expiresAt, Math.min(until, latest));
  if (hold.value.state === 'held') moveExpiry(sql, holdId, expiresAt);
  return ok({ expiresAt });
}

/** Turns a living hold into taken seats, or a change into seats of its hold. A dead one is never confirmed, however the money went. */
export function confirmHold(sql: SqlStorage, holdId: HoldId, now: Instant): Result<SeatsHeld, EndedHold> {
  const hold = findLivingHold(sql, holdId, now);
  if (!hold.ok) return hold;
  const { state, changesHoldId } = hold.value;
  if (state === 'held') {
    if (changesHoldId === null) {
      takeSeats(sql, holdId);
      markConfirmed(sql, holdId);
    } else {
      passSeatsOn(sql, { ...hold.value, changesHoldId }, now);
    }
    noteChange(sql, now);
  }
  return answerOf(sql, { ...hold.value, state: 'confirmed' }, now);
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
