// The verbs on holds, each to be run inside one commit: look up, ask the rule, set.
import type { HoldSeats, SeatsHeld } from '#contracts/flight-object';
import type { EndedHold, HoldFailure } from '#domain/errors';
import type { HoldId, Instant } from '#domain/ids';
import { checkQuota } from '#domain/quota';
import { err, ok, type Result } from '#domain/result';
import { assignSeats, howHoldEnded, type SeatAssignment, type Traveller } from '#domain/seat-inventory';
import { noteChange } from './availability.ts';
import { passSeatsOn } from './change-seats.ts';
import { endHold, findLivingHold } from './end-holds.ts';
import type { FlightMemory } from './flight-memory.ts';
import type { Hold } from './hold.rows.ts';
import { seatInventoryOf } from './seat-inventory-of.ts';
import { claimSeat, takeSeats } from './seats.ts';

/** The first claim on a seat wins. The same hold id answers what it answered; a booking's earlier, unpaid hold makes way. */
export function holdSeats(
  memory: FlightMemory,
  command: HoldSeats,
  now: Instant,
): Result<SeatsHeld, HoldFailure | EndedHold> {
  const known = findLivingHold(memory, command.holdId, now);
  if (known.ok) return ok(answerOf(memory, known.value));
  if (known.error.code !== 'hold_not_found') return known;
  // Clocks of machines differ: what would be dead on arrival by this one is never written down as held.
  if (now >= command.expiresAt) return err(howHoldEnded('expired'));
  for (const earlier of memory.unpaidHoldsOf(command.bookingId)) endHold(memory, earlier, 'released', now);
  const ends = memory.unpaidHoldsOf(command.accountId).map(({ expiresAt }) => expiresAt);
  const quota = checkQuota(ends, command.holdLimit, now);
  if (!quota.isAllowed && command.purpose === 'sale') {
    return err({ code: 'too_many_holds', limit: command.holdLimit, retryAfterSeconds: quota.retryAfterSeconds });
  }
  const assigned = assignSeats(seatInventoryOf(memory), { ...command, party: travellersOf(command) }, now);
  if (!assigned.ok) return assigned;
  for (const { seat } of assigned.value) if (seat !== null) claimSeat(memory, seat, command.holdId);
  const hold = newHold(command, assigned.value, now);
  memory.setHold(hold);
  noteChange(memory, now);
  return ok(answerOf(memory, hold));
}

/** Moves the end of a living hold to `until`, never nearer. A change of seats never outlives an unpaid hold. */
export function keepHold(
  memory: FlightMemory,
  holdId: HoldId,
  until: Instant,
  now: Instant,
): Result<{ expiresAt: Instant }, EndedHold> {
  const hold = findLivingHold(memory, holdId, now);
  if (!hold.ok) return hold;
  const changed = hold.value.changesHoldId === null ? undefined : memory.holds.get(hold.value.changesHoldId);
  const latest = changed?.state === 'held' ? changed.expiresAt : Number.POSITIVE_INFINITY;
  const expiresAt = Math.max(hold.value.expiresAt, Math.min(until, latest));
  if (hold.value.state === 'held' && expiresAt !== hold.value.expiresAt) memory.setHold({ ...hold.value, expiresAt });
  return ok({ expiresAt });
}

/** Turns a living hold into taken seats, or a change into seats of its hold. A dead one is never confirmed, however the money went. */
export function confirmHold(memory: FlightMemory, holdId: HoldId, now: Instant): Result<SeatsHeld, EndedHold> {
  const hold = findLivingHold(memory, holdId, now);
  if (!hold.ok) return hold;
  const { state, changesHoldId } = hold.value;
  if (state === 'held') {
    if (changesHoldId === null) {
      takeSeats(memory, hold.value);
      memory.setHold({ ...hold.value, state: 'confirmed' });
    } else {
      passSeatsOn(memory, { ...hold.value, changesHoldId }, now);
    }
    noteChange(memory, now);
  }
  return ok(answerOf(memory, hold.value));
}

function newHold(command: HoldSeats, assigned: readonly SeatAssignment[], now: Instant): Hold {
  const { holdId, bookingId, accountId, cabin, bookingClass, expiresAt, party } = command;
  const passengers = assigned
    .map(({ passengerId, seat, priceMinor }) => {
      const member = party.find((one) => one.passengerId === passengerId);
      const { seating = 'own_seat', withPassengerId = null } = member ?? {};
      return { passengerId, seating, withPassengerId, seat, priceMinor, paidMinor: null };
    })
    .sort((one, other) => (one.passengerId < other.passengerId ? -1 : 1));
  const seatCount = party.filter(({ seating }) => seating === 'own_seat').length;
  const ids = { holdId, bookingId, accountId, changesHoldId: null };
  const times = { expiresAt, createdAt: now, endedAt: null };
  return { ...ids, ...times, cabin, bookingClass, state: 'held', seatCount, passengers };
}

function answerOf(memory: FlightMemory, { holdId, expiresAt, passengers }: Hold): SeatsHeld {
  const seats = passengers.map(({ passengerId, seat, priceMinor }) => ({ passengerId, seat, priceMinor }));
  return { holdId, expiresAt, seats, version: memory.flight.version };
}

function travellersOf({ party }: HoldSeats): Traveller[] {
  return party.map((member) => {
    const hasLapInfant = party.some(({ withPassengerId }) => withPassengerId === member.passengerId);
    return { ...member, hasLapInfant };
  });
}
