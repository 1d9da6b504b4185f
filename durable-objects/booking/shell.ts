// What the verbs of a Booking work with: its rows, its transactions, its clock, and whom it calls.
import type { FlightObject } from '#contracts/flight-object';
import type { PaymentsService } from '#contracts/payments-service';
import type { Failure } from '#domain/errors';
import type { FlightId, Instant } from '#domain/ids';
import { err, ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';
import type { groupCommit } from '../kit/group-commit.ts';
import { hasTables } from '../kit/migrate.ts';
import type { Parts } from '../kit/parts.ts';
import { type BookingRow, loadBooking } from './booking.rows.ts';

export type Shell = {
  sql: SqlStorage;
  commit: ReturnType<typeof groupCommit>;
  /** Never before the last instant stored. */
  now(): Instant;
  newId: Parts['newId'];
  randomBelow: Parts['randomBelow'];
  flightAt(id: FlightId): FlightObject;
  payments: PaymentsService;
  queues: { BOOKING_INDEX: Queue; BOOKING_MAIL: Queue };
  /** How long a payment may take from its start until its seats are given up. */
  paymentSeconds(): number;
};

/** The booking for those who may see it; a stranger learns nothing but that it is not theirs. */
export function knownTo(sql: SqlStorage, caller: Caller): Result<BookingRow, Failure> {
  const known = hasTables(sql) ? loadBooking(sql) : undefined;
  if (!known) return err({ code: 'not_found' });
  const maySee =
    caller.kind === 'system' ||
    (caller.kind === 'user' && (caller.userId === known.ownerId || caller.audience === 'skyhold:staff'));
  return maySee ? ok(known) : err({ code: 'not_found' });
}

/** The booking as a caller of its own: an alarm, or whatever goes on behind an answer. */
export const itself = ({ newId }: Pick<Shell, 'newId'>): Caller => ({
  kind: 'system',
  part: 'booking',
  requestId: newId('req'),
});
