// One row a seat: who holds or has it now.
import type { SeatState } from '#contracts/flight-object';
import type { HoldId } from '#domain/ids';
import type { Cabin, SeatNumber } from '#domain/seat-map';
import { withRowsOfJson } from '../kit/rows-of-json.ts';

/** `position` is the seat's place in the order of row, then column; `holdId` names the hold of a held or taken seat. */
export type SeatRow = { cabin: Cabin; position: number; state: SeatState; holdId: HoldId | null };

export function loadSeats(sql: SqlStorage): Map<SeatNumber, SeatRow> {
  const rows = sql.exec<{ seat: string; cabin: string; position: number; state: SeatState; hold_id: string | null }>(
    'SELECT * FROM seats',
  );
  return new Map(
    rows.toArray().map((row) => [
      row.seat,
      {
        cabin: row.cabin as Cabin,
        position: row.position,
        state: row.state,
        holdId: row.hold_id as HoldId | null,
      },
    ]),
  );
}

/** Writes the rows of these seats in one statement; a seat without a row is taken out. */
export function saveSeats(sql: SqlStorage, seats: readonly (readonly [SeatNumber, SeatRow | undefined])[]): void {
  const kept = seats.flatMap(([seat, row]) =>
    row ? [[seat, row.cabin, row.position, row.state, row.holdId] as const] : [],
  );
  const gone = seats.flatMap(([seat, row]) => (row ? [] : [seat]));
  if (gone.length > 0) {
    sql.exec('DELETE FROM seats WHERE seat IN (SELECT value FROM json_each(?))', JSON.stringify(gone));
  }
  if (kept.length === 0) return;
  sql.exec(
    `${withRowsOfJson}
     INSERT INTO seats (seat, cabin, position, state, hold_id)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM rows WHERE TRUE
     ON CONFLICT (seat) DO UPDATE SET
       cabin = excluded.cabin, position = excluded.position, state = excluded.state, hold_id = excluded.hold_id`,
    JSON.stringify(kept),
  );
}
