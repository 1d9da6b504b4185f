// Writes what happened to a booking: for its timeline, for its ledger, and for the consumers that have to hear of it.
import { type EventConsumer, eventConsumers } from '#contracts/booking-object';
import { bookingEventKinds } from '#contracts/booking-service';
import type { EventActor, TimelineKind } from '#contracts/timeline';
import type { EventId, Instant } from '#domain/ids';
import type { LedgerEntry } from '#domain/ledger';
import type { Caller } from '#platform/caller';
import { addEvent } from '../kit/outbox.ts';
import { insertEntry, isPosted } from './posting.rows.ts';

export type Happening = {
  kind: TimelineKind;
  actor: EventActor;
  /** Ids, codes and amounts; never anything personal, since erasure leaves them. */
  facts: Record<string, unknown>;
  entry?: LedgerEntry | undefined;
  /** Who hears of it, where not everybody does. */
  consumers?: readonly EventConsumer[] | undefined;
};

/** To be called in the transaction of the change. Money that is posted already is not posted again. */
export function recordEvent(sql: SqlStorage, eventId: EventId, happening: Happening, now: Instant): void {
  const { kind, actor, facts, entry, consumers = eventConsumers } = happening;
  const number = addEvent(sql, { eventId, kind, actor, facts }, isTold(kind) ? consumers : [], now);
  if (entry && !isPosted(sql, entry.kind, entry.cause)) insertEntry(sql, number, entry);
}

const isTold = (kind: TimelineKind): boolean => (bookingEventKinds as readonly string[]).includes(kind);

/** Nobody but a provider's webhook comes without having signed in. */
export function actorOf(caller: Caller): EventActor {
  if (caller.kind === 'anonymous') return 'payment_provider';
  if (caller.kind === 'system') return 'skyhold';
  return caller.audience === 'skyhold:staff' ? 'staff' : 'traveller';
}
