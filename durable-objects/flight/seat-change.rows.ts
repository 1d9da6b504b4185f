// Seat changes: holds on other seats for people of a living hold, until their seats pass to it.
import type { HoldOtherSeats, OtherSeatsHeld } from '#contracts/flight-object';
import type { HoldId, Instant, PassengerId } from '#domain/ids';
import type { OtherSeat } from '#domain/seat-change';
import type { SeatNumber } from '#domain/seat-map';

/** The changes under way: of one hold, or of all. */
export function changesUnderWay(sql: SqlStorage, ofHoldId?: HoldId): HoldId[] {
  return sql
    .exec<{ hold_id: string }>(
      `SELECT hold_id FROM holds
       WHERE state = 'held' AND changes_hold_id IS NOT NULL AND changes_hold_id = COALESCE(?, changes_hold_id)`,
      ofHoldId ?? null,
    )
    .toArray()
    .map(({ hold_id }) => hold_id as HoldId);
}

/** Stores a change that claims the free ones of these seats; its account, cabin and class are those of the hold it changes. */
export function saveChange(
  sql: SqlStorage,
  { holdId, ofHoldId }: HoldOtherSeats,
  expiresAt: Instant,
  seats: readonly OtherSeat[],
  now: Instant,
): void {
  sql.exec(
    `INSERT INTO holds (hold_id, booking_id, account_id, cabin, booking_class, state, seat_count, expires_at, created_at,
       changes_hold_id)
     SELECT ?, booking_id, account_id, cabin, booking_class, 'held', ?, ?, ?, hold_id FROM holds WHERE hold_id = ?`,
    holdId,
    seats.filter(({ isFree }) => isFree).length,
    expiresAt,
    now,
    ofHoldId,
  );
  for (const { passengerId, seat, priceMinor, paidMinor } of seats) {
    sql.exec(
      `INSERT INTO hold_passengers (hold_id, passenger_id, seating, seat, price_minor, paid_minor)
       VALUES (?, ?, 'own_seat', ?, ?, ?)`,
      holdId,
      passengerId,
      seat,
      priceMinor,
      paidMinor,
    );
  }
}

/** The seats of a change as they were first answered, confirmed meanwhile or not. */
export function seatsOfChange(sql: SqlStorage, holdId: HoldId): OtherSeatsHeld['seats'] {
  return sql
    .exec<{ passenger_id: string; seat: string; price_minor: number; paid_minor: number }>(
      'SELECT passenger_id, seat, price_minor, paid_minor FROM hold_passengers WHERE hold_id = ? ORDER BY passenger_id',
      holdId,
    )
    .toArray()
    .map((row) => ({
      passengerId: row.passenger_id as PassengerId,
      seat: row.seat,
      priceMinor: row.price_minor,
      paidMinor: row.paid_minor,
    }));
}

/** Seats a passenger of a hold elsewhere, at the price of that seat. */
export function reseat(
  sql: SqlStorage,
  holdId: HoldId,
  { passengerId, seat, priceMinor }: { passengerId: PassengerId; seat: SeatNumber | null; priceMinor: number },
): void {
  sql.exec(
    'UPDATE hold_passengers SET seat = ?, price_minor = ? WHERE hold_id = ? AND passenger_id = ?',
    seat,
    priceMinor,
    holdId,
    passengerId,
  );
}

/** Ends a change whose seats have passed on; it goes on to answer what it answered. */
export function markPassedOn(sql: SqlStorage, holdId: HoldId, now: Instant): void {
  sql.exec("UPDATE holds SET state = 'confirmed', seat_count = 0, ended_at = ? WHERE hold_id = ?", now, holdId);
}
