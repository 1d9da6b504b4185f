// Money at quiet, from the provider's books and the ledger: M1 to M6.
import type { Must } from './invariants.ts';
import { netOf } from './provider-refunds.ts';
import { isSold, type StoredBooking } from './raw-storage.ts';
import type { World } from './world.ts';

export function checkMoneyOf(world: World, booking: StoredBooking, must: Must): void {
  const { bookingId, status, totalMinor } = booking;
  const intents = world.provider.intents().filter((intent) => intent.bookingId === bookingId);
  const net = intents.reduce((sum, intent) => sum + netOf(intent), 0);
  const owed = owedBy(booking);
  must('M1', net === owed, () => `${bookingId} is ${status} and was charged ${net}, owed is ${owed}`);
  const money = moneyStatus(booking, owed);
  must('M1', money.includes(booking.paymentStatus), () => `${bookingId} is ${status} and ${booking.paymentStatus}`);
  for (const intent of intents) {
    const { paymentId, capturedMinor, state, amountMinor } = intent;
    const isBack = status !== 'expired' || netOf(intent) === 0;
    must('M2', isBack, () => `late money of ${bookingId} was kept`);
    must('M3', capturedMinor <= totalMinor, () => `${paymentId} took ${capturedMinor} of ${totalMinor}`);
    must('M3', netOf(intent) >= 0, () => `more of ${paymentId} was refunded than it had taken`);
    must('M4', state !== 'authorised', () => `${paymentId} of ${bookingId} is still authorised`);
    must('M5', amountMinor === totalMinor, () => `${paymentId} asked for ${amountMinor}, shown was ${totalMinor}`);
  }
  checkRefunds(world, booking, must);
  checkLedger(booking, net, must);
}

/** The price less what was promised back and has left; what a bank refused to take is still there, for people to see. */
function owedBy(booking: StoredBooking): number {
  if (!isSold(booking)) return 0;
  const gone = booking.cancellations.filter(({ step }) => step === 'succeeded');
  return gone.reduce((sum, { refundMinor }) => sum - refundMinor, booking.totalMinor);
}

function moneyStatus(booking: StoredBooking, owed: number): string[] {
  if (!isSold(booking)) return ['none', 'declined', 'refunded'];
  if (owed === 0) return ['refunded'];
  return [owed === booking.totalMinor ? 'paid' : 'partially_refunded'];
}

/** M3: one refund that stands for each cancellation, of what was promised. */
function checkRefunds({ provider }: World, { bookingId, cancellations }: StoredBooking, must: Must): void {
  const refunds = provider.refundsOf(bookingId).filter(({ state }) => state === 'succeeded');
  for (const { cancellation_id, refundMinor, step } of cancellations) {
    const own = refunds.filter(({ key }) => key.startsWith(`${cancellation_id}:`));
    const expected = step === 'succeeded' && refundMinor > 0 ? [refundMinor] : [];
    const got = own.map(({ amountMinor }) => amountMinor);
    must('M3', JSON.stringify(got) === JSON.stringify(expected), () => {
      return `${cancellation_id} of ${bookingId} is ${step}, promised ${refundMinor} and refunded ${got.join(' and ')}`;
    });
  }
}

/** M6: the ledger has at the provider what the provider has, and leaves nothing open but what people have to see to. */
function checkLedger({ bookingId, postings, cancellations }: StoredBooking, net: number, must: Must): void {
  const balance = (account: string) =>
    postings.reduce((sum, one) => sum + (one.account === account ? one.amount_minor : 0), 0);
  const inHand = balance('provider');
  must('M6', inHand === net, () => `the ledger of ${bookingId} has ${inHand} at the provider, which has ${net}`);
  const parked = cancellations.filter(({ step }) => step === 'refund_failed');
  const due = parked.reduce((sum, { refundMinor }) => sum - refundMinor, 0);
  must('M6', balance('traveller') === 0, () => `the ledger of ${bookingId} leaves ${balance('traveller')} open`);
  must('M6', balance('refunds_due') === due, () => `${bookingId} owes ${balance('refunds_due')}, parked is ${due}`);
}

/** Money of a booking that does not exist is nobody's. */
export function checkStrayMoney({ provider }: World, bookings: readonly StoredBooking[], must: Must): void {
  for (const intent of provider.intents()) {
    const isKnown = bookings.some(({ bookingId }) => bookingId === intent.bookingId);
    must('M1', isKnown || netOf(intent) === 0, () => `${intent.paymentId} belongs to no booking`);
  }
}
