// Who flies on which flights in which seats.
import type { PartyMember } from '#contracts/flight-object';
import type { SegmentOnWire } from '#contracts/offer';
import type { BookingClass } from '#domain/flight-plan';
import type { FlightId, HoldId, Instant, LocalDate, PassengerId } from '#domain/ids';
import type { PassengerType } from '#domain/passenger';
import type { Cabin } from '#domain/seat-map';

export type PassengerRow = {
  passengerId: PassengerId;
  type: PassengerType;
  title: string | null;
  givenName: string;
  familyName: string;
  bornOn: LocalDate | null;
  withPassengerId: PassengerId | null;
  ticketNumber: string | null;
};

export type SegmentRow = {
  flightId: FlightId;
  slice: number;
  holdId: HoldId;
  planVersion: number;
  cabin: Cabin;
  bookingClass: BookingClass;
  departingAt: Instant;
  soldDepartingAt: Instant;
  soldArrivingAt: Instant;
  isCancelledByCarrier: boolean;
  party: PartyMember[];
  onWire: Omit<SegmentOnWire, 'seats_left'>;
};

export type Contact = { email: string | null; phone: string | null; language: string };
export function insertPassengers(sql: SqlStorage, passengers: readonly PassengerRow[]): void {
  passengers.forEach((passenger, position) => {
    sql.exec(
      `INSERT INTO passengers (passenger_id, position, type, title, given_name, family_name, born_on, with_passenger_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      passenger.passengerId,
      position,
      passenger.type,
      passenger.title,
      passenger.givenName,
      passenger.familyName,
      passenger.bornOn,
      passenger.withPassengerId,
    );
  });
}

export function loadPassengers(sql: SqlStorage): PassengerRow[] {
  return sql
    .exec<{
      passenger_id: string;
      type: PassengerType;
      title: string | null;
      given_name: string;
      family_name: string;
      born_on: string | null;
      with_passenger_id: string | null;
      ticket_number: string | null;
    }>('SELECT * FROM passengers ORDER BY position')
    .toArray()
    .map((row) => ({
      passengerId: row.passenger_id as PassengerId,
      type: row.type,
      title: row.title,
      givenName: row.given_name,
      familyName: row.family_name,
      bornOn: row.born_on,
      withPassengerId: row.with_passenger_id as PassengerId | null,
      ticketNumber: row.ticket_number,
    }));
}

export function saveTicket(sql: SqlStorage, passengerId: PassengerId, ticketNumber: string): void {
  sql.exec('UPDATE passengers SET ticket_number = ? WHERE passenger_id = ?', ticketNumber, passengerId);
}

export function insertContact(sql: SqlStorage, contact: Contact): void {
  sql.exec(
    'INSERT INTO contact (only, email, phone, language) VALUES (1, ?, ?, ?)',
    contact.email,
    contact.phone,
    contact.language,
  );
}

export function loadContact(sql: SqlStorage): Contact {
  return sql.exec<Contact>('SELECT email, phone, language FROM contact').one();
}

/** Segments as they are sold. */
export function insertSegments(
  sql: SqlStorage,
  segments: readonly Omit<SegmentRow, 'soldDepartingAt' | 'soldArrivingAt' | 'isCancelledByCarrier'>[],
): void {
  segments.forEach((segment, position) => {
    sql.exec(
      `INSERT INTO segments (position, flight_id, slice, hold_id, plan_version, cabin, booking_class, departing_at,
         sold_departing_at, sold_arriving_at, party, on_wire)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      position,
      segment.flightId,
      segment.slice,
      segment.holdId,
      segment.planVersion,
      segment.cabin,
      segment.bookingClass,
      segment.departingAt,
      segment.departingAt,
      Date.parse(segment.onWire.arriving_at_utc),
      JSON.stringify(segment.party),
      JSON.stringify(segment.onWire),
    );
  });
}

export function loadSegments(sql: SqlStorage): SegmentRow[] {
  return sql
    .exec<{
      flight_id: string;
      slice: number;
      hold_id: string;
      plan_version: number;
      cabin: Cabin;
      booking_class: string;
      departing_at: number;
      sold_departing_at: number;
      sold_arriving_at: number;
      is_cancelled_by_carrier: number;
      party: string;
      on_wire: string;
    }>('SELECT * FROM segments ORDER BY position')
    .toArray()
    .map((row) => ({
      flightId: row.flight_id as FlightId,
      slice: row.slice,
      holdId: row.hold_id as HoldId,
      planVersion: row.plan_version,
      cabin: row.cabin,
      bookingClass: row.booking_class,
      departingAt: row.departing_at,
      soldDepartingAt: row.sold_departing_at,
      soldArrivingAt: row.sold_arriving_at,
      isCancelledByCarrier: row.is_cancelled_by_carrier === 1,
      party: JSON.parse(row.party) as PartyMember[],
      onWire: JSON.parse(row.on_wire) as SegmentRow['onWire'],
    }));
}

export function saveHoldOfSegment(sql: SqlStorage, flightId: FlightId, holdId: HoldId): void {
  sql.exec('UPDATE segments SET hold_id = ? WHERE flight_id = ?', holdId, flightId);
}

/** The times a segment now has; false when they are the ones it had. */
export function saveTimes(
  sql: SqlStorage,
  flightId: FlightId,
  departingAt: Instant,
  onWire: SegmentRow['onWire'],
): boolean {
  const text = JSON.stringify(onWire);
  return (
    sql
      .exec(
        'UPDATE segments SET departing_at = ?, on_wire = ? WHERE flight_id = ? AND on_wire <> ? RETURNING 1',
        departingAt,
        text,
        flightId,
        text,
      )
      .toArray().length === 1
  );
}

/** False when the airline's cancellation of this flight is known already. */
export function markCancelledByCarrier(sql: SqlStorage, flightId: FlightId): boolean {
  return (
    sql
      .exec(
        'UPDATE segments SET is_cancelled_by_carrier = 1 WHERE flight_id = ? AND is_cancelled_by_carrier = 0 RETURNING 1',
        flightId,
      )
      .toArray().length === 1
  );
}
