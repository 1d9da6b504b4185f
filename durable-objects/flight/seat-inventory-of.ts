// The rules' view of a flight, from its memory.
import { invariant } from '#domain/invariant';
import type { SeatInventory } from '#domain/seat-inventory';
import type { FlightMemory } from './flight-memory.ts';
import type { Hold } from './hold.rows.ts';

/** Dead holds must have been expired in the same transaction before, so that their seats read as free. */
export function seatInventoryOf(memory: FlightMemory): SeatInventory {
  const { plan } = memory.flight;
  invariant(plan, 'a flight is opened by a plan before anything is claimed on it');
  let infantsIn: Map<string, number> | undefined;
  return {
    plan,
    describe: (seat) => memory.built.get(seat),
    isFree: (seat) => memory.isFree(seat),
    freeSeatsIn: (cabin) =>
      [...memory.built.values()].filter((seat) => seat.cabin === cabin && memory.isFree(seat.seat)),
    freeCountIn: (cabin) => memory.freeCountIn(cabin),
    claims: memory.claims(),
    lapInfantsIn: (row, block) => {
      infantsIn ??= countInfants(memory);
      return infantsIn.get(`${row}/${block}`) ?? 0;
    },
  };
}

/** Living lap infants by block of seats; who is about to change seats counts in both blocks. */
function countInfants(memory: FlightMemory): Map<string, number> {
  const counts = new Map<string, number>();
  for (const hold of memory.holds.values()) {
    if (hold.state !== 'held' && hold.state !== 'confirmed') continue;
    for (const { seating, withPassengerId } of partyOf(memory, hold).passengers) {
      if (seating !== 'lap') continue;
      const adult = hold.passengers.find(({ passengerId }) => passengerId === withPassengerId);
      const seat = adult?.seat ? memory.built.get(adult.seat) : undefined;
      if (!seat) continue;
      const block = `${seat.row}/${seat.block}`;
      counts.set(block, (counts.get(block) ?? 0) + 1);
    }
  }
  return counts;
}

/** Infants are under the hold whose seats are changed, not under the change. */
function partyOf(memory: FlightMemory, hold: Hold): Hold {
  return (hold.changesHoldId !== null && memory.holds.get(hold.changesHoldId)) || hold;
}
