// What notifications needs to write one mail about an account, asked at the moment of sending.
import type { AccountMail } from '#contracts/identity-service';
import type { AccountMailMessage } from '#contracts/queue-messages';
import type { LinkPurpose } from '#database/accounts-mails';
import type { EventId, Instant } from '#domain/ids';
import type { Caller } from '#platform/caller';
import { linkPath } from './mailed-link.ts';

export type MailToWrite = {
  kind: AccountMailMessage['kind'];
  email: string | null;
  givenName: string;
  locale: string;
  link: { purpose: LinkPurpose; expiresAt: Instant; usedAt: Instant | null } | null;
};

type Deps = {
  now(): Instant;
  linkKey: string;
  findMail(eventId: EventId): Promise<MailToWrite | undefined>;
};

/** Null when the account is gone or the link is spent or too old: such a mail would only mislead. */
export async function readAccountMail(deps: Deps, caller: Caller, eventId: EventId): Promise<AccountMail | null> {
  // The answer holds a live link: no door may ever pass it on to a client.
  if (caller.kind !== 'system') return null;
  const mail = await deps.findMail(eventId);
  if (!mail || mail.email === null) return null;
  const reader = { email: mail.email, givenName: mail.givenName || null, language: mail.locale };
  const { link } = mail;
  if (!link) return { ...reader, linkPath: null, expiresAt: null };
  if (link.usedAt !== null || deps.now() >= link.expiresAt) return null;
  return { ...reader, linkPath: linkPath(deps.linkKey, link.purpose, eventId), expiresAt: link.expiresAt };
}
