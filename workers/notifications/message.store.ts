// The queries of the message ledger: each change repeats its precondition, so that of two senders one sends.

import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { type MessageState, messages } from '#database/messages';
import type { BookingId, EventId, Instant, MessageId, UserId } from '#domain/ids';
import { derivedId } from '#platform/new-id';
import type { Envelope } from './mail/check-envelope.ts';

export type MessageKey = {
  eventId: EventId;
  recipientRole: 'contact' | 'account';
  /** Name and version, `itinerary@1`. */
  template: string;
};

/** A message in the hands of one sender; `attempt` tells it from a later one that took over. */
export type Claim = {
  id: MessageId;
  attempt: number;
  /** When an earlier attempt with an open outcome handed it over, to whom, and what it said. */
  handedOver: { at: Instant; transport: string; envelope: Envelope | null } | null;
};

export type Claimed =
  | { kind: 'claimed'; claim: Claim }
  /** Nothing is left to do. */
  | { kind: 'settled'; state: MessageState }
  /** Somebody else has it, or its time has not come. */
  | { kind: 'waiting'; until: Instant };

/** The id of a message: the same for each delivery of its event, and the key its provider sees. */
export const messageIdOf = ({ eventId, recipientRole, template }: MessageKey): Promise<MessageId> =>
  derivedId('msg', eventId, recipientRole, template);

/** Inserts or takes over in one statement; a row in other hands, not yet due or final is left as it is. */
export async function claimMessage(
  db: DrizzleD1Database,
  key: MessageKey & { bookingId: BookingId | null; userId?: UserId },
  now: Instant,
  until: Instant,
): Promise<Claimed> {
  const id = await messageIdOf(key);
  const [row] = await db
    .insert(messages)
    .values({ ...key, id, state: 'sending', attempts: 1, notBefore: until, claimedAt: now })
    .onConflictDoUpdate({
      target: messages.id,
      set: { state: 'sending', attempts: sql`${messages.attempts} + 1`, notBefore: until },
      setWhere: sql`${messages.state} IN ('sending', 'failed') AND ${messages.notBefore} <= ${now}`,
    })
    .returning();
  if (row) return { kind: 'claimed', claim: claimOf(row) };
  const [seen] = await db.select().from(messages).where(eq(messages.id, id));
  if (!seen) return { kind: 'waiting', until: now };
  const isOpen = seen.state === 'sending' || seen.state === 'failed';
  return isOpen ? { kind: 'waiting', until: seen.notBefore } : { kind: 'settled', state: seen.state };
}

function claimOf(row: typeof messages.$inferSelect): Claim {
  const { id, attempts: attempt, handedOverAt: at, transport } = row;
  if (at === null) return { id, attempt, handedOver: null };
  return { id, attempt, handedOver: { at, transport: transport ?? '', envelope: keptEnvelope(row.content) } };
}

/** The column is written by `recordHandOver` alone, with an envelope or nothing. */
const keptEnvelope = (content: unknown): Envelope | null => content as Envelope | null;

export type HandOver = {
  transport: string;
  /** Null for words that may not be kept. */
  envelope: Envelope | null;
  /** The first time it was handed over, and until when this attempt has it. */
  at: Instant;
  until: Instant;
};

/** Written before the transport is called: from here on the message may be on its way. False if the claim was lost. */
export async function recordHandOver(
  db: DrizzleD1Database,
  claim: Claim,
  { transport, envelope, at, until }: HandOver,
): Promise<boolean> {
  const changed = await db
    .update(messages)
    .set({ transport, content: envelope, handedOverAt: at, notBefore: until })
    .where(heldBy(claim))
    .returning({ id: messages.id });
  return changed.length === 1;
}

export type Verdict =
  | { state: 'sent'; providerId: string }
  | { state: 'parked' | 'suppressed'; reason: string }
  /** Surely not sent. */
  | { state: 'failed'; reason: string; notBefore: Instant }
  /** Still open: it may have been sent, and is tried again by the same key. */
  | { state: 'sending'; reason: string; notBefore: Instant };

export async function recordVerdict(
  db: DrizzleD1Database,
  claim: Claim,
  verdict: Verdict,
  now: Instant,
): Promise<void> {
  const isFinal = verdict.state !== 'failed' && verdict.state !== 'sending';
  await db
    .update(messages)
    .set({
      state: verdict.state,
      reason: 'reason' in verdict ? verdict.reason : null,
      ...(verdict.state === 'sent' && { providerId: verdict.providerId }),
      ...('notBefore' in verdict && { notBefore: verdict.notBefore }),
      // What was surely not sent is written anew next time, as things are then.
      ...(verdict.state === 'failed' && { handedOverAt: null, transport: null, content: null }),
      settledAt: isFinal ? now : null,
    })
    .where(heldBy(claim));
}

const heldBy = ({ id, attempt }: Claim) =>
  and(eq(messages.id, id), eq(messages.attempts, attempt), eq(messages.state, 'sending'));

/** Which of these messages need nothing more, asked in one query however many there are. */
export async function findSettled(db: DrizzleD1Database, ids: MessageId[]): Promise<Set<MessageId>> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(sql`${messages.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`, isNotNull(messages.settledAt)),
    );
  return new Set(rows.map(({ id }) => id));
}

/** What was written about a booking, oldest first. */
export async function findMessagesAbout(db: DrizzleD1Database, bookingId: BookingId, most: number) {
  return db
    .select({ template: messages.template, state: messages.state, settledAt: messages.settledAt })
    .from(messages)
    .where(eq(messages.bookingId, bookingId))
    .orderBy(messages.claimedAt, messages.id)
    .limit(most);
}

/** Blanks recipient and words of messages claimed before, a portion at a time; the row itself stays. Answers how many. */
export async function removeContents(db: DrizzleD1Database, before: Instant, most: number): Promise<number> {
  const old = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(isNotNull(messages.content), lt(messages.claimedAt, before)))
    .limit(most);
  const blanked = await db
    .update(messages)
    .set({ content: null })
    .where(inArray(messages.id, old))
    .returning({ id: messages.id });
  return blanked.length;
}
