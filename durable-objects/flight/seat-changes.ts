// What changed on a seat map from version to version, and what somebody must be told who has seen an older one.
import type { SeatState } from '#contracts/flight-object';
import type { SeatNumber } from '#domain/seat-map';

/** How many versions back somebody may resume; whoever has seen only an older one begins anew. */
export const keptVersions = 1000;

/** The seats of a flight at one version: those that are not free. */
export type SeatsAt = { version: number; planVersion: number; seats: Record<SeatNumber, SeatState> };

/** `seats` holds the new state of each seat that is another at `version` than at `previousVersion`. */
type Change = { previousVersion: number; version: number; seats: Record<SeatNumber, SeatState> };
export type SeatHistory = { present: SeatsAt; changes: readonly Change[] };

export type ToldSeats = ({ kind: 'delta' } & Change) | { kind: 'snapshot'; version: number; seats: SeatsAt['seats'] };

export const historyFrom = (present: SeatsAt): SeatHistory => ({ present, changes: [] });

/**
 * The history with one change more, however many versions it spans. Another plan of an open flight may bring other seats,
 * so it breaks the history off and everybody begins anew; the plan that opens a flight brings the seats they already see.
 */
export function moveOn(history: SeatHistory, next: SeatsAt): SeatHistory {
  const { present, changes } = history;
  if (next.version === present.version) return history;
  if (present.planVersion !== 0 && present.planVersion !== next.planVersion) return historyFrom(next);
  const change = {
    previousVersion: present.version,
    version: next.version,
    seats: differing(present.seats, next.seats),
  };
  const oldestKept = next.version - keptVersions;
  return { present: next, changes: [...changes.filter((kept) => kept.previousVersion >= oldestKept), change] };
}

/**
 * What brings somebody who has seen `version` to the present: all changes since as one, or every seat that is not free
 * where the history does not know that version. A version between the ends of one change is not known: a seat that went
 * and came back within it would be told wrongly.
 */
export function toldSince({ present, changes }: SeatHistory, version: number | undefined): ToldSeats {
  const first = changes.findIndex(({ previousVersion }) => previousVersion === version);
  const isPresent = version === present.version;
  if (version === undefined || (first < 0 && !isPresent)) {
    return { kind: 'snapshot', version: present.version, seats: present.seats };
  }
  const since = isPresent ? [] : changes.slice(first);
  const seats = Object.assign({}, ...since.map((change) => change.seats)) as Change['seats'];
  return { kind: 'delta', previousVersion: version, version: present.version, seats };
}

function differing(before: SeatsAt['seats'], after: SeatsAt['seats']): Change['seats'] {
  const changed = Object.entries(after).filter(([seat, state]) => before[seat] !== state);
  const freed = Object.keys(before).filter((seat) => after[seat] === undefined);
  return { ...Object.fromEntries(changed), ...Object.fromEntries(freed.map((seat) => [seat, 'free' as const])) };
}
