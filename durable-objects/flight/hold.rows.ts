// Holds and the passengers under them. An ended hold stays, so that asking again answers how it ended.
import type { FlightClaim, HeldSeat, HoldSeats } from '#contracts/flight-object';
import type { ClaimedInClass } from '#domain/fare-buckets';
import type { BookingClass } from '#domain/flight-plan';
import type { BookingId, HoldId, Instant, PassengerId, UserId } from '#domain/ids';
import type { SeatedPassenger } from '#domain/seat-change';
import type { SeatAssignment } from '#domain/seat-inventory';
import type { Cabin, SeatNumber } from '#domain/seat-map';

export type HoldState = 'held' | 'confirmed' | 'released' | 'expired';
export type Hold = {
  holdId: HoldId;
  bookingId: BookingId;
  cabin: Cabin;
  state: HoldState;
  expiresAt: Instant;
  /** The hold whose seats this one changes, if it is a seat change. */
  changesHoldId: HoldId | null;
};

export function findHold(sql: SqlStorage, holdId: HoldId): Hold | undefined {
  const [row] = sql
    .exec<{ booking_id: string; cabin: string; state: HoldState; expires_at: number; changes_hold_id: string | null }>(
      'SELECT booking_id, cabin, state, expires_at, changes_hold_id FROM holds WHERE hold_id = ?',
      holdId,
    )
    .toArray();
  return (
    row && {
      holdId,
      bookingId: row.booking_id as BookingId,
      cabin: row.cabin as Cabin,
      state: row.state,
      expiresAt: row.expires_at,
      changesHoldId: row.changes_hold_id as HoldId | null,
    }
  );
}

/** Holds that have died by `now` but still stand as held. */
export function holdsDue(sql: SqlStorage, now: Instant): HoldId[] {
  return sql
    .exec<{ hold_id: string }>("SELECT hold_id FROM holds WHERE state = 'held' AND expires_at <= ?", now)
    .toArray()
    .map(({ hold_id }) => hold_id as HoldId);
}

/** When the next hold dies. */
export function nextExpiry(sql: SqlStorage): Instant | null {
  return sql.exec<{ at: number | null }>("SELECT MIN(expires_at) AS at FROM holds WHERE state = 'held'").one().at;
}

/** Holds of a booking that are not paid for yet; its seat changes go by the holds they change. */
export function unpaidHoldsOf(sql: SqlStorage, bookingId: BookingId): HoldId[] {
  return sql
    .exec<{ hold_id: string }>(
      "SELECT hold_id FROM holds WHERE booking_id = ? AND state = 'held' AND changes_hold_id IS NULL",
      bookingId,
    )
    .toArray()
    .map(({ hold_id }) => hold_id as HoldId);
}

/** When the living, unpaid holds of an account end. */
export function unpaidHoldEndsOf(sql: SqlStorage, accountId: UserId): Instant[] {
  return sql
    .exec<{ expires_at: number }>(
      "SELECT expires_at FROM holds WHERE account_id = ? AND state = 'held' AND changes_hold_id IS NULL",
      accountId,
    )
    .toArray()
    .map(({ expires_at }) => expires_at);
}

/** Living claims by cabin and class, lap infants not counted. */
export function claimsByClass(sql: SqlStorage): ClaimedInClass[] {
  return sql
    .exec<{ cabin: string; booking_class: string; count: number }>(
      `SELECT cabin, booking_class, SUM(seat_count) AS count FROM holds
       WHERE state IN ('held', 'confirmed') AND changes_hold_id IS NULL GROUP BY cabin, booking_class`,
    )
    .toArray()
    .map((row) => ({
      cabin: row.cabin as Cabin,
      bookingClass: row.booking_class as BookingClass,
      count: row.count,
    }));
}

/** Seats of adults with a living lap infant, and the seats a change holds for them. */
export function seatsWithLapInfants(sql: SqlStorage): SeatNumber[] {
  return sql
    .exec<{ seat: string }>(
      `SELECT adult.seat FROM holds
       JOIN hold_passengers AS infant ON infant.hold_id = holds.hold_id AND infant.seating = 'lap'
       JOIN hold_passengers AS adult
         ON adult.hold_id = infant.hold_id AND adult.passenger_id = infant.with_passenger_id
       WHERE holds.state IN ('held', 'confirmed') AND adult.seat IS NOT NULL
       UNION ALL
       SELECT adult.seat FROM holds AS change
       JOIN hold_passengers AS infant ON infant.hold_id = change.changes_hold_id AND infant.seating = 'lap'
       JOIN hold_passengers AS adult
         ON adult.hold_id = change.hold_id AND adult.passenger_id = infant.with_passenger_id
       WHERE change.state = 'held' AND change.changes_hold_id IS NOT NULL AND adult.seat IS NOT NULL`,
    )
    .toArray()
    .map(({ seat }) => seat);
}

