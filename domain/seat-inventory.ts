// Who may have which seat of one flight: the first claim wins and lives until it expires; a whole party or nobody.
import type { EndedHold, HoldFailure } from '#domain/errors';
import { availableByClass, type ClaimedInClass } from '#domain/fare-buckets';
import { type BookingClass, type FlightPlan, isOnSale, seatPriceMinor } from '#domain/flight-plan';
import type { FlightId, Instant, PassengerId } from '#domain/ids';
import type { Seated } from '#domain/party-groups';
import { err, ok, type Result } from '#domain/result';
import { chooseSeats } from '#domain/seat-choice';
import type { Cabin, Seat, SeatNumber } from '#domain/seat-map';

/** What the rules need to know of a flight; seats are asked for one by one, so that a full map is read only to choose from. */
export type SeatInventory = {
  plan: FlightPlan;
  /** The seat as built into the aircraft, or undefined where there is none. */
  describe(seat: SeatNumber): Seat | undefined;
  isFree(seat: SeatNumber): boolean;
  /** In order of row, then column. */
  freeSeatsIn(cabin: Cabin): Seat[];
  freeCountIn(cabin: Cabin): number;
  /** Living claims by cabin and class, lap infants not counted. */
  claims: ClaimedInClass[];
  /** Living lap infants in a block of adjacent seats. */
  lapInfantsIn(row: number, block: number): number;
};

export type Traveller = Seated & {
  seating: 'own_seat' | 'lap';
  withPassengerId: PassengerId | null;
  /** A seat asked for by name. */
  seat: SeatNumber | null;
};

export type SeatRequest = {
  cabin: Cabin;
  bookingClass: BookingClass;
  party: readonly Traveller[];
  /** The departure the travellers were promised. */
  departingAt: Instant;
  /** Money that came late is seated although its class is full by now; the cabin's own limit stands. */
  purpose: 'sale' | 'late_money';
};

export type SeatAssignment = { passengerId: PassengerId; seat: SeatNumber | null; priceMinor: number };

/** Seats for the whole party, named or chosen, or the first reason why not. Changes nothing by itself. */
export function assignSeats(
  inventory: SeatInventory,
  request: SeatRequest,
  now: Instant,
): Result<SeatAssignment[], HoldFailure> {
  const refusal =
    refuseClosedFlight(inventory.plan, request, now) ??
    refuseWishes(inventory, request) ??
    refuseFullClass(inventory, request) ??
    refuseTakenSeats(inventory, request);
  if (refusal) return err(refusal);
  return seatParty(inventory, request);
}

/** How a hold that no longer lives answers, for ever. */
export function howHoldEnded(state: 'released' | 'expired'): EndedHold {
  return { code: state === 'expired' ? 'hold_expired' : 'hold_released' };
}

/** A hold is dead at the instant it expires, whether or not anything has tidied it yet. */
export function isHoldAlive(hold: { state: string; expiresAt: Instant }, now: Instant): boolean {
  return hold.state === 'confirmed' || (hold.state === 'held' && now < hold.expiresAt);
}

function refuseClosedFlight(plan: FlightPlan, request: SeatRequest, now: Instant): HoldFailure | undefined {
  if (plan.status === 'cancelled') return { code: 'flight_cancelled', flightId: plan.flightId };
  if (plan.departingAt !== request.departingAt) return { code: 'itinerary_changed', flightId: plan.flightId };
  if (!isOnSale(plan, now)) return { code: 'sales_closed', flightId: plan.flightId, closedAt: plan.salesCloseAt };
  return undefined;
}

/** Wishes that no flight could ever grant: they are the client's mistake, not a lost race. */
export function refuseWishes(
  inventory: SeatInventory,
  request: { cabin: Cabin; party: readonly Pick<Traveller, 'seating' | 'seat' | 'maySitInExitRow'>[] },
): HoldFailure | undefined {
  const { flightId } = inventory.plan;
  const wishes = request.party.filter(hasWish);
  if (wishes.some(({ seating }) => seating === 'lap')) return { code: 'seat_for_infant', flightId };
  const named = wishes.map(({ seat }) => seat);
  const twice = named.filter((seat, index) => named.indexOf(seat) !== index);
  if (twice.length > 0) return { code: 'seat_named_twice', flightId, seats: [...new Set(twice)] };
  const unknown = named.filter((seat) => !inventory.describe(seat));
  if (unknown.length > 0) return { code: 'seat_not_on_aircraft', flightId, seats: unknown };
  const elsewhere = named.filter((seat) => inventory.describe(seat)?.cabin !== request.cabin);
  if (elsewhere.length > 0) return { code: 'seat_in_other_cabin', flightId, seats: elsewhere };
  const unfit = wishes.filter((wish) => inventory.describe(wish.seat)?.isExitRow && !wish.maySitInExitRow);
  if (unfit.length > 0) return { code: 'exit_row_not_allowed', flightId, seats: unfit.map(({ seat }) => seat) };
  return undefined;
}

