// Changes of seats: what each flight was asked for, and how far it has come.
import type { HoldOtherSeats } from '#contracts/flight-object';
import type { EventActor } from '#contracts/timeline';
import { isSeatChangeSettled, type SeatChangeProgress } from '#domain/seat-change-steps';

/** What one flight is asked for. It carries its own hold id, so that asking again changes nothing. */
export type SeatChangePart = HoldOtherSeats;

export type SeatChangeRow = {
  changeNumber: number;
  key: string | null;
  requestHash: string;
  actor: EventActor;
  parts: SeatChangePart[];
  progress: SeatChangeProgress;
};

type RawSeatChange = {
  change_number: number;
  key: string | null;
  request_hash: string;
  actor: string;
  parts: string;
  progress: string;
};

const read = (row: RawSeatChange): SeatChangeRow => ({
  changeNumber: row.change_number,
  key: row.key,
  requestHash: row.request_hash,
  actor: row.actor as EventActor,
  parts: JSON.parse(row.parts) as SeatChangePart[],
  progress: JSON.parse(row.progress) as SeatChangeProgress,
});

/** Answers the number of the change. */
export function insertSeatChange(sql: SqlStorage, change: Omit<SeatChangeRow, 'changeNumber'>): number {
  return sql
    .exec<{ change_number: number }>(
      `INSERT INTO seat_changes (key, request_hash, actor, parts, is_settled, progress) VALUES (?, ?, ?, ?, 0, ?)
       RETURNING change_number`,
      change.key,
      change.requestHash,
      change.actor,
      JSON.stringify(change.parts),
      JSON.stringify(change.progress),
    )
    .one().change_number;
}

export function findSeatChange(sql: SqlStorage, changeNumber: number): SeatChangeRow | undefined {
  return sql
    .exec<RawSeatChange>('SELECT * FROM seat_changes WHERE change_number = ?', changeNumber)
    .toArray()
    .map(read)[0];
}

/** The change that is under way; there is one at most. */
export function seatChangeInMotion(sql: SqlStorage): SeatChangeRow | undefined {
  return sql.exec<RawSeatChange>('SELECT * FROM seat_changes WHERE is_settled = 0').toArray().map(read)[0];
}

/** A refused change had no effect, so it lets its key go. */
export function saveSeatChangeProgress(sql: SqlStorage, changeNumber: number, progress: SeatChangeProgress): void {
  sql.exec(
    'UPDATE seat_changes SET progress = ?, is_settled = ?, key = CASE WHEN ? THEN NULL ELSE key END WHERE change_number = ?',
    JSON.stringify(progress),
    isSeatChangeSettled(progress) ? 1 : 0,
    progress.step === 'refused' ? 1 : 0,
    changeNumber,
  );
}