export function saveHold(sql: SqlStorage, command: HoldSeats, seats: readonly SeatAssignment[], now: Instant): void {
  const seatCount = command.party.filter(({ seating }) => seating === 'own_seat').length;
  sql.exec(
    `INSERT INTO holds (hold_id, booking_id, account_id, cabin, booking_class, state, seat_count, expires_at, created_at)
     VALUES (?, ?, ?, ?, ?, 'held', ?, ?, ?)`,
    command.holdId,
    command.bookingId,
    command.accountId,
    command.cabin,
    command.bookingClass,
    seatCount,
    command.expiresAt,
    now,
  );
  for (const assignment of seats) {
    const member = command.party.find(({ passengerId }) => passengerId === assignment.passengerId);
    sql.exec(
      `INSERT INTO hold_passengers (hold_id, passenger_id, seating, with_passenger_id, seat, price_minor)
       VALUES (?, ?, ?, ?, ?, ?)`,
      command.holdId,
      assignment.passengerId,
      member?.seating ?? 'own_seat',
      member?.withPassengerId ?? null,
      assignment.seat,
      assignment.priceMinor,
    );
  }
}

export function seatsUnderHold(sql: SqlStorage, holdId: HoldId): HeldSeat[] {
  return sql
    .exec<{ passenger_id: string; seat: string | null; price_minor: number }>(
      'SELECT passenger_id, seat, price_minor FROM hold_passengers WHERE hold_id = ? ORDER BY passenger_id',
      holdId,
    )
    .toArray()
    .map((row) => ({ passengerId: row.passenger_id as PassengerId, seat: row.seat, priceMinor: row.price_minor }));
}

/** Everybody under a hold, lap infants too. */
export function passengersUnder(sql: SqlStorage, holdId: HoldId): SeatedPassenger[] {
  return sql
    .exec<{
      passenger_id: string;
      seat: string | null;
      price_minor: number;
      seating: 'own_seat' | 'lap';
      with_passenger_id: string | null;
    }>('SELECT * FROM hold_passengers WHERE hold_id = ? ORDER BY passenger_id', holdId)
    .toArray()
    .map((row) => ({
      passengerId: row.passenger_id as PassengerId,
      seat: row.seat,
      priceMinor: row.price_minor,
      seating: row.seating,
      withPassengerId: row.with_passenger_id as PassengerId | null,
    }));
}

export function removePassenger(sql: SqlStorage, holdId: HoldId, passengerId: PassengerId): void {
  sql.exec('DELETE FROM hold_passengers WHERE hold_id = ? AND passenger_id = ?', holdId, passengerId);
}

/** Gives places of a hold back to its class. */
export function giveUpPlaces(sql: SqlStorage, holdId: HoldId, count: number): void {
  sql.exec('UPDATE holds SET seat_count = seat_count - ? WHERE hold_id = ?', count, holdId);
}

export function moveExpiry(sql: SqlStorage, holdId: HoldId, expiresAt: Instant): void {
  sql.exec("UPDATE holds SET expires_at = ? WHERE hold_id = ? AND state = 'held'", expiresAt, holdId);
}

export function markConfirmed(sql: SqlStorage, holdId: HoldId): void {
  sql.exec("UPDATE holds SET state = 'confirmed' WHERE hold_id = ? AND state = 'held'", holdId);
}

/** `tellBookingAt` is when its booking is told, unless it gives the hold back before; of a seat change it need not hear. */
export function markEnded(
  sql: SqlStorage,
  holdId: HoldId,
  state: 'released' | 'expired',
  now: Instant,
  tellBookingAt: Instant | null,
): void {
  sql.exec(
    `UPDATE holds SET state = ?, ended_at = ?, tell_booking_at = CASE WHEN changes_hold_id IS NULL THEN ? END
     WHERE hold_id = ?`,
    state,
    now,
    tellBookingAt,
    holdId,
  );
}

/** Every claim alive at `now`, passenger by passenger. */
export function livingClaims(sql: SqlStorage, now: Instant): FlightClaim[] {
  return sql
    .exec<{
      booking_id: string;
      hold_id: string;
      state: 'held' | 'confirmed';
      passenger_id: string;
      seat: string | null;
    }>(
      `SELECT booking_id, holds.hold_id, state, passenger_id, seat FROM holds JOIN hold_passengers USING (hold_id)
       WHERE (state = 'confirmed' OR (state = 'held' AND expires_at > ?)) AND changes_hold_id IS NULL
       ORDER BY booking_id, passenger_id`,
      now,
    )
    .toArray()
    .map((row) => ({
      bookingId: row.booking_id as BookingId,
      holdId: row.hold_id as HoldId,
      state: row.state,
      passengerId: row.passenger_id as PassengerId,
      seat: row.seat,
    }));
}
