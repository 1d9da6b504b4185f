// One row a seat: who holds or has it now.

import type { SeatState } from '#contracts/flight-object';
import type { HoldId, Instant } from '#domain/ids';
import { type AircraftLayout, type Cabin, type SeatNumber, seatsOf } from '#domain/seat-map';

export function seatIsFree(sql: SqlStorage, seat: SeatNumber): boolean {
  return sql.exec("SELECT 1 FROM seats WHERE seat = ? AND state = 'free'", seat).toArray().length === 1;
}

/** Numbers of the free seats of a cabin, in order of row, then column. */
export function freeSeats(sql: SqlStorage, cabin: Cabin): SeatNumber[] {
  return sql
    .exec<{ seat: string }>("SELECT seat FROM seats WHERE cabin = ? AND state = 'free' ORDER BY position", cabin)
    .toArray()
    .map(({ seat }) => seat);
}

export function countFree(sql: SqlStorage, cabin: Cabin): number {
  return sql
    .exec<{ count: number }>("SELECT COUNT(*) AS count FROM seats WHERE cabin = ? AND state = 'free'", cabin)
    .one().count;
}

/** The state of every seat that is not free at `now`; a dead hold's seat is free although nothing has tidied it yet. */
export function statesOfSeats(sql: SqlStorage, now: Instant): Record<SeatNumber, SeatState> {
  const rows = sql.exec<{ seat: string; state: SeatState }>(
    `SELECT seat, seats.state FROM seats LEFT JOIN holds USING (hold_id)
     WHERE seats.state <> 'free' AND NOT (seats.state = 'held' AND holds.expires_at <= ?)`,
    now,
  );
  return Object.fromEntries(rows.toArray().map(({ seat, state }) => [seat, state]));
}

/** Which of these seats somebody holds or has. */
export function claimedAmong(sql: SqlStorage, seats: readonly SeatNumber[]): SeatNumber[] {
  return seats.filter(
    (seat) => sql.exec('SELECT 1 FROM seats WHERE seat = ? AND hold_id IS NOT NULL', seat).toArray().length > 0,
  );
}

/** Takes a free seat for a hold; false when it was not free any more, and then nothing changed. */
export function claimSeat(sql: SqlStorage, seat: SeatNumber, holdId: HoldId): boolean {
  const claimed = sql.exec(
    "UPDATE seats SET state = 'held', hold_id = ? WHERE seat = ? AND state = 'free' RETURNING seat",
    holdId,
    seat,
  );
  return claimed.toArray().length === 1;
}

/** Turns the held seats of one hold into taken ones. */
export function takeSeats(sql: SqlStorage, holdId: HoldId): void {
  sql.exec("UPDATE seats SET state = 'taken' WHERE hold_id = ? AND state = 'held'", holdId);
}

/** Passes the seats that a change claimed to the hold it changes, in the state that hold is in. */
export function passSeats(sql: SqlStorage, from: HoldId, to: HoldId, state: 'held' | 'taken'): void {
  sql.exec('UPDATE seats SET state = ?, hold_id = ? WHERE hold_id = ?', state, to, from);
}

/** Gives the seats of one hold back, and of no other. */
export function freeSeatsOfHold(sql: SqlStorage, holdId: HoldId): void {
  sql.exec("UPDATE seats SET state = 'free', hold_id = NULL WHERE hold_id = ?", holdId);
}

/** Gives one seat of one hold back. */
export function freeSeat(sql: SqlStorage, seat: SeatNumber, holdId: HoldId): void {
  sql.exec("UPDATE seats SET state = 'free', hold_id = NULL WHERE seat = ? AND hold_id = ?", seat, holdId);
}

/** Makes exactly these seats blocked. The caller has checked that none of them is claimed. */
export function blockSeats(sql: SqlStorage, seats: readonly SeatNumber[]): void {
  sql.exec("UPDATE seats SET state = 'free' WHERE state = 'blocked'");
  for (const seat of seats) sql.exec("UPDATE seats SET state = 'blocked' WHERE seat = ? AND state = 'free'", seat);
}

/**
 * Gives the flight the seats of a layout. Seats that stay keep their state; a claim on a seat that is gone, or now
 * belongs to another cabin, loses its seat but not its place: its passengers are left displaced. Answers the seats lost.
 */
export function fitSeats(sql: SqlStorage, layout: AircraftLayout): SeatNumber[] {
  const wanted = new Map(seatsOf(layout).map((seat, position) => [seat.seat, { cabin: seat.cabin, position }]));
  const known = sql.exec<{ seat: string; cabin: string }>('SELECT seat, cabin FROM seats').toArray();
  const lost = known.filter(({ seat, cabin }) => wanted.get(seat)?.cabin !== cabin).map(({ seat }) => seat);
  for (const seat of lost) {
    sql.exec(
      'UPDATE hold_passengers SET seat = NULL WHERE seat = ? AND hold_id = (SELECT hold_id FROM seats WHERE seat = ?)',
      seat,
      seat,
    );
    sql.exec('DELETE FROM seats WHERE seat = ?', seat);
  }
  for (const [seat, { cabin, position }] of wanted) {
    sql.exec(
      `INSERT INTO seats (seat, cabin, position, state) VALUES (?, ?, ?, 'free')
       ON CONFLICT (seat) DO UPDATE SET position = excluded.position`,
      seat,
      cabin,
      position,
    );
  }
  return lost;
}
