// Links in mails: the token is an HMAC of the mail's event id, so it can be made again when the mail is, and is stored nowhere.
import type { LinkPurpose } from '#database/accounts-mails';
import type { EventId } from '#domain/ids';
import { hashOf, keyedHash } from '#platform/keyed-hash';

export const linkMilliseconds = 30 * 60 * 1000;

const pages = { verify_email: '/verify-email', reset_password: '/reset-password' } as const;

export function linkToken(linkKey: string, eventId: EventId): string {
  return keyedHash(linkKey, 'link', eventId);
}

export function linkTokenHash(linkKey: string, eventId: EventId): string {
  return hashOf(linkToken(linkKey, eventId));
}

export function linkPath(linkKey: string, purpose: LinkPurpose, eventId: EventId): string {
  return `${pages[purpose]}?token=${linkToken(linkKey, eventId)}`;
}
