// How a booking is found by the watchdog, and how it leaves it: what was wrong, what is wrong still.
import type { WokenBooking } from '#contracts/booking-object';
import { type BookingFinding, findingsOf } from '#domain/booking-health';
import type { Instant } from '#domain/ids';
import { balancesOf } from '#domain/ledger';
import { loadBooking } from './booking.rows.ts';
import { loadPassengers } from './itinerary.rows.ts';
import { dueAt } from './keep-going.ts';
import { paymentInMotion } from './payment.rows.ts';
import { loadPostings } from './posting.rows.ts';

/** What is wrong at `now` by the rows; nothing for a booking that was never written. */
function findingsIn(sql: SqlStorage, now: Instant): BookingFinding[] {
  const known = loadBooking(sql);
  if (!known) return [];
  const balances = balancesOf(loadPostings(sql));
  const facts = {
    ...known,
    dueAt: dueAt(sql, now),
    payingSince: paymentInMotion(sql)?.createdAt,
    travellerMinor: balances.traveller,
    refundsDueMinor: -balances.refunds_due,
    refundsDueSince: lastChangeAt(sql),
    ticketCount: loadPassengers(sql).filter(({ ticketNumber }) => ticketNumber !== null).length,
  };
  return findingsOf(facts, now);
}

type Found = { findings: BookingFinding[]; version: number; changedAt: Instant };

export function stateBefore(sql: SqlStorage, now: Instant): Found {
  return { findings: findingsIn(sql, now), version: loadBooking(sql)?.version ?? 0, changedAt: lastChangeAt(sql) ?? 0 };
}

/** Its version and when it last changed, to compare copies with, beside what was found before it was woken and after. */
export function wokenBooking(sql: SqlStorage, before: Found, now: Instant): WokenBooking {
  const still = findingsIn(sql, now);
  const { findings, version, changedAt } = before;
  const all = [...findings, ...still.filter((finding) => !findings.includes(finding))];
  return { version, changedAt, findings: all.map((kind) => ({ kind, isRepaired: !still.includes(kind) })) };
}

function lastChangeAt(sql: SqlStorage): Instant | undefined {
  return sql.exec<{ at: number | null }>('SELECT MAX(occurred_at) AS at FROM events').one().at ?? undefined;
}
