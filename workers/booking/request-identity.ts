// The identity of a request: the id its key always leads to, and the hash that tells another request under the same key.
import type { BookingId, PaymentId, UserId } from '#domain/ids';
import { derivedId } from '#platform/new-id';

/** Ids come before attempts: the same account, route and key reach the same booking, however often they are sent. */
export const bookingIdFor = (accountId: UserId, key: string): Promise<BookingId> =>
  derivedId('bkg', accountId, 'POST /v1/bookings', key);

export const paymentIdFor = (bookingId: BookingId, accountId: UserId, key: string): Promise<PaymentId> =>
  derivedId('pay', bookingId, accountId, key);

/** SHA-256 of a request with its fields in a fixed order, so that spelling the same thing otherwise changes nothing. */
export async function requestHash(request: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(inOrder(request))));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]));
}
