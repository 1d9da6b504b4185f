// A flight the airline cancels: what is left of its slices is given back in full without anybody asking.
import { carrierCancellation } from '#domain/cancellation';
import type { FlightId, Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Busy } from '../kit/group-commit.ts';
import { theBooking } from './booking-store.ts';
import { giveUp } from './give-up-places.ts';
import { markCancelledByCarrier } from './itinerary.rows.ts';
import { seatChangeInMotion } from './seat-change.rows.ts';
import type { Shell } from './shell.ts';
import { soldBooking } from './sold-booking.ts';

type Needs = Pick<Shell, 'sql' | 'newId'>;

/** To be run in one transaction; hearing of it again changes nothing. While seats are being changed it has to be said again. */
export function carrierCancels(needs: Needs, flightId: FlightId, now: Instant): Result<null, Busy> {
  if (seatChangeInMotion(needs.sql)) return err({ code: 'busy', retryAfterSeconds: 2 });
  if (markCancelledByCarrier(needs.sql, flightId)) giveUpStruckSlices(needs, now);
  return ok(null);
}

/** While money is on its way the payment ends first; then this is done in the transaction of its end. */
export function giveUpStruckSlices(needs: Needs, now: Instant): void {
  const booking = theBooking(needs.sql);
  const isOpen = booking.status === 'held' || booking.status === 'confirmed';
  if (!isOpen || booking.paymentStatus === 'processing') return;
  const terms = carrierCancellation(soldBooking(needs.sql, booking), now);
  if (terms) giveUp(needs, { terms, requestedBy: 'airline', key: null }, now);
}
