// The mails about an account: the only ones that carry a link which opens something.
import type { AccountMail } from '#contracts/identity-service';
import type { AccountMailMessage } from '#contracts/queue-messages';
import { type Block, renderHtml, renderText } from './blocks.ts';
import { localTimeText } from './local-times.ts';
import type { House, Mail } from './mail.ts';
import { phrasesOf } from './phrases.ts';

/** The same account and event always give the same mail, so a repeat needs no copy of the first. */
export function accountMail(house: House, kind: AccountMailMessage['kind'], account: AccountMail): Mail {
  const phrases = phrasesOf(account.language);
  const { subject, intro, link, ignore } = phrases.account[kind];
  const expiry: Block[] =
    account.expiresAt === null
      ? []
      : [{ kind: 'paragraph', text: phrases.validUntil(utcText(account.expiresAt, phrases.language)) }];
  const page = {
    language: phrases.language,
    title: subject,
    blocks: [
      { kind: 'paragraph', text: phrases.greeting(account.givenName) },
      { kind: 'paragraph', text: intro },
      { kind: 'link', label: link, url: house.publicUrl + (account.linkPath ?? '/') },
      ...expiry,
      { kind: 'paragraph', text: ignore },
    ] satisfies Block[],
    footer: phrases.footer(house.airlineName),
    data: [],
  };
  return { subject, text: renderText(page), html: renderHtml(page), attachments: [], listUnsubscribe: null };
}

/** Nobody knows where the reader is, so the time is given in UTC and says so. */
const utcText = (instant: number, language: string): string =>
  localTimeText(new Date(instant).toISOString(), 'UTC', language).replace(' (UTC+00:00, UTC)', ' UTC');
