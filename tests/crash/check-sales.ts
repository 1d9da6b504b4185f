// After the last kill: nothing acknowledged is lost, replays answer the first answer, seats have one owner, mails came once.
import { setTimeout as pause } from 'node:timers/promises';
import type { BookingOnWire } from '#contracts/booking';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import type { InventoryOnWire } from '#contracts/staff';
import type { Doors } from '../../scripts/demo/connect.ts';
import { type Sale, send } from './persistent-client.ts';

type Entry = { booking_id: string; seat: string | null; state: string };
export type CrashReport = {
  acknowledged: number;
  acknowledgedLost: number;
  /** Never answered, however often they were sent. */
  unanswered: number;
  /** Answered only after asking again under the same key. */
  askedAgain: number;
  /** Had their effect, while the answer was lost with the process: found by the same key. */
  storedButUnanswered: number;
  replaysEqual: number;
  replaysOther: number;
  confirmed: number;
  expired: number;
  undecided: number;
  seatsWithTwoOwners: number;
  flightsThatDoNotAddUp: number;
  seatsStillHeld: number;
  confirmedWithoutSeat: number;
  /** Expired bookings of which no seat is held or taken any more. */
  holdsFreed: number;
  mails: number;
  mailsMissing: number;
  mailsTwice: number;
  mostMailsPerKey: number;
};

export async function checkSales(
  doors: Doors,
  staffToken: string,
  sales: Sale[],
  flights: string[],
): Promise<CrashReport> {
  const report: CrashReport = {
    acknowledged: 0,
    acknowledgedLost: 0,
    unanswered: 0,
    storedButUnanswered: 0,
    askedAgain: 0,
    replaysEqual: 0,
    replaysOther: 0,
    confirmed: 0,
    expired: 0,
    undecided: 0,
    seatsWithTwoOwners: 0,
    flightsThatDoNotAddUp: 0,
    seatsStillHeld: 0,
    confirmedWithoutSeat: 0,
    holdsFreed: 0,
    mails: 0,
    mailsMissing: 0,
    mailsTwice: 0,
    mostMailsPerKey: 0,
  };
  const taken = await checkFlights(doors, staffToken, flights, report);
  for (const sale of sales) await checkSale(doors, sale, taken, report);
  return report;
}

/** Answers the seats on all flights by booking. */
async function checkFlights(
  doors: Doors,
  token: string,
  flights: string[],
  report: CrashReport,
): Promise<Map<string, Entry[]>> {
  const entries: Entry[] = [];
  for (const id of flights) {
    const { body: inventory } = await doors.admin<InventoryOnWire>(`/v1/flights/${id}/inventory`, { token });
    if (!inventory.adds_up) report.flightsThatDoNotAddUp++;
    report.seatsStillHeld += inventory.cabins.reduce((sum, { held }) => sum + held, 0);
    const { body: manifest } = await doors.admin<{ data: Entry[] }>(`/v1/flights/${id}/manifest`, { token });
    const seats = manifest.data.flatMap(({ seat }) => seat ?? []);
    report.seatsWithTwoOwners += seats.length - new Set(seats).size;
    entries.push(...manifest.data);
  }
  return Map.groupBy(entries, ({ booking_id }) => booking_id);
}

async function checkSale(doors: Doors, sale: Sale, taken: Map<string, Entry[]>, report: CrashReport): Promise<void> {
  const { hold, payment, account } = sale;
  for (const asked of [hold, payment]) {
    if (asked?.first && asked.sendings > 1) report.askedAgain++;
    if (asked?.wasStored) report.storedButUnanswered++;
  }
  if (!hold.first) report.unanswered++;
  if (payment && !payment.first) report.unanswered++;
  if (hold.first?.status !== 201) return;
  report.acknowledged++;
  const { status, body: booking } = await doors.api<BookingOnWire>(`/v1/bookings/${hold.first.body.id}`, {
    token: account.token,
  });
  const wasPaid = payment?.first?.status === 201;
  if (wasPaid) report.acknowledged++;
  if (status !== 200) report.acknowledgedLost++;
  if (wasPaid && booking.status !== 'confirmed') report.acknowledgedLost++;
  await checkReplay(doors, account, hold, report);
  if (payment && wasPaid) await checkReplay(doors, account, payment, report);
  if (booking.status === 'confirmed') {
    report.confirmed++;
    const seat = booking.segments[0]?.seats[0]?.seat;
    const isThere = taken.get(booking.id)?.some((entry) => entry.seat === seat && entry.state === 'confirmed');
    if (!isThere) report.confirmedWithoutSeat++;
    const mailCount = await countMails(doors, sale.contact, booking.reference);
    report.mails += mailCount;
    report.mostMailsPerKey = Math.max(report.mostMailsPerKey, mailCount);
    if (mailCount === 0) report.mailsMissing++;
    if (mailCount > 1) report.mailsTwice++;
  } else if (booking.status === 'expired') {
    report.expired++;
    if (!taken.has(booking.id)) report.holdsFreed++;
  } else report.undecided++;
}

async function checkReplay(
  doors: Doors,
  account: Sale['account'],
  heard: Sale['hold'] | NonNullable<Sale['payment']>,
  report: CrashReport,
) {
  const again = await send<unknown>(doors, account, heard);
  const isEqual =
    again.status === heard.first?.status && JSON.stringify(again.body) === JSON.stringify(heard.first.body);
  if (isEqual) report.replaysEqual++;
  else report.replaysOther++;
}

/** What was in a queue when it died comes again after 30 s, 2 min or 10 min, so a mail is waited for. */
async function countMails(doors: Doors, to: string, reference: string): Promise<number> {
  const until = Date.now() + mailPatienceMs;
  for (;;) {
    const { body } = await doors.api<{ data: CapturedMailOnWire[] }>(`/dev/mailbox.json?to=${encodeURIComponent(to)}`);
    const found = body.data.filter(({ text, subject }) => `${subject} ${text}`.includes(reference)).length;
    if (found > 0 || Date.now() > until) return found;
    await pause(1000);
  }
}

const mailPatienceMs = 180_000;
