// The booking's own row: its status, its deadline, the facts of the sale.
import type { OfferAgainOnWire, PriceLineOnWire } from '#contracts/offer';
import type { BookingStatus, PaymentStatus } from '#domain/booking';
import type { BookingId, Instant, UserId } from '#domain/ids';
import type { Currency } from '#domain/money';
import type { PriceShare } from '#domain/price-shares';

export type BookingRow = {
  bookingId: BookingId;
  ownerId: UserId;
  reference: string;
  status: BookingStatus;
  paymentStatus: PaymentStatus;
  paymentRequiredBy: Instant;
  currency: Currency;
  totalMinor: number;
  priceLines: PriceLineOnWire[];
  /** Null for a booking that was sold before shares were written down. */
  priceShares: PriceShare[] | null;
  fareBrand: string;
  conditions: OfferAgainOnWire['conditions'];
  metadata: Record<string, string>;
  version: number;
  createdAt: Instant;
  lastNow: Instant;
};

type RawBooking = {
  booking_id: string;
  owner_id: string;
  reference: string;
  status: BookingStatus;
  payment_status: PaymentStatus;
  payment_required_by: number;
  currency: string;
  total_minor: number;
  price_lines: string;
  price_shares: string | null;
  fare_brand: string;
  conditions: string;
  metadata: string;
  version: number;
  created_at: number;
  last_now: number;
};

export function loadBooking(sql: SqlStorage): BookingRow | undefined {
  const [row] = sql.exec<RawBooking>('SELECT * FROM booking').toArray();
  return (
    row && {
      bookingId: row.booking_id as BookingId,
      ownerId: row.owner_id as UserId,
      reference: row.reference,
      status: row.status,
      paymentStatus: row.payment_status,
      paymentRequiredBy: row.payment_required_by,
      currency: row.currency,
      totalMinor: row.total_minor,
      priceLines: JSON.parse(row.price_lines) as PriceLineOnWire[],
      priceShares: row.price_shares === null ? null : (JSON.parse(row.price_shares) as PriceShare[]),
      fareBrand: row.fare_brand,
      conditions: JSON.parse(row.conditions) as OfferAgainOnWire['conditions'],
      metadata: JSON.parse(row.metadata) as Record<string, string>,
      version: row.version,
      createdAt: row.created_at,
      lastNow: row.last_now,
    }
  );
}

export function insertBooking(sql: SqlStorage, booking: Omit<BookingRow, 'version' | 'lastNow'>): void {
  sql.exec(
    `INSERT INTO booking (only, booking_id, owner_id, reference, status, payment_status, payment_required_by, currency,
       total_minor, price_lines, price_shares, fare_brand, conditions, metadata, version, created_at, last_now)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
    booking.bookingId,
    booking.ownerId,
    booking.reference,
    booking.status,
    booking.paymentStatus,
    booking.paymentRequiredBy,
    booking.currency,
    booking.totalMinor,
    JSON.stringify(booking.priceLines),
    JSON.stringify(booking.priceShares),
    booking.fareBrand,
    JSON.stringify(booking.conditions),
    JSON.stringify(booking.metadata),
    booking.createdAt,
    booking.createdAt,
  );
}

/** The clock of a booking never goes back: the machine's time, or the last one stored if that is later. */
export function readClock(sql: SqlStorage, wall: Instant): Instant {
  const [row] = sql
    .exec<{ last_now: number }>('UPDATE booking SET last_now = MAX(last_now, ?) RETURNING last_now', wall)
    .toArray();
  return row?.last_now ?? wall;
}

export function saveStatus(sql: SqlStorage, status: BookingStatus, paymentStatus: PaymentStatus): void {
  sql.exec('UPDATE booking SET status = ?, payment_status = ?, version = version + 1', status, paymentStatus);
}

export function saveReference(sql: SqlStorage, reference: string): void {
  sql.exec('UPDATE booking SET reference = ?', reference);
}
