// The booking as the rules of cancelling read it: its party, its flights as sold and as they are now, its charges, its money.
import type { SoldBooking } from '#domain/cancellation';
import { refundableMinor } from '#domain/ledger';
import { type Charge, chargesOf, chargesOfLines } from '#domain/price-shares';
import type { BookingRow } from './booking.rows.ts';
import { loadPassengers, loadSegments, type SegmentRow } from './itinerary.rows.ts';
import { loadSeats } from './place.rows.ts';
import { loadPostings } from './posting.rows.ts';

export function soldBooking(sql: SqlStorage, booking: BookingRow): SoldBooking {
  const segments = loadSegments(sql);
  const { refundable, refund_fee: fee } = booking.conditions;
  return {
    status: booking.status,
    paymentStatus: booking.paymentStatus,
    paymentRequiredBy: booking.paymentRequiredBy,
    createdAt: booking.createdAt,
    travellers: loadPassengers(sql),
    flights: segments.map(({ onWire, ...segment }) => ({
      ...segment,
      arrivingAt: Date.parse(onWire.arriving_at_utc),
      from: onWire.origin.country,
      to: onWire.destination.country,
    })),
    cancelled: loadSeats(sql).filter(({ cancellationId }) => cancellationId !== null),
    charges: chargesIn(sql, booking, segments),
    conditions: { refundable, refundFeeMinor: fee?.amount ?? null },
    refundableMinor: refundableMinor(loadPostings(sql)),
  };
}

function chargesIn(sql: SqlStorage, booking: BookingRow, segments: readonly SegmentRow[]): Charge[] {
  const passengers = loadPassengers(sql);
  const sliceOf = new Map(segments.map(({ flightId, slice }) => [flightId, slice]));
  if (booking.priceShares === null) {
    const lines = booking.priceLines.map((line) => ({
      ...line,
      passengerType: line.passenger_type,
      unitMinor: line.unit.amount,
    }));
    return chargesOfLines(lines, passengers, new Set(sliceOf.values()).size);
  }
  const seats = loadSeats(sql).map((seat) => ({ ...seat, slice: sliceOf.get(seat.flightId) ?? 0 }));
  return chargesOf(booking.priceShares, passengers, seats);
}
