// Places: a passenger on a flight, with a seat or on a lap, until a cancellation gives it up.
import type { CancellationId, FlightId, PassengerId } from '#domain/ids';
import type { SeatNumber } from '#domain/seat-map';
import { loadSegments, type SegmentRow } from './itinerary.rows.ts';

/** A passenger on a flight, until a cancellation gives the place up; a lap infant has no seat of its own. */
export type SeatRow = {
  flightId: FlightId;
  passengerId: PassengerId;
  seat: SeatNumber | null;
  /** What was paid for asking for it by name. */
  priceMinor: number;
  cancellationId: CancellationId | null;
};
type GivenSeat = Pick<SeatRow, 'flightId' | 'passengerId' | 'seat'>;

/** The places a booking is made of. */
export function insertPlaces(sql: SqlStorage, places: readonly Omit<SeatRow, 'cancellationId'>[]): void {
  for (const { flightId, passengerId, seat, priceMinor } of places) {
    sql.exec(
      'INSERT INTO seats (flight_id, passenger_id, seat, price_minor) VALUES (?, ?, ?, ?)',
      flightId,
      passengerId,
      seat,
      priceMinor,
    );
  }
}

/** A place given up stays on record, with the cancellation that did it. */
export function giveUpPlaces(
  sql: SqlStorage,
  cancellationId: CancellationId,
  places: readonly Pick<SeatRow, 'flightId' | 'passengerId'>[],
): void {
  for (const { flightId, passengerId } of places) {
    sql.exec(
      'UPDATE seats SET cancellation_id = ? WHERE flight_id = ? AND passenger_id = ? AND cancellation_id IS NULL',
      cancellationId,
      flightId,
      passengerId,
    );
  }
}

/** Other seats for places that stay what they cost. */
export function saveSeats(sql: SqlStorage, seats: readonly GivenSeat[]): void {
  for (const { flightId, passengerId, seat } of seats) {
    sql.exec(
      `INSERT INTO seats (flight_id, passenger_id, seat) VALUES (?, ?, ?)
       ON CONFLICT (flight_id, passenger_id) DO UPDATE SET seat = excluded.seat`,
      flightId,
      passengerId,
      seat,
    );
  }
}

export function loadSeats(sql: SqlStorage): SeatRow[] {
  return sql
    .exec<{
      flight_id: string;
      passenger_id: string;
      seat: string | null;
      price_minor: number;
      cancellation_id: string | null;
    }>('SELECT * FROM seats')
    .toArray()
    .map((row) => ({
      flightId: row.flight_id as FlightId,
      passengerId: row.passenger_id as PassengerId,
      seat: row.seat,
      priceMinor: row.price_minor,
      cancellationId: row.cancellation_id as CancellationId | null,
    }));
}

/** Segments whose parties ask for the seats they were given, as when the same seats are sought again. */
export function loadSegmentsAsSeated(sql: SqlStorage): SegmentRow[] {
  const seats = loadSeats(sql);
  return loadSegments(sql).map((segment) => ({
    ...segment,
    party: segment.party.map((member) => {
      const given = seats.find(
        ({ flightId, passengerId }) => flightId === segment.flightId && passengerId === member.passengerId,
      );
      return { ...member, seat: given?.seat ?? null };
    }),
  }));
}
