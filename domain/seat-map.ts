// What seats an aircraft has: a compact layout by cabin, unfolded into seats with their positions and features.
import { invariant } from '#domain/invariant';

export const cabins = ['first', 'business', 'premium_economy', 'economy'] as const;
export type Cabin = (typeof cabins)[number];

/** A seat number as printed on a boarding pass without padding, `14C`. */
export type SeatNumber = string;
export type SeatPosition = 'window' | 'middle' | 'aisle';
export const seatFeatures = ['extra_legroom', 'front_row', 'no_recline', 'bassinet'] as const;
export type SeatFeature = (typeof seatFeatures)[number];

/** One cabin of an aircraft type. `columns` reads from left to right with `''` for each aisle: `['A','B','C','','D','E','F']`. */
export type CabinLayout = {
  cabin: Cabin;
  columns: string[];
  firstRow: number;
  lastRow: number;
  /** Row numbers that do not exist, such as 13. */
  skippedRows: number[];
  exitRows: number[];
  missingSeats: SeatNumber[];
  features: Partial<Record<SeatFeature, SeatNumber[]>>;
  /** Lap infants allowed in one block of adjacent seats, because of its spare oxygen masks. */
  lapInfantCapacity: number;
};

export type AircraftLayout = { cabins: CabinLayout[] };

export type Seat = {
  seat: SeatNumber;
  cabin: Cabin;
  row: number;
  /** Index into the cabin's `columns`. */
  column: number;
  /** Number of the block of seats between aisles, from the left: 0, 1, 2. */
  block: number;
  position: SeatPosition;
  isExitRow: boolean;
  features: SeatFeature[];
};

/** The rows of a cabin that exist, front to back. */
export function rowsOf(layout: CabinLayout): number[] {
  const rows: number[] = [];
  for (let row = layout.firstRow; row <= layout.lastRow; row++) if (!layout.skippedRows.includes(row)) rows.push(row);
  return rows;
}

/** Every seat of a cabin that exists, in order of row, then column. */
export function seatsOfCabin(layout: CabinLayout): Seat[] {
  const missing = new Set(layout.missingSeats);
  return rowsOf(layout).flatMap((row) =>
    layout.columns.flatMap((letter, column) => {
      const seat = `${row}${letter}`;
      return letter === '' || missing.has(seat) ? [] : [describeSeat(layout, seat, row, column)];
    }),
  );
}

/** Every seat of an aircraft; a seat number occurs once. */
export function seatsOf(layout: AircraftLayout): Seat[] {
  const seats = layout.cabins.flatMap(seatsOfCabin);
  invariant(
    new Set(seats.map(({ seat }) => seat)).size === seats.length,
    'a seat number names one seat of an aircraft',
  );
  return seats;
}

function describeSeat(layout: CabinLayout, seat: SeatNumber, row: number, column: number): Seat {
  return {
    seat,
    cabin: layout.cabin,
    row,
    column,
    block: layout.columns.slice(0, column).filter((letter) => letter === '').length,
    position: positionOf(layout.columns, column),
    isExitRow: layout.exitRows.includes(row),
    features: seatFeatures.filter((feature) => layout.features[feature]?.includes(seat)),
  };
}

function positionOf(columns: string[], column: number): SeatPosition {
  if (column === 0 || column === columns.length - 1) return 'window';
  return columns[column - 1] === '' || columns[column + 1] === '' ? 'aisle' : 'middle';
}
