// Quotes and cancellations as clients read them.
import type { CancellationOnWire, CancellationQuoteOnWire, ConfirmedCancellationOnWire } from '#contracts/cancellation';
import { type MoneyOnWire, presentMoney } from '#contracts/money';
import type { CancellationTerms } from '#domain/cancellation';
import type { Currency } from '#domain/money';
import type { BookingRow } from './booking.rows.ts';
import type { CancellationRow, QuoteRow } from './cancellation.rows.ts';

export function presentQuote(quote: Omit<QuoteRow, 'isNewest'>, currency: Currency): CancellationQuoteOnWire {
  const money = moneyIn(currency);
  return {
    id: quote.quoteId,
    expires_at: new Date(quote.expiresAt).toISOString(),
    refund: money(quote.terms.refundMinor),
    ...presentTerms(quote.terms, currency),
    lines: quote.terms.lines.map(({ kind, code, label, paidMinor, refundMinor }) => ({
      kind,
      code,
      label,
      paid: money(paidMinor),
      refund: money(refundMinor),
    })),
  };
}

export function presentCancellation(cancellation: CancellationRow, currency: Currency): CancellationOnWire {
  const { terms, progress } = cancellation;
  return {
    id: cancellation.cancellationId,
    status: progress.step === 'release' || progress.step === 'refund' ? 'processing' : progress.step,
    requested_by: cancellation.requestedBy,
    refund: { amount: moneyIn(currency)(terms.refundMinor), status: refundStateOf(cancellation) },
    ...presentTerms(terms, currency),
    created_at: new Date(cancellation.createdAt).toISOString(),
  };
}

export function presentConfirmed(cancellation: CancellationRow, booking: BookingRow): ConfirmedCancellationOnWire {
  const { bookingId: id, status, paymentStatus, version } = booking;
  return {
    ...presentCancellation(cancellation, booking.currency),
    booking: { id, status, payment_status: paymentStatus, version },
  };
}

const presentTerms = (terms: CancellationTerms, currency: Currency) => ({
  penalty: moneyIn(currency)(terms.penaltyMinor),
  rule: terms.rule,
  passenger_ids: terms.passengerIds,
  flight_ids: terms.flightIds,
});

function refundStateOf({ terms, progress }: CancellationRow): CancellationOnWire['refund']['status'] {
  if (terms.refundMinor === 0) return 'none';
  if (progress.step === 'succeeded') return 'succeeded';
  return progress.step === 'refund_failed' ? 'failed' : 'processing';
}

const moneyIn =
  (currency: Currency) =>
  (amountMinor: number): MoneyOnWire =>
    presentMoney({ amountMinor, currency });
