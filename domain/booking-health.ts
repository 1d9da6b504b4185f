// What can be wrong with a booking that nobody is looking at. The watchdog gathers the facts; here they get their names.
import { type BookingStatus, isBookingDue, type PaymentStatus } from '#domain/booking';
import type { Instant } from '#domain/ids';

export const bookingFindings = [
  /** Its time to pay is over, and it still stands as held. */
  'deadline_missed',
  /** Something has been due for longer than any alarm is late. */
  'alarm_lost',
  /** Money has been on its way for longer than any step may take. */
  'payment_stuck',
  /** Money was taken that bought nothing and has not gone back. */
  'money_without_tickets',
  /** Tickets stand that nobody paid for. */
  'tickets_without_money',
  /** A refund was promised, and the money has not left. */
  'refund_parked',
] as const;
export type BookingFinding = (typeof bookingFindings)[number];

export type BookingFacts = {
  status: BookingStatus;
  paymentStatus: PaymentStatus;
  paymentRequiredBy: Instant;
  /** When the next thing falls due by its rows; undefined when nothing is left to come. */
  dueAt: Instant | undefined;
  /** When the attempt that is under way began, if one is. */
  payingSince: Instant | undefined;
  /** Balance of the traveller in the ledger, minor units: below zero for money that bought nothing, above for a sale unpaid. */
  travellerMinor: number;
  /** Refunds promised and not yet paid, minor units, and since when. */
  refundsDueMinor: number;
  refundsDueSince: Instant | undefined;
  ticketCount: number;
};

/** Alarms may come a minute late without being lost. */
export const latestAlarmMilliseconds = 60_000;
/** Whatever a fault held up is decided after a quarter of an hour. */
export const longestInMotionMilliseconds = 900_000;

/** Everything that is wrong at `now`, in a fixed order; nothing for a booking that is well. */
export function findingsOf(facts: BookingFacts, now: Instant): BookingFinding[] {
  const isWrong: Record<BookingFinding, boolean> = {
    deadline_missed: isBookingDue(facts, now),
    alarm_lost: isAlarmLost(facts.dueAt, now),
    payment_stuck: isTooLong(facts.payingSince, now),
    money_without_tickets: isMoneyWithoutTickets(facts),
    tickets_without_money: facts.status === 'confirmed' && facts.travellerMinor > 0,
    refund_parked: facts.refundsDueMinor > 0 && isTooLong(facts.refundsDueSince, now),
  };
  return bookingFindings.filter((finding) => isWrong[finding]);
}

/** An object wakes at what is due, at most a minute late; beyond that its alarm is gone. */
export function isAlarmLost(dueAt: Instant | undefined, now: Instant): boolean {
  return dueAt !== undefined && now - dueAt > latestAlarmMilliseconds;
}

/** While a payment is under way its money may stand without seats; at rest it never does. */
function isMoneyWithoutTickets({ status, payingSince, travellerMinor, ticketCount }: BookingFacts): boolean {
  if (payingSince !== undefined) return false;
  return travellerMinor < 0 || (status === 'confirmed' && ticketCount === 0);
}

function isTooLong(since: Instant | undefined, now: Instant): boolean {
  return since !== undefined && now - since > longestInMotionMilliseconds;
}
