// Changing seats under a hold that lives: until when, which other seats, and what becomes of the ones that are left.
import type { CommonFailure, HoldFailure } from '#domain/errors';
import { type FlightPlan, isOnSale, seatPriceMinor } from '#domain/flight-plan';
import type { Instant, PassengerId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import { nearestFreeSeats, refuseWishes, type SeatInventory } from '#domain/seat-inventory';
import type { Cabin, SeatNumber } from '#domain/seat-map';

/** Somebody under a hold as they sit now; `priceMinor` is what was charged for that seat. */
export type SeatedPassenger = {
  passengerId: PassengerId;
  seating: 'own_seat' | 'lap';
  withPassengerId: PassengerId | null;
  seat: SeatNumber | null;
  priceMinor: number;
};
export type SeatingUnderHold = { state: 'held' | 'confirmed'; cabin: Cabin; passengers: readonly SeatedPassenger[] };

export type SeatMove = { passengerId: PassengerId; seat: SeatNumber; maySitInExitRow: boolean };

/** `paidMinor` was charged for the seat that is left; who keeps a seat keeps its price. `isFree`: nobody has it yet. */
export type OtherSeat = {
  passengerId: PassengerId;
  seat: SeatNumber;
  priceMinor: number;
  paidMinor: number;
  isFree: boolean;
};

/** Ticketed seats may change until check-in closes on international flights, 60 minutes before departure. */
export const ticketedChangeClosesMinutes = 60;

/**
 * The seats that these people of one hold would have instead, or the first reason why not: the flight does not change
 * seats any more, a seat is not for them, or somebody else has it. Seats that move within the party are fine. The places
 * in class and cabin are not asked for again.
 */
export function chooseOtherSeats(
  inventory: SeatInventory,
  hold: SeatingUnderHold,
  moves: readonly SeatMove[],
  now: Instant,
): Result<OtherSeat[], HoldFailure | Extract<CommonFailure, { code: 'not_found' }>> {
  const { plan } = inventory;
  const closed = refuseClosedChange(plan, hold, now);
  if (closed) return err(closed);
  const movers = moves.flatMap(({ seat, ...move }) => {
    const present = hold.passengers.find(({ passengerId }) => passengerId === move.passengerId);
    return present ? [{ ...present, ...move, left: present.seat, seat }] : [];
  });
  if (movers.length < moves.length) return err({ code: 'not_found' });
  const refusal =
    refuseTwoSeats(plan, moves) ??
    refuseWishes(inventory, { cabin: hold.cabin, party: movers }) ??
    refuseSeatsOfOthers(inventory, hold, movers) ??
    refuseInfantsWithoutMasks(inventory, hold, movers);
  if (refusal) return err(refusal);
  return ok(
    movers.map(({ passengerId, seat, priceMinor: paidMinor }) => {
      const built = inventory.describe(seat);
      // A seat of the party costs what it was sold for: who changes places among themselves owes nothing.
      const owner = hold.passengers.find((passenger) => passenger.seat === seat);
      const priceMinor = owner?.priceMinor ?? (built ? seatPriceMinor(plan.seatPrices, built) : paidMinor);
      return { passengerId, seat, priceMinor, paidMinor, isFree: inventory.isFree(seat) };
    }),
  );
}

/** Seats that nobody of the hold sits in once these have moved. */
export function seatsLeftBehind(
  present: readonly SeatedPassenger[],
  moved: readonly { passengerId: PassengerId; seat: SeatNumber | null }[],
): SeatNumber[] {
  const kept = new Set(moved.map(({ seat }) => seat));
  return present.flatMap(({ passengerId, seat }) =>
    seat !== null && !kept.has(seat) && moved.some((move) => move.passengerId === passengerId) ? [seat] : [],
  );
}

type Mover = SeatedPassenger & SeatMove & { left: SeatNumber | null };

/** An unpaid hold changes seats while the flight sells, a ticketed one until shortly before it leaves. */
function refuseClosedChange(plan: FlightPlan, hold: SeatingUnderHold, now: Instant): HoldFailure | undefined {
  const { flightId, status, departingAt, salesCloseAt } = plan;
  if (status === 'cancelled') return { code: 'flight_cancelled', flightId };
  const closedAt = hold.state === 'held' ? salesCloseAt : departingAt - ticketedChangeClosesMinutes * 60_000;
  return isOnSale({ status, salesCloseAt: closedAt }, now) ? undefined : { code: 'sales_closed', flightId, closedAt };
}

function refuseTwoSeats({ flightId }: FlightPlan, moves: readonly SeatMove[]): HoldFailure | undefined {
  const again = moves.filter(
    ({ passengerId }, index) => moves.findIndex((move) => move.passengerId === passengerId) < index,
  );
  return again.length > 0 ? { code: 'seat_named_twice', flightId, seats: again.map(({ seat }) => seat) } : undefined;
}

/** Free, or left by somebody who moves as well; a seat whose owner stays is not. */
function refuseSeatsOfOthers(
  inventory: SeatInventory,
  { cabin }: SeatingUnderHold,
  movers: readonly Mover[],
): HoldFailure | undefined {
  const left = new Set(movers.map((mover) => mover.left));
  const lost = movers.filter(({ seat }) => !inventory.isFree(seat) && !left.has(seat)).map(({ seat }) => seat);
  if (lost.length === 0) return undefined;
  const alternatives = nearestFreeSeats(inventory, { cabin, party: movers }, lost);
  return { code: 'seat_unavailable', flightId: inventory.plan.flightId, seats: lost, alternatives };
}

/** Counted as everybody will sit: who leaves a block makes room in it. */
function refuseInfantsWithoutMasks(
  inventory: SeatInventory,
  hold: SeatingUnderHold,
  movers: readonly Mover[],
): HoldFailure | undefined {
  const { flightId, layout } = inventory.plan;
  const capacity = layout.cabins.find(({ cabin }) => cabin === hold.cabin)?.lapInfantCapacity ?? 0;
  const withInfant = movers.filter(({ passengerId }) =>
    hold.passengers.some(({ seating, withPassengerId }) => seating === 'lap' && withPassengerId === passengerId),
  );
  const isOverfull = withInfant.some(({ seat }) => {
    const block = inventory.describe(seat);
    if (!block) return false;
    const inBlock = (number: SeatNumber | null) => {
      const built = number === null ? undefined : inventory.describe(number);
      return built?.row === block.row && built.block === block.block;
    };
    const leaving = withInfant.filter(({ left }) => inBlock(left)).length;
    const coming = withInfant.filter((mover) => inBlock(mover.seat)).length;
    return inventory.lapInfantsIn(block.row, block.block) - leaving + coming > capacity;
  });
  return isOverfull ? { code: 'too_many_infants', flightId } : undefined;
}
