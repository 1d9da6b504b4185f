// Whether a layout that somebody drew describes an aircraft: what is wrong with it, by the place where it is wrong.
import { type AircraftLayout, type CabinLayout, rowsOf, type SeatNumber } from '#domain/seat-map';

/** `pointer` is relative to the list of cabins: `/0/missingSeats`. */
export type LayoutFault = { pointer: string; code: string; detail: string };

/** Every fault of a layout; an empty list means that it can be unfolded into seats, each number once. */
export function faultsOf(layout: AircraftLayout): LayoutFault[] {
  const names = layout.cabins.map(({ cabin }) => cabin);
  const twice = layout.cabins.flatMap(({ cabin }, index) =>
    names.indexOf(cabin) < index ? [fault(index, 'cabin', 'cabin_twice', `${cabin} is described twice`)] : [],
  );
  return [...layout.cabins.flatMap(faultsOfCabin), ...twice, ...sharedRows(layout.cabins)];
}

function faultsOfCabin(cabin: CabinLayout, index: number): LayoutFault[] {
  if (cabin.firstRow > cabin.lastRow) {
    return [fault(index, 'lastRow', 'rows_reversed', 'the last row is before the first')];
  }
  const letters = cabin.columns.filter((letter) => letter !== '');
  const rows = rowsOf(cabin);
  const numbers = new Set(rows.flatMap((row) => letters.map((letter) => `${row}${letter}`)));
  const missing = new Set(cabin.missingSeats);
  const existing = new Set([...numbers].filter((seat) => !missing.has(seat)));
  return [
    ...(letters.length === 0 || cabin.columns[0] === '' || cabin.columns.at(-1) === ''
      ? [fault(index, 'columns', 'columns_unseated', 'columns begin and end with a seat, aisles lie between')]
      : []),
    ...(new Set(letters).size < letters.length
      ? [fault(index, 'columns', 'columns_repeated', 'a letter names one column')]
      : []),
    ...(cabin.columns.some((letter, column) => letter === '' && cabin.columns[column + 1] === '')
      ? [fault(index, 'columns', 'aisles_adjacent', 'between two aisles there is a seat')]
      : []),
    ...(cabin.skippedRows.some((row) => row < cabin.firstRow || row > cabin.lastRow)
      ? [fault(index, 'skippedRows', 'rows_outside', 'skipped rows lie between the first and the last')]
      : []),
    ...(cabin.exitRows.some((row) => !rows.includes(row))
      ? [fault(index, 'exitRows', 'rows_outside', 'exit rows exist in the cabin')]
      : []),
    ...strangers(index, 'missingSeats', cabin.missingSeats, numbers),
    ...Object.entries(cabin.features).flatMap(([feature, seats]) =>
      strangers(index, `features/${feature}`, seats, existing),
    ),
    ...(existing.size === 0 ? [fault(index, 'missingSeats', 'cabin_empty', 'a cabin has at least one seat')] : []),
  ];
}

const strangers = (index: number, field: string, named: SeatNumber[], known: Set<SeatNumber>): LayoutFault[] => {
  const unknown = named.filter((seat) => !known.has(seat));
  return unknown.length > 0
    ? [fault(index, field, 'seats_unknown', `no such seats: ${unknown.slice(0, 5).join(', ')}`)]
    : [];
};

/** A seat number names one seat of an aircraft, so a row belongs to one cabin. */
function sharedRows(cabins: CabinLayout[]): LayoutFault[] {
  return cabins.flatMap((cabin, index) => {
    const others = cabins.slice(0, index).flatMap(rowsOf);
    const shared = rowsOf(cabin).filter((row) => others.includes(row));
    return shared.length > 0
      ? [fault(index, 'firstRow', 'rows_shared', `row ${shared[0]} is in another cabin too`)]
      : [];
  });
}

const fault = (index: number, field: string, code: string, detail: string): LayoutFault => ({
  pointer: `/${index}/${field}`,
  code,
  detail,
});
