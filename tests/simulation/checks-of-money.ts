// Money at quiet, from the provider's books and the ledger: M1 to M6.
import type { Must } from './invariants.ts';
import type { StoredBooking } from './raw-storage.ts';
import type { World } from './world.ts';

export function checkMoneyOf(world: World, booking: StoredBooking, must: Must): void {
  const { bookingId, status, totalMinor, paymentStatus } = booking;
  const intents = world.provider.intents().filter((intent) => intent.bookingId === bookingId);
  const net = intents.reduce((sum, intent) => sum + world.provider.netOf(intent), 0);
  const owed = status === 'confirmed' ? totalMinor : 0;
  must('M1', net === owed, () => `${bookingId} is ${status} and was charged ${net}, owed is ${owed}`);
  must(
    'M1',
    (status === 'confirmed') === (paymentStatus === 'paid'),
    () => `${bookingId} is ${status} and ${paymentStatus}`,
  );
  const captured = intents.filter(({ capturedMinor }) => capturedMinor > 0);
  const refunded = captured.filter(({ refunds }) => refunds.size > 0);
  const isLateMoneyBack = status === 'confirmed' || refunded.length === captured.length;
  must('M2', isLateMoneyBack, () => `late money of ${bookingId} was kept`);
  for (const { paymentId, capturedMinor, refunds, state, amountMinor } of intents) {
    must('M3', capturedMinor <= totalMinor, () => `${paymentId} took ${capturedMinor} of ${totalMinor}`);
    must('M3', refunds.size <= 1, () => `${paymentId} was refunded ${refunds.size} times`);
    must('M4', state !== 'authorised', () => `${paymentId} of ${bookingId} is still authorised`);
    must('M5', amountMinor === totalMinor, () => `${paymentId} asked for ${amountMinor}, shown was ${totalMinor}`);
  }
  const balance = (account: string) =>
    booking.postings.reduce((sum, one) => sum + (one.account === account ? one.amount_minor : 0), 0);
  const inHand = balance('provider');
  must('M6', inHand === net, () => `the ledger of ${bookingId} has ${inHand} at the provider, which has ${net}`);
  const open = [balance('traveller'), balance('refunds_due')];
  must(
    'M6',
    open.every((amount) => amount === 0),
    () => `the ledger of ${bookingId} leaves ${open.join(' and ')} open`,
  );
}

/** Money of a booking that does not exist is nobody's. */
export function checkStrayMoney(world: World, bookings: readonly StoredBooking[], must: Must): void {
  for (const intent of world.provider.intents()) {
    const isKnown = bookings.some(({ bookingId }) => bookingId === intent.bookingId);
    must('M1', isKnown || world.provider.netOf(intent) === 0, () => `${intent.paymentId} belongs to no booking`);
  }
}
