// The money of one booking in double entry: every movement is a set of postings that sums to zero.
import { invariant } from '#domain/invariant';

/**
 * `traveller`: what the traveller owes us, negative for what we owe. `provider`: money of ours at the payment provider.
 * `sales`: what was sold, `penalties`: what was kept of it, both negative as income is. `refunds_due`: promised, not yet paid.
 */
export const ledgerAccounts = ['traveller', 'provider', 'sales', 'penalties', 'refunds_due'] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** Minor units; a debit is positive. */
export type Posting = { account: LedgerAccount; amountMinor: number };

export type EntryKind = 'captured' | 'sold' | 'cancelled' | 'refunded' | 'bounced' | 'returned';

/** `cause` is the id of the payment or cancellation behind it, or the key of its refund: a kind is posted once for each cause. */
export type LedgerEntry = { kind: EntryKind; cause: string; postings: Posting[] };

/** The provider has taken the traveller's money. */
export const captured = (paymentId: string, amountMinor: number): LedgerEntry =>
  entry('captured', paymentId, { provider: amountMinor, traveller: -amountMinor });

/** Tickets were issued for the price. */
export const sold = (paymentId: string, totalMinor: number): LedgerEntry =>
  entry('sold', paymentId, { traveller: totalMinor, sales: -totalMinor });

/** What was sold for `priceMinor` is given up: `refundMinor` of it is promised back, the rest is kept as a penalty. */
export const cancelled = (cancellationId: string, priceMinor: number, refundMinor: number): LedgerEntry => {
  invariant(0 <= refundMinor && refundMinor <= priceMinor, 'no more comes back than was paid for it');
  return entry('cancelled', cancellationId, {
    sales: priceMinor,
    penalties: refundMinor - priceMinor,
    refunds_due: -refundMinor,
  });
};

/** A promised refund has left the provider. */
export const refunded = (refundKey: string, refundMinor: number): LedgerEntry =>
  entry('refunded', refundKey, { refunds_due: refundMinor, provider: -refundMinor });

/** A refund that had left came back to the provider, and is owed again. */
export const bounced = (refundKey: string, refundMinor: number): LedgerEntry =>
  entry('bounced', refundKey, { refunds_due: -refundMinor, provider: refundMinor });

/** Money that was captured without ever buying seats went back. */
export const returned = (paymentId: string, amountMinor: number): LedgerEntry =>
  entry('returned', paymentId, { traveller: amountMinor, provider: -amountMinor });

/** Balances of all accounts; those without postings are zero. */
export function balancesOf(postings: readonly Posting[]): Record<LedgerAccount, number> {
  const balances = { traveller: 0, provider: 0, sales: 0, penalties: 0, refunds_due: 0 };
  for (const { account, amountMinor } of postings) balances[account] += amountMinor;
  return balances;
}

/** What may still be promised back: captured minus refunded minus what is promised already. */
export function refundableMinor(postings: readonly Posting[]): number {
  const { provider, refunds_due: refundsDue } = balancesOf(postings);
  return Math.max(0, provider + refundsDue);
}

function entry(kind: EntryKind, cause: string, amounts: Partial<Record<LedgerAccount, number>>): LedgerEntry {
  const postings = ledgerAccounts.flatMap((account) => {
    const amountMinor = amounts[account] ?? 0;
    return amountMinor === 0 ? [] : [{ account, amountMinor }];
  });
  const sum = postings.reduce((total, { amountMinor }) => total + amountMinor, 0);
  invariant(sum === 0, 'the postings of an entry sum to zero');
  invariant(
    postings.every(({ amountMinor }) => Number.isSafeInteger(amountMinor)),
    'a posting is a whole number of minor units',
  );
  return { kind, cause, postings };
}
