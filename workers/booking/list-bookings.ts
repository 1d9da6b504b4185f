// Lists bookings from the index, newest first: an owner's own, or what staff look for.
import type { BookingSummaryOnWire } from '#contracts/booking';
import type { ListOf } from '#contracts/conventions';
import { presentMoney } from '#contracts/money';
import type { Failure } from '#domain/errors';
import type { BookingId, FlightId } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { CursorQuestion, Cursors } from '#platform/signed-cursor';
import type { BookingFilter, BookingStore, IndexRow } from './booking.store.ts';

export type Deps = { list: BookingStore['list']; cursors: Cursors; emailHash(email: string): string };
export type Query = { status?: string | undefined; limit: number; after?: string | undefined };
export type StaffQuery = Query & {
  reference?: string | undefined;
  email?: string | undefined;
  flightId?: FlightId | undefined;
};
type Page = Result<ListOf<BookingSummaryOnWire>, Failure>;

/** The caller's own bookings. */
export async function listBookings(deps: Deps, caller: Caller, query: Query): Promise<Page> {
  if (caller.kind !== 'user') return err({ code: 'unauthenticated' });
  const filter = { ownerId: caller.userId, status: query.status };
  return page(deps, 'bookings', filter, query);
}

/** For staff: anybody's bookings, by what a traveller can quote. */
export async function findBookings(deps: Deps, _caller: Caller, query: StaffQuery): Promise<Page> {
  const { reference, email, flightId, status } = query;
  const emailHash = email === undefined ? undefined : deps.emailHash(email.toLowerCase());
  const filter = { reference: reference?.toUpperCase(), emailHash, flightId, status };
  return page(deps, 'staff-bookings', filter, query);
}

async function page(deps: Deps, list: string, filter: BookingFilter, query: Query): Promise<Page> {
  const question: CursorQuestion = { ...filter };
  const position = await deps.cursors.read(list, question, query.after);
  if (!position.ok) return position;
  const [createdAt, id] = position.value ?? [];
  const after = position.value === null ? null : { createdAt: Number(createdAt), id: String(id) };
  const rows = await deps.list(filter, query.limit, after);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  const next = hasMore ? await deps.cursors.write(list, question, [last.createdAt, last.id]) : null;
  return ok({ data: shown.map(summaryOf), next });
}

const summaryOf = (row: IndexRow): BookingSummaryOnWire => ({
  id: row.id as BookingId,
  reference: row.reference,
  status: row.status as BookingSummaryOnWire['status'],
  payment_status: row.paymentStatus as BookingSummaryOnWire['payment_status'],
  payment_required_by: new Date(row.paymentRequiredBy).toISOString(),
  total: presentMoney({ amountMinor: row.totalMinor, currency: row.currency }),
  created_at: new Date(row.createdAt).toISOString(),
});
