// The transaction that gives places up: passengers, status, ledger, event and the first step of what follows, all or nothing.
import { presentMoney } from '#contracts/money';
import { moveBooking } from '#domain/booking';
import type { CancellationTerms } from '#domain/cancellation';
import { beginCancellation } from '#domain/cancellation-steps';
import type { Instant } from '#domain/ids';
import { cancelled } from '#domain/ledger';
import { saveStatus } from './booking.rows.ts';
import { theBooking } from './booking-store.ts';
import { type CancellationRow, insertCancellation } from './cancellation.rows.ts';
import { giveUpPlaces } from './place.rows.ts';
import { recordEvent } from './record-event.ts';
import type { Shell } from './shell.ts';

/** By whom, on which terms, and under which key when somebody confirmed a quote. */
export type GivingUp = Pick<CancellationRow, 'terms' | 'requestedBy' | 'key'>;

/** Seats and money follow by steps; from here on nobody who was given up flies, whatever becomes of those. */
export function giveUp({ sql, newId }: Pick<Shell, 'sql' | 'newId'>, giving: GivingUp, now: Instant): CancellationRow {
  const { terms, requestedBy } = giving;
  const booking = theBooking(sql);
  const cancellationId = newId('can');
  const cancellation = { ...giving, cancellationId, createdAt: now, progress: beginCancellation(terms.refundMinor) };
  insertCancellation(sql, cancellation);
  giveUpPlaces(sql, cancellationId, terms.places);
  saveStatus(sql, terms.isWhole ? moveBooking(booking.status, 'cancelled') : booking.status, booking.paymentStatus);
  const price = terms.refundMinor + terms.penaltyMinor;
  recordEvent(
    sql,
    newId('evt'),
    {
      kind: 'booking.cancelled',
      actor: requestedBy,
      facts: { cancellation_id: cancellationId, ...factsOf(terms, booking.currency) },
      entry: price > 0 ? cancelled(cancellationId, price, terms.refundMinor) : undefined,
    },
    now,
  );
  return cancellation;
}

const factsOf = (terms: CancellationTerms, currency: string) => ({
  passenger_ids: terms.passengerIds,
  flight_ids: terms.flightIds,
  rule: terms.rule.code,
  clause: terms.rule.clause,
  refund: presentMoney({ amountMinor: terms.refundMinor, currency }),
  penalty: presentMoney({ amountMinor: terms.penaltyMinor, currency }),
});
