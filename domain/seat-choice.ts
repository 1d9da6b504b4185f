// Which seats a party gets that did not choose: together, children beside an adult, no single seat left over, exit rows last.
import type { PassengerId } from '#domain/ids';
import { type Family, type Seated, waysToGroup } from '#domain/party-groups';
import type { Seat, SeatNumber } from '#domain/seat-map';

/** Somebody of the party who has a seat already. */
export type SeatedBefore = { type: 'adult' | 'child' | 'infant'; seat: Seat };

export type SeatChoice = {
  /** The free seats of the cabin, in order of row, then column. */
  free: readonly Seat[];
  /** How many more lap infants a block of seats takes. */
  infantPlacesIn(row: number, block: number): number;
  /** Those who named their seats: the others sit near them, and a child beside an adult. */
  seated: readonly SeatedBefore[];
};

type Run = { seats: Seat[]; leavesSingle: boolean };
type Placement = { seats: Map<PassengerId, SeatNumber>; childrenAlone: number };

/** What a compromise costs; only the order of magnitude between two lines matters. */
const cost = {
  exitRow: 1000,
  childAlone: 500,
  aisleBetween: 60,
  rowBetween: 40,
  singleLeft: 15,
  pricedSeat: 5,
  rowFromFront: 0.1,
};

/** Seats for everyone in the party, or undefined where the free seats do not do. Exit rows are used when nothing else does. */
export function chooseSeats(party: readonly Seated[], choice: SeatChoice): Map<PassengerId, SeatNumber> | undefined {
  const outsideExitRows = { ...choice, free: choice.free.filter(({ isExitRow }) => !isExitRow) };
  return seatParty(party, outsideExitRows) ?? seatParty(party, choice);
}

/** The first way of grouping that has seats; a later one only where it leaves fewer children without an adult beside. */
function seatParty(party: readonly Seated[], choice: SeatChoice): Map<PassengerId, SeatNumber> | undefined {
  let best: Placement | undefined;
  for (const groups of waysToGroup(party)) {
    const placed = placeGroups(groups, choice);
    if (placed && (!best || placed.childrenAlone < best.childrenAlone)) best = placed;
    if (best?.childrenAlone === 0) break;
  }
  return best?.seats;
}

/** A seat for everybody, each group as near to the first as can be. */
function placeGroups(groups: readonly Family[][], choice: SeatChoice): Placement | undefined {
  const placed = new Map<PassengerId, SeatNumber>();
  const seated = [...choice.seated];
  const infantsPlaced = new Map<string, number>();
  for (const group of groups) {
    const taken = new Set(placed.values());
    const free = choice.free.filter(({ seat }) => !taken.has(seat));
    const infantPlacesIn = (row: number, block: number) =>
      choice.infantPlacesIn(row, block) - (infantsPlaced.get(`${row}/${block}`) ?? 0);
    const seats = bestRun(group, { free, infantPlacesIn, seated });
    if (!seats) return undefined;
    group.flat().forEach((person, index) => {
      const seat = seats[index];
      if (!seat) return;
      placed.set(person.passengerId, seat.seat);
      seated.push({ type: person.type, seat });
      const place = `${seat.row}/${seat.block}`;
      if (person.hasLapInfant) infantsPlaced.set(place, (infantsPlaced.get(place) ?? 0) + 1);
    });
  }
  return { seats: placed, childrenAlone: childrenAloneIn(seated) };
}

function bestRun(group: readonly Family[], choice: SeatChoice): Seat[] | undefined {
  const people = group.flat();
  let best: { seats: Seat[]; cost: number } | undefined;
  for (const run of runsOf(choice.free, people.length)) {
    const runCost = costOf(run, choice.seated[0]?.seat.row);
    for (const seats of [run.seats, run.seats.toReversed()]) {
      if (!maySit(people, seats, choice) || !keepsFamilies(group, seats)) continue;
      const seated = [
        ...choice.seated,
        ...seats.map((seat, index) => ({ type: people[index]?.type ?? 'adult', seat })),
      ];
      const wholeCost = runCost + childrenAloneIn(seated) * cost.childAlone;
      if (!best || wholeCost < best.cost) best = { seats, cost: wholeCost };
    }
  }
  return best?.seats;
}

/** True when no aisle parts a family. */
function keepsFamilies(group: readonly Family[], seats: readonly Seat[]): boolean {
  let first = 0;
  return group.every(({ length }) => {
    const own = seats.slice(first, first + length);
    first += length;
    return own.every(({ block }) => block === own[0]?.block);
  });
}

/** Children with no adult of the party directly beside them. */
function childrenAloneIn(seated: readonly SeatedBefore[]): number {
  const adults = seated.filter(({ type }) => type === 'adult');
  const isBesideAdult = ({ seat }: SeatedBefore) =>
    adults.some((adult) => isSideBySide(adult.seat, seat) || isSideBySide(seat, adult.seat));
  return seated.filter((person) => person.type !== 'adult' && !isBesideAdult(person)).length;
}

/** Every window of `size` free seats that follow each other in a row, across an aisle too. */
function* runsOf(free: readonly Seat[], size: number): Generator<Run> {
  for (let start = 0; start + size <= free.length; start++) {
    const seats = free.slice(start, start + size);
    if (!seats.every((seat, index) => index === 0 || followsInRow(seats[index - 1], seat))) continue;
    yield { seats, leavesSingle: leavesSingle(free, start, size) };
  }
}

/** Neighbours in a row: side by side in a block, or with nothing but an aisle between. */
function followsInRow(left: Seat | undefined, right: Seat): boolean {
  if (!left || left.row !== right.row) return false;
  return left.block === right.block ? right.column === left.column + 1 : right.column === left.column + 2;
}

const isSideBySide = (left: Seat | undefined, right: Seat | undefined): boolean =>
  left !== undefined && right !== undefined && left.block === right.block && followsInRow(left, right);

/** True when taking the window leaves one seat of a block with no free neighbour that had one before. */
function leavesSingle(free: readonly Seat[], start: number, size: number): boolean {
  const before = free[start - 1];
  const after = free[start + size];
  const isBeforeLeftAlone = isSideBySide(before, free[start]) && !isSideBySide(free[start - 2], before);
  const isAfterLeftAlone = isSideBySide(free[start + size - 1], after) && !isSideBySide(after, free[start + size + 1]);
  return isBeforeLeftAlone || isAfterLeftAlone;
}

function maySit(group: readonly Seated[], seats: readonly Seat[], choice: SeatChoice): boolean {
  const infantsIn = new Map<string, number>();
  return group.every((person, index) => {
    const seat = seats[index];
    if (!seat || (seat.isExitRow && !person.maySitInExitRow)) return false;
    if (!person.hasLapInfant) return true;
    const place = `${seat.row}/${seat.block}`;
    const infants = (infantsIn.get(place) ?? 0) + 1;
    infantsIn.set(place, infants);
    return infants <= choice.infantPlacesIn(seat.row, seat.block);
  });
}

function costOf({ seats, leavesSingle: leaves }: Run, nearRow: number | undefined): number {
  const first = seats[0];
  const last = seats[seats.length - 1];
  if (!first || !last) return Number.POSITIVE_INFINITY;
  return (
    seats.filter(({ isExitRow }) => isExitRow).length * cost.exitRow +
    (last.block - first.block) * cost.aisleBetween +
    (nearRow === undefined ? 0 : Math.abs(first.row - nearRow) * cost.rowBetween) +
    (leaves ? cost.singleLeft : 0) +
    seats.filter(({ features }) => features.length > 0).length * cost.pricedSeat +
    first.row * cost.rowFromFront
  );
}
