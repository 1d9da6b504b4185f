// Attempts to pay, each with its progress, and the provider's news that was acted on.
import type { PaymentOnWire } from '#contracts/booking';
import type { Instant, PaymentId } from '#domain/ids';
import { isSettled, type PaymentProgress } from '#domain/payment-steps';

export type PaymentRow = {
  paymentId: PaymentId;
  key: string;
  requestHash: string;
  paymentMethod: string;
  amountMinor: number;
  createdAt: Instant;
  progress: PaymentProgress;
  answer: PaymentOnWire | null;
};

type RawPayment = {
  payment_id: string;
  key: string;
  request_hash: string;
  payment_method: string;
  amount_minor: number;
  created_at: number;
  progress: string;
  answer: string | null;
};

const read = (row: RawPayment): PaymentRow => ({
  paymentId: row.payment_id as PaymentId,
  key: row.key,
  requestHash: row.request_hash,
  paymentMethod: row.payment_method,
  amountMinor: row.amount_minor,
  createdAt: row.created_at,
  progress: JSON.parse(row.progress) as PaymentProgress,
  answer: row.answer === null ? null : (JSON.parse(row.answer) as PaymentOnWire),
});

export function insertPayment(sql: SqlStorage, payment: Omit<PaymentRow, 'answer'>): void {
  sql.exec(
    `INSERT INTO payments (payment_id, position, key, request_hash, payment_method, amount_minor, created_at, is_settled,
       progress)
     VALUES (?, (SELECT COUNT(*) FROM payments), ?, ?, ?, ?, ?, 0, ?)`,
    payment.paymentId,
    payment.key,
    payment.requestHash,
    payment.paymentMethod,
    payment.amountMinor,
    payment.createdAt,
    JSON.stringify(payment.progress),
  );
}

/** Newest first. */
export function loadPayments(sql: SqlStorage): PaymentRow[] {
  return sql.exec<RawPayment>('SELECT * FROM payments ORDER BY position DESC').toArray().map(read);
}

export function findPayment(sql: SqlStorage, paymentId: PaymentId): PaymentRow | undefined {
  return sql.exec<RawPayment>('SELECT * FROM payments WHERE payment_id = ?', paymentId).toArray().map(read)[0];
}

export function findPaymentByKey(sql: SqlStorage, key: string): PaymentRow | undefined {
  return sql.exec<RawPayment>('SELECT * FROM payments WHERE key = ?', key).toArray().map(read)[0];
}

/** The attempt that is under way; there is one at most. */
export function paymentInMotion(sql: SqlStorage): PaymentRow | undefined {
  return sql.exec<RawPayment>('SELECT * FROM payments WHERE is_settled = 0').toArray().map(read)[0];
}

export function saveProgress(sql: SqlStorage, paymentId: PaymentId, progress: PaymentProgress): void {
  sql.exec(
    'UPDATE payments SET progress = ?, is_settled = ? WHERE payment_id = ?',
    JSON.stringify(progress),
    isSettled(progress.step) ? 1 : 0,
    paymentId,
  );
}

export function saveAnswer(sql: SqlStorage, paymentId: PaymentId, answer: PaymentOnWire): void {
  sql.exec('UPDATE payments SET answer = ? WHERE payment_id = ?', JSON.stringify(answer), paymentId);
}

/** False when this event of the provider has been noted before. */
export function noteProviderEvent(sql: SqlStorage, eventId: string, now: Instant): boolean {
  return (
    sql
      .exec(
        'INSERT INTO provider_events (event_id, received_at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING 1',
        eventId,
        now,
      )
      .toArray().length === 1
  );
}
