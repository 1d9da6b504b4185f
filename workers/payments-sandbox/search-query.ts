// The part of Stripe's search language that finds by metadata: metadata['payment_id']:'pay_1' AND metadata['booking_id']:'bkg_1'.

/** The pairs that must all match, or null if the query says anything else. */
export function metadataOf(query: string): Record<string, string> | null {
  const clauses = query
    .split(' AND ')
    .map((clause) => /^metadata\[(['"])([\w-]{1,40})\1\]:(['"])([\w-]{1,500})\3$/.exec(clause.trim()));
  const pairs: [string, string][] = [];
  for (const clause of clauses) {
    if (!clause) return null;
    pairs.push([clause[2] ?? '', clause[4] ?? '']);
  }
  return Object.fromEntries(pairs);
}

/** Stripe's search runs behind by up to a minute, so ours always does: nobody shall build on finding things at once. */
export const searchLagSeconds = 60;
