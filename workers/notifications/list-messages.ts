// What was written about a booking, for those who may read the booking: kinds and states, never words or addresses.
import type { SentMessageOnWire } from '#contracts/trip';
import type { Failure } from '#domain/errors';
import type { BookingId, Instant } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import type { Caller } from '#platform/caller';

/** What a list shows at most; a booking gets a handful of messages. */
const mostMessages = 100;

export type LedgerEntry = { template: string; state: SentMessageOnWire['state']; settledAt: Instant | null };

export type ListMessagesDeps = {
  /** The booking itself decides who may read it. */
  readBooking(caller: Caller, id: BookingId): Promise<Result<unknown, Failure>>;
  findMessages(id: BookingId, most: number): Promise<LedgerEntry[]>;
};

export async function listMessages(
  deps: ListMessagesDeps,
  caller: Caller,
  id: BookingId,
): Promise<Result<SentMessageOnWire[], Failure>> {
  const [readable, entries] = await Promise.all([deps.readBooking(caller, id), deps.findMessages(id, mostMessages)]);
  return readable.ok ? ok(entries.map(present)) : readable;
}

/** `itinerary@1` is of the kind `itinerary`: which wording was sent is our own business. */
const present = ({ template, state, settledAt }: LedgerEntry): SentMessageOnWire => ({
  kind: template.split('@')[0] ?? template,
  state,
  sent_at: state === 'sent' && settledAt !== null ? new Date(settledAt).toISOString() : null,
});
