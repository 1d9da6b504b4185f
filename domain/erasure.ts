// When a booking may forget whom it was made for.
import type { BookingStatus, PaymentStatus } from '#domain/booking';
import type { Instant } from '#domain/ids';

/**
 * Once it is over: expired or cancelled, or flown, which is from its last departure on. Until then the flight needs to know who
 * is on it, and the travellers are owed the mails about it. While money moves a booking is not over, whatever else it is.
 */
export function isErasable(
  booking: { status: BookingStatus; paymentStatus: PaymentStatus },
  departures: readonly Instant[],
  now: Instant,
): boolean {
  if (booking.paymentStatus === 'processing') return false;
  switch (booking.status) {
    case 'expired':
    case 'cancelled':
      return true;
    case 'confirmed':
      return departures.every((departingAt) => departingAt <= now);
    case 'held':
      return false;
  }
}
