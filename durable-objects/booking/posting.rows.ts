// The ledger of a booking: postings that belong to an event and are never changed.
import { invariant } from '#domain/invariant';
import type { EntryKind, LedgerAccount, LedgerEntry, Posting } from '#domain/ledger';

export type StoredPosting = Posting & { eventNumber: number; kind: EntryKind };

/** True once this kind of entry stands for this cause, so that hearing of it again posts nothing. */
export function isPosted(sql: SqlStorage, kind: EntryKind, cause: string): boolean {
  return sql.exec('SELECT 1 FROM postings WHERE kind = ? AND cause = ? LIMIT 1', kind, cause).toArray().length > 0;
}

/** To be called in the transaction of its event. */
export function insertEntry(sql: SqlStorage, eventNumber: number, { kind, cause, postings }: LedgerEntry): void {
  for (const { account, amountMinor } of postings) {
    sql.exec(
      'INSERT INTO postings (event_number, account, amount_minor, kind, cause) VALUES (?, ?, ?, ?, ?)',
      eventNumber,
      account,
      amountMinor,
      kind,
      cause,
    );
  }
  const { sum } = sql.exec<{ sum: number }>('SELECT COALESCE(SUM(amount_minor), 0) AS sum FROM postings').one();
  invariant(sum === 0, 'the ledger of a booking sums to zero after every entry');
}

export function loadPostings(sql: SqlStorage): StoredPosting[] {
  return sql
    .exec<{ event_number: number; account: string; amount_minor: number; kind: string }>(
      'SELECT event_number, account, amount_minor, kind FROM postings ORDER BY event_number, account',
    )
    .toArray()
    .map((row) => ({
      eventNumber: row.event_number,
      account: row.account as LedgerAccount,
      amountMinor: row.amount_minor,
      kind: row.kind as EntryKind,
    }));
}