/** Claims of one booking are summed before the check, so that a party cannot slip in one by one. */
function refuseFullClass(inventory: SeatInventory, request: SeatRequest): HoldFailure | undefined {
  const { flightId } = inventory.plan;
  const needed = seatedIn(request).length;
  const free = inventory.freeCountIn(request.cabin);
  const open = availableByClass(inventory.plan.classLimits, inventory.claims).filter(
    ({ cabin }) => cabin === request.cabin,
  );
  const left = Math.max(0, Math.min(free, open[0]?.available ?? 0));
  if (needed > left) return { code: 'not_enough_seats', flightId, left };
  if (request.purpose === 'late_money') return undefined;
  const ofClass = open.find(({ bookingClass }) => bookingClass === request.bookingClass);
  if (needed <= (ofClass?.available ?? 0)) return undefined;
  return { code: 'fare_sold_out', flightId, bookingClass: request.bookingClass, replacementOffer: null };
}

function refuseTakenSeats(inventory: SeatInventory, request: SeatRequest): HoldFailure | undefined {
  const taken = request.party.filter(hasWish).filter(({ seat }) => !inventory.isFree(seat));
  if (taken.length === 0) return undefined;
  return {
    code: 'seat_unavailable',
    flightId: inventory.plan.flightId,
    seats: taken.map(({ seat }) => seat),
    alternatives: nearestFreeSeats(
      inventory,
      request,
      taken.map(({ seat }) => seat),
    ),
  };
}

/** Free seats a traveller could name instead: those nearest in row to the first lost one. */
export function nearestFreeSeats(
  inventory: SeatInventory,
  request: { cabin: Cabin; party: readonly Pick<Traveller, 'seat' | 'maySitInExitRow'>[] },
  lost: readonly SeatNumber[],
): SeatNumber[] {
  const lostRow = inventory.describe(lost[0] ?? '')?.row ?? 0;
  const mayUseExits = request.party.every(({ maySitInExitRow }) => maySitInExitRow);
  const named = new Set(request.party.map(({ seat }) => seat));
  return inventory
    .freeSeatsIn(request.cabin)
    .filter(({ seat, isExitRow }) => !named.has(seat) && (mayUseExits || !isExitRow))
    .sort((a, b) => Math.abs(a.row - lostRow) - Math.abs(b.row - lostRow))
    .slice(0, lost.length + 2)
    .map(({ seat }) => seat);
}

function seatParty(inventory: SeatInventory, request: SeatRequest): Result<SeatAssignment[], HoldFailure> {
  const { flightId, seatPrices } = inventory.plan;
  const wishes = request.party.filter(hasWish);
  const infantPlacesIn = infantPlaces(inventory, request, wishes);
  const overfull = wishes.some((wish) => {
    const seat = inventory.describe(wish.seat);
    return wish.hasLapInfant && seat && infantPlacesIn(seat.row, seat.block) < 0;
  });
  if (overfull) return err({ code: 'too_many_infants', flightId });
  const unseated = seatedIn(request).filter(({ seat }) => seat === null);
  const named = new Set(wishes.map(({ seat }) => seat));
  const free = unseated.length === 0 ? [] : inventory.freeSeatsIn(request.cabin).filter(({ seat }) => !named.has(seat));
  const seated = wishes.flatMap(({ type, seat }) => {
    const described = inventory.describe(seat);
    return described ? [{ type, seat: described }] : [];
  });
  const nobody = new Map<PassengerId, SeatNumber>();
  const chosen = unseated.length === 0 ? nobody : chooseSeats(unseated, { free, infantPlacesIn, seated });
  if (!chosen) return err(whyNoSeats(flightId, unseated, free));
  return ok(
    request.party.map(({ passengerId, seat }) => {
      const described = seat === null ? undefined : inventory.describe(seat);
      return {
        passengerId,
        seat: seat ?? chosen.get(passengerId) ?? null,
        priceMinor: described && request.purpose === 'sale' ? seatPriceMinor(seatPrices, described) : 0,
      };
    }),
  );
}

/** How many more lap infants each block takes once the infants of the seats named in this request sit there. */
function infantPlaces(
  inventory: SeatInventory,
  request: SeatRequest,
  wishes: readonly (Traveller & { seat: string })[],
) {
  const layout = inventory.plan.layout.cabins.find(({ cabin }) => cabin === request.cabin);
  const capacity = layout?.lapInfantCapacity ?? 0;
  return (row: number, block: number): number => {
    const named = wishes.filter((wish) => {
      const seat = inventory.describe(wish.seat);
      return wish.hasLapInfant && seat?.row === row && seat.block === block;
    });
    return capacity - inventory.lapInfantsIn(row, block) - named.length;
  };
}

/** There were enough seats, but none that these people may sit in: only exit rows, or infants without masks. */
function whyNoSeats(flightId: FlightId, unseated: readonly Traveller[], free: readonly Seat[]): HoldFailure {
  const left = free.filter(({ isExitRow }) => !isExitRow).length;
  const needed = unseated.filter(({ maySitInExitRow }) => !maySitInExitRow).length;
  return needed > left ? { code: 'not_enough_seats', flightId, left } : { code: 'too_many_infants', flightId };
}

const seatedIn = (request: SeatRequest): Traveller[] => request.party.filter(({ seating }) => seating === 'own_seat');

const hasWish = <Wish extends Pick<Traveller, 'seat'>>(wish: Wish): wish is Wish & { seat: SeatNumber } =>
  wish.seat !== null;
