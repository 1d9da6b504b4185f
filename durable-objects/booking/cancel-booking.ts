// Cancelling: a quote of what would come back, and its confirmation, once.

import type { CancelBooking } from '#contracts/booking-object';
import type { Answered } from '#contracts/booking-service';
import type { CancellationQuoteOnWire, ConfirmedCancellationOnWire } from '#contracts/cancellation';
import { isOutdated, whyClosed } from '#domain/booking';
import { quoteCancellation, quoteExpiresAt } from '#domain/cancellation';
import type { Selection } from '#domain/cancellation-selection';
import type { Failure } from '#domain/errors';
import type { Instant, QuoteId } from '#domain/ids';
import { invariant } from '#domain/invariant';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import { afterSeatChanges } from './after-seat-changes.ts';
import { findAnswer, saveAnswer } from './answer.rows.ts';
import { theBooking } from './booking-store.ts';
import { findQuote, insertQuote, type QuoteRow } from './cancellation.rows.ts';
import { giveUp } from './give-up-places.ts';
import type { Going } from './keep-going.ts';
import { presentConfirmed, presentQuote } from './present-cancellation.ts';
import { seatChangeInMotion } from './seat-change.rows.ts';
import { knownTo, type Shell } from './shell.ts';
import { soldBooking } from './sold-booking.ts';

/** Says what would come back now, and promises it for a while. */
export async function quoteBooking(
  { sql, commit, newId }: Shell,
  caller: Caller,
  selection: Selection,
): Promise<Result<CancellationQuoteOnWire, Failure>> {
  const known = knownTo(sql, caller);
  if (!known.ok) return known;
  return commit((now): Result<CancellationQuoteOnWire, Failure> => {
    const booking = theBooking(sql);
    const sold = soldBooking(sql, booking);
    const terms = quoteCancellation(sold, selection, now);
    if (!terms.ok) return terms;
    const quote = {
      quoteId: newId('quo'),
      bookingVersion: booking.version,
      expiresAt: quoteExpiresAt(sold, terms.value, now),
      terms: terms.value,
    };
    insertQuote(sql, quote);
    return ok(presentQuote(quote, booking.currency));
  });
}

/** Confirms a quote, or finds what this key confirmed, drives it as far as it goes, and answers how it stands. */
export async function cancelBooking(
  shell: Shell,
  going: Going,
  caller: Caller,
  command: CancelBooking,
): Promise<Result<Answered<ConfirmedCancellationOnWire>, Failure>> {
  const known = knownTo(shell.sql, caller);
  if (!known.ok) return known;
  const begun = await afterSeatChanges(shell, going, caller, (now) => confirmQuote(shell, caller, command, now));
  if (!begun.ok) return begun;
  await going.drive(caller);
  const stored = findAnswer(shell.sql, 'cancellations', command.key);
  invariant(stored, 'a cancellation that began has an answer');
  return ok({ status: stored.status, body: stored.answer, isReplay: begun.value.isReplay });
}

/** To be run in one transaction; another request under a key that was used is refused before anything else. */
function confirmQuote(
  shell: Shell,
  caller: Caller,
  command: CancelBooking,
  now: Instant,
): Result<{ isReplay: boolean }, Failure> {
  const { sql } = shell;
  const { key, requestHash, quoteId } = command;
  const first = findAnswer(sql, 'cancellations', key);
  if (first)
    return first.requestHash === requestHash ? ok({ isReplay: true }) : err({ code: 'idempotency_key_reused' });
  // Seats on their way to other places would be confirmed for people who no longer fly.
  if (seatChangeInMotion(sql)) return err({ code: 'busy', retryAfterSeconds: 2 });
  if (isOutdated(theBooking(sql), command)) return err({ code: 'version_mismatch' });
  const quote = usableQuote(sql, quoteId, now);
  if (!quote.ok) return quote;
  const isStaff = caller.kind === 'user' && caller.audience === 'skyhold:staff';
  const cancellation = giveUp(
    shell,
    { terms: quote.value.terms, requestedBy: isStaff ? 'staff' : 'traveller', key },
    now,
  );
  const answer = presentConfirmed(cancellation, theBooking(sql));
  saveAnswer(sql, 'cancellations', key, { requestHash, status: 202, answer });
  return ok({ isReplay: false });
}

/** A quote is good once, for the booking as it was when it was made, and until it expires. */
function usableQuote(sql: SqlStorage, quoteId: QuoteId, now: Instant): Result<QuoteRow, Failure> {
  const quote = findQuote(sql, quoteId);
  if (!quote) return err({ code: 'quote_invalid' });
  const booking = theBooking(sql);
  const closed = whyClosed(booking, now);
  // A booking that was cancelled meanwhile has superseded its quotes; any other end of it says more than that.
  if (closed && closed.code !== 'booking_cancelled') return err(closed);
  if (now >= quote.expiresAt) return err({ code: 'quote_expired', expiredAt: quote.expiresAt });
  if (!quote.isNewest || quote.bookingVersion !== booking.version) return err({ code: 'quote_superseded' });
  return ok(quote);
}
