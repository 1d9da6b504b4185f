// Holds and the passengers under them. An ended hold stays, so that asking again answers how it ended.
import type { BookingClass } from '#domain/flight-plan';
import type { BookingId, HoldId, Instant, PassengerId, UserId } from '#domain/ids';
import type { SeatedPassenger } from '#domain/seat-change';
import type { Cabin } from '#domain/seat-map';
import { withRowsOfJson } from '../kit/rows-of-json.ts';
import { tellAfterMilliseconds } from './expired-holds.ts';

export type HoldState = 'held' | 'confirmed' | 'released' | 'expired';

/** `paidMinor`: under a seat change, what was charged for the seat that is left. */
export type HeldPassenger = SeatedPassenger & { paidMinor: number | null };

export type Hold = {
  holdId: HoldId;
  bookingId: BookingId;
  accountId: UserId;
  cabin: Cabin;
  bookingClass: BookingClass;
  state: HoldState;
  /** Places in the class; of a seat change, the seats it has claimed and not passed on. */
  seatCount: number;
  expiresAt: Instant;
  createdAt: Instant;
  endedAt: Instant | null;
  /** The hold whose seats this one changes, if it is a seat change. */
  changesHoldId: HoldId | null;
  /** In order of their ids. */
  passengers: readonly HeldPassenger[];
};

/** Over is also a seat change that was confirmed: it has passed its seats on, and stays only to answer what it answered. */
export const isOver = ({ state, changesHoldId }: Hold): boolean =>
  state === 'released' || state === 'expired' || (state === 'confirmed' && changesHoldId !== null);

/** What `isOver` is not. */
const lives = "(state = 'held' OR (state = 'confirmed' AND changes_hold_id IS NULL))";

export function loadLivingHolds(sql: SqlStorage): Hold[] {
  const passengers = Map.groupBy(
    sql
      .exec<PassengerColumns>(
        `SELECT hold_passengers.* FROM holds JOIN hold_passengers USING (hold_id) WHERE ${lives}
         ORDER BY hold_id, passenger_id`,
      )
      .toArray(),
    ({ hold_id }) => hold_id,
  );
  return sql
    .exec<HoldColumns>(`SELECT * FROM holds WHERE ${lives}`)
    .toArray()
    .map((row) => holdOf(row, passengers.get(row.hold_id) ?? []));
}

/** Ids of holds that are over, `atMost` so many of them. */
export function loadIdsOver(sql: SqlStorage, atMost: number): HoldId[] {
  return sql
    .exec<{ hold_id: string }>(`SELECT hold_id FROM holds WHERE NOT ${lives} LIMIT ?`, atMost)
    .toArray()
    .map(({ hold_id }) => hold_id as HoldId);
}

/** Any hold there ever was on this flight. */
export function loadHold(sql: SqlStorage, holdId: HoldId): Hold | undefined {
  const [row] = sql.exec<HoldColumns>('SELECT * FROM holds WHERE hold_id = ?', holdId).toArray();
  if (!row) return undefined;
  const passengers = sql
    .exec<PassengerColumns>('SELECT * FROM hold_passengers WHERE hold_id = ? ORDER BY passenger_id', holdId)
    .toArray();
  return holdOf(row, passengers);
}

/** Writes whole sets in one statement each. `known` is what the rows say of a hold so far, undefined for a new one. */
export function saveHolds(sql: SqlStorage, holds: readonly { hold: Hold; known: Hold | undefined }[]): void {
  if (holds.length === 0) return;
  sql.exec(
    `${withRowsOfJson}
     INSERT INTO holds (hold_id, booking_id, account_id, cabin, booking_class, state, seat_count, expires_at, created_at,
       ended_at, changes_hold_id, tell_booking_at)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
       value ->> 8, value ->> 9, value ->> 10, value ->> 11
     FROM rows WHERE TRUE
     ON CONFLICT (hold_id) DO UPDATE SET
       state = excluded.state, seat_count = excluded.seat_count, expires_at = excluded.expires_at,
       ended_at = excluded.ended_at, tell_booking_at = excluded.tell_booking_at`,
    JSON.stringify(holds.map(({ hold }) => columnsOf(hold))),
  );
  const reseated = holds.filter(({ hold, known }) => hold.passengers !== known?.passengers);
  const known = reseated.flatMap((change) => (change.known ? [change.hold.holdId] : []));
  if (known.length > 0) {
    sql.exec('DELETE FROM hold_passengers WHERE hold_id IN (SELECT value FROM json_each(?))', JSON.stringify(known));
  }
  if (reseated.length === 0) return;
  sql.exec(
    `${withRowsOfJson}
     INSERT INTO hold_passengers (hold_id, passenger_id, seating, with_passenger_id, seat, price_minor, paid_minor)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM rows`,
    JSON.stringify(reseated.flatMap(({ hold }) => passengerColumnsOf(hold))),
  );
}

type HoldColumns = {
  hold_id: string;
  booking_id: string;
  account_id: string;
  cabin: string;
  booking_class: string;
  state: HoldState;
  seat_count: number;
  expires_at: number;
  created_at: number;
  ended_at: number | null;
  changes_hold_id: string | null;
};
type PassengerColumns = {
  hold_id: string;
  passenger_id: string;
  seating: 'own_seat' | 'lap';
  with_passenger_id: string | null;
  seat: string | null;
  price_minor: number;
  paid_minor: number | null;
};

const holdOf = (row: HoldColumns, passengers: readonly PassengerColumns[]): Hold => ({
  holdId: row.hold_id as HoldId,
  bookingId: row.booking_id as BookingId,
  accountId: row.account_id as UserId,
  cabin: row.cabin as Cabin,
  bookingClass: row.booking_class,
  state: row.state,
  seatCount: row.seat_count,
  expiresAt: row.expires_at,
  createdAt: row.created_at,
  endedAt: row.ended_at,
  changesHoldId: row.changes_hold_id as HoldId | null,
  passengers: passengers.map((passenger) => ({
    passengerId: passenger.passenger_id as PassengerId,
    seating: passenger.seating,
    withPassengerId: passenger.with_passenger_id as PassengerId | null,
    seat: passenger.seat,
    priceMinor: passenger.price_minor,
    paidMinor: passenger.paid_minor,
  })),
});

const columnsOf = (hold: Hold) => [
  hold.holdId,
  hold.bookingId,
  hold.accountId,
  hold.cabin,
  hold.bookingClass,
  hold.state,
  hold.seatCount,
  hold.expiresAt,
  hold.createdAt,
  hold.endedAt,
  hold.changesHoldId,
  tellBookingAt(hold),
];

/** When the booking of a hold that expired is told, unless it gives the hold back before; of a seat change it need not hear. */
const tellBookingAt = ({ state, endedAt, changesHoldId }: Hold): Instant | null =>
  state === 'expired' && endedAt !== null && changesHoldId === null ? endedAt + tellAfterMilliseconds : null;

const passengerColumnsOf = ({ holdId, passengers }: Hold) =>
  passengers.map((passenger) => [
    holdId,
    passenger.passengerId,
    passenger.seating,
    passenger.withPassengerId,
    passenger.seat,
    passenger.priceMinor,
    passenger.paidMinor,
  ]);
