// Quotes of what would come back, and the cancellations that were made of them or by the airline, each with its progress.
import type { CancellationTerms } from '#domain/cancellation';
import { type CancellationProgress, isSettledCancellation } from '#domain/cancellation-steps';
import type { CancellationId, Instant, QuoteId } from '#domain/ids';

export type QuoteRow = {
  quoteId: QuoteId;
  bookingVersion: number;
  expiresAt: Instant;
  terms: CancellationTerms;
  isNewest: boolean;
};

export type CancellationRow = {
  cancellationId: CancellationId;
  key: string | null;
  requestedBy: 'traveller' | 'staff' | 'airline';
  createdAt: Instant;
  terms: CancellationTerms;
  progress: CancellationProgress;
};

/** Older quotes are kept to be told from those of other bookings; these many are enough for that. */
const mostQuotes = 50;

export function insertQuote(sql: SqlStorage, quote: Omit<QuoteRow, 'isNewest'>): void {
  const { position } = sql
    .exec<{ position: number }>(
      `INSERT INTO quotes (quote_id, position, booking_version, expires_at, terms)
       VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM quotes), ?, ?, ?) RETURNING position`,
      quote.quoteId,
      quote.bookingVersion,
      quote.expiresAt,
      JSON.stringify(quote.terms),
    )
    .one();
  sql.exec('DELETE FROM quotes WHERE position <= ?', position - mostQuotes);
}

export function findQuote(sql: SqlStorage, quoteId: QuoteId): QuoteRow | undefined {
  const [row] = sql
    .exec<{ booking_version: number; expires_at: number; terms: string; is_newest: number }>(
      `SELECT booking_version, expires_at, terms, position = (SELECT MAX(position) FROM quotes) AS is_newest
       FROM quotes WHERE quote_id = ?`,
      quoteId,
    )
    .toArray();
  return (
    row && {
      quoteId,
      bookingVersion: row.booking_version,
      expiresAt: row.expires_at,
      terms: JSON.parse(row.terms) as CancellationTerms,
      isNewest: row.is_newest === 1,
    }
  );
}

type RawCancellation = {
  cancellation_id: string;
  key: string | null;
  requested_by: CancellationRow['requestedBy'];
  created_at: number;
  terms: string;
  progress: string;
};

const read = (row: RawCancellation): CancellationRow => ({
  cancellationId: row.cancellation_id as CancellationId,
  key: row.key,
  requestedBy: row.requested_by,
  createdAt: row.created_at,
  terms: JSON.parse(row.terms) as CancellationTerms,
  progress: JSON.parse(row.progress) as CancellationProgress,
});

export function insertCancellation(sql: SqlStorage, cancellation: CancellationRow): void {
  sql.exec(
    `INSERT INTO cancellations (cancellation_id, position, key, requested_by, created_at, terms, is_settled, progress)
     VALUES (?, (SELECT COUNT(*) FROM cancellations), ?, ?, ?, ?, 0, ?)`,
    cancellation.cancellationId,
    cancellation.key,
    cancellation.requestedBy,
    cancellation.createdAt,
    JSON.stringify(cancellation.terms),
    JSON.stringify(cancellation.progress),
  );
}

/** Oldest first. */
export function loadCancellations(sql: SqlStorage): CancellationRow[] {
  return sql.exec<RawCancellation>('SELECT * FROM cancellations ORDER BY position').toArray().map(read);
}

export function findCancellation(sql: SqlStorage, cancellationId: CancellationId): CancellationRow | undefined {
  return sql
    .exec<RawCancellation>('SELECT * FROM cancellations WHERE cancellation_id = ?', cancellationId)
    .toArray()
    .map(read)[0];
}

/** Those with a step left to take, oldest first. */
export function cancellationsInMotion(sql: SqlStorage): CancellationRow[] {
  return sql
    .exec<RawCancellation>('SELECT * FROM cancellations WHERE is_settled = 0 ORDER BY position')
    .toArray()
    .map(read);
}

export function saveCancellationProgress(
  sql: SqlStorage,
  cancellationId: CancellationId,
  progress: CancellationProgress,
): void {
  sql.exec(
    'UPDATE cancellations SET progress = ?, is_settled = ? WHERE cancellation_id = ?',
    JSON.stringify(progress),
    isSettledCancellation(progress.step) ? 1 : 0,
    cancellationId,
  );
}
