// The timeline of a booking from its events and postings, oldest first.
import { presentMoney } from '#contracts/money';
import type { EventActor, TimelineEntryOnWire, TimelineKind } from '#contracts/timeline';
import type { Currency } from '#domain/money';
import { loadPostings } from './posting.rows.ts';

export function presentTimeline(sql: SqlStorage, currency: Currency): TimelineEntryOnWire[] {
  const postings = Map.groupBy(loadPostings(sql), ({ eventNumber }) => eventNumber);
  return sql
    .exec<{ number: number; kind: string; actor: string; facts: string; occurred_at: number }>(
      'SELECT number, kind, actor, facts, occurred_at FROM events ORDER BY number',
    )
    .toArray()
    .map((row) => ({
      number: row.number,
      at: new Date(row.occurred_at).toISOString(),
      actor: row.actor as EventActor,
      kind: row.kind as TimelineKind,
      facts: JSON.parse(row.facts) as Record<string, unknown>,
      postings: (postings.get(row.number) ?? []).map(({ account, amountMinor }) => ({
        account,
        amount: presentMoney({ amountMinor, currency }),
      })),
    }));
}
