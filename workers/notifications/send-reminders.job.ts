// Every five minutes: each confirmed segment that leaves within 48 hours gets its one check-in reminder.
import type { BookingForMail, ReminderDue } from '#contracts/booking-service';
import type { Failure } from '#domain/errors';
import type { BookingId, Instant, MessageId } from '#domain/ids';
import type { Result } from '#domain/result';
import type { Clock } from '#platform/clock';
import { errorText, log } from '#platform/log';
import { derivedId } from '#platform/new-id';
import type { Delivery, MailDecision, MailKey } from './deliver-mail.ts';
import { checkInReminder } from './mail/booking-mails.ts';
import type { House } from './mail/mail.ts';
import { messageIdOf } from './message.store.ts';

type Window = { from: Instant; until: Instant; limit: number; after: ReminderDue | null };

export type ReminderDeps = {
  clock: Clock;
  house: House;
  /** Candidates from the index of bookings, a copy: what it says is checked against the truth before anyone is written to. */
  departuresBetween(window: Window): Promise<ReminderDue[]>;
  readForMail(id: BookingId): Promise<Result<BookingForMail, Failure>>;
  deliver(key: MailKey, decide: () => Promise<MailDecision>): Promise<Delivery>;
  findSettled(ids: MessageId[]): Promise<Set<MessageId>>;
};

const hour = 3600_000;
/** When check-in opens. */
const leadHours = 48;
/** Check-in closes an hour before departure at the latest, so a later reminder helps nobody. */
const leastHours = 1;
const pageSize = 100;
/** What one run may send, and look at; the next one is five minutes away. */
const mostInOneRun = 2000;
const mostPages = 1000;

/**
 * Reminders go out 48 hours ahead. Each run looks at the whole time until departure, not only at the last five minutes, so
 * that a run that was missed, a flight moved closer and a booking made late are made up for; the ledger keeps it to one.
 */
export async function sendReminders(deps: ReminderDeps): Promise<void> {
  const now = deps.clock.now();
  const window = { from: now + leastHours * hour, until: now + leadHours * hour, limit: pageSize };
  let after: ReminderDue | null = null;
  let count = 0;
  for (let pages = 0; pages < mostPages && count < mostInOneRun; pages++) {
    const page = await deps.departuresBetween({ ...window, after });
    after = page.at(-1) ?? null;
    for (const due of await withoutReminder(deps, page)) {
      if (await sendReminder(deps, due)) count++;
    }
    if (after === null) break;
  }
  log('info', 'reminders_sent', { job: 'reminders', count });
}

/** The version never moves: a new wording must not remind anybody a second time within the window. */
async function keyOf({ bookingId, flightId }: ReminderDue): Promise<MailKey> {
  const eventId = await derivedId('evt', bookingId, flightId, 'check_in_reminder');
  return { eventId, recipientRole: 'contact', template: 'check_in_reminder@1', bookingId };
}

async function withoutReminder(deps: ReminderDeps, page: ReminderDue[]): Promise<ReminderDue[]> {
  const ids = await Promise.all(page.map(async (due) => messageIdOf(await keyOf(due))));
  const settled = await deps.findSettled(ids);
  return page.filter((_, index) => !settled.has(ids[index] ?? 'msg_none'));
}

/** True when the reminder was sent now. One that fails waits for the next run and holds up nobody else. */
async function sendReminder(deps: ReminderDeps, due: ReminderDue): Promise<boolean> {
  try {
    const delivery = await deps.deliver(await keyOf(due), () => decide(deps, due));
    return delivery.isSettled && delivery.state === 'sent';
  } catch (thrown) {
    log('warn', 'reminder_failed', { job: 'reminders', id: due.bookingId, error: errorText(thrown) });
    return false;
  }
}

async function decide({ clock, house, readForMail }: ReminderDeps, due: ReminderDue): Promise<MailDecision> {
  const now = clock.now();
  const read = await readForMail(due.bookingId);
  if (!read.ok && read.error.code === 'not_found') return { kind: 'suppress', reason: 'booking_gone' };
  if (!read.ok) return { kind: 'wait', reason: read.error.code, until: now };
  const { booking, language } = read.value;
  const segment = booking.segments.find(({ flight_id }) => flight_id === due.flightId);
  if (booking.status !== 'confirmed' || segment?.status !== 'confirmed') {
    return { kind: 'suppress', reason: 'no_longer_true' };
  }
  const departingAt = Date.parse(segment.departing_at_utc);
  if (departingAt <= now) return { kind: 'suppress', reason: 'departed' };
  // The index was behind: the flight has moved away, and its time will come.
  if (departingAt > now + leadHours * hour) return { kind: 'wait', reason: 'not_due', until: now };
  if (booking.contact.email === null) return { kind: 'suppress', reason: 'no_address' };
  const mail = checkInReminder({ house, booking, language, now, flightId: due.flightId });
  const to = { name: null, address: booking.contact.email };
  return { kind: 'send', envelope: { from: house.from, to, mail }, isSecret: false };
}
