// Aircraft types as the store answers them, and their layouts on the wire.
import type { AircraftTypeOnWire, CabinLayoutOnWire } from '#contracts/catalogue-aircraft';
import type { aircraftTypes } from '#database/catalog-aircraft';
import type { ClassLimit } from '#domain/flight-plan';
import { type AircraftLayout, seatsOf } from '#domain/seat-map';

/** A type with the registrations of its aircraft, in their order. */
export type AircraftTypeRow = typeof aircraftTypes.$inferSelect & { registrations: string[] };

export const presentAircraftType = (type: AircraftTypeRow): AircraftTypeOnWire => ({
  code: type.code,
  name: type.name,
  cabins: presentLayout(type.layout),
  class_limits: type.classLimits.map(({ cabin, bookingClass, limit }) => ({
    cabin,
    booking_class: bookingClass,
    limit,
  })),
  seat_count: seatsOf(type.layout).length,
  registrations: type.registrations,
  version: type.version,
});

const presentLayout = ({ cabins }: AircraftLayout): CabinLayoutOnWire[] =>
  cabins.map((cabin) => ({
    cabin: cabin.cabin,
    columns: cabin.columns,
    first_row: cabin.firstRow,
    last_row: cabin.lastRow,
    skipped_rows: cabin.skippedRows,
    exit_rows: cabin.exitRows,
    missing_seats: cabin.missingSeats,
    features: cabin.features,
    lap_infant_capacity: cabin.lapInfantCapacity,
  }));

export const classLimitsFrom = (limits: AircraftTypeOnWire['class_limits']): ClassLimit[] =>
  limits.map(({ cabin, booking_class, limit }) => ({ cabin, bookingClass: booking_class, limit }));

export const layoutFrom = (cabins: CabinLayoutOnWire[]): AircraftLayout => ({
  cabins: cabins.map((cabin) => ({
    cabin: cabin.cabin,
    columns: cabin.columns,
    firstRow: cabin.first_row,
    lastRow: cabin.last_row,
    skippedRows: cabin.skipped_rows,
    exitRows: cabin.exit_rows,
    missingSeats: cabin.missing_seats,
    features: cabin.features,
    lapInfantCapacity: cabin.lap_infant_capacity,
  })),
});
