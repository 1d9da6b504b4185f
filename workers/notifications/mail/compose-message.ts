// A mail and a recipient become the bytes that leave: checked, composed, and read back by another library before anyone sends them.

import { Buffer } from 'node:buffer';
import { createMimeMessage, Mailbox, type MIMEMessage } from 'mimetext/browser';
import type { Instant, MessageId } from '#domain/ids';
import { ok, type Result } from '#domain/result';
import { checkEnvelope, type Envelope, type MailRefused } from './check-envelope.ts';
import { readBack } from './read-back.ts';

export type ComposedMessage = Envelope & {
  /** Also the key by which a provider tells a repeat. */
  id: MessageId;
  /** The whole message by RFC 5322. */
  raw: string;
};

/** The same input gives the same bytes, so a repeat of an attempt is a repeat to the provider too. */
export async function composeMessage(
  id: MessageId,
  envelope: Envelope,
  writtenAt: Instant,
): Promise<Result<ComposedMessage, MailRefused>> {
  const checked = checkEnvelope(envelope);
  if (!checked.ok) return checked;
  const message = { ...envelope, id, raw: rawOf(id, envelope, writtenAt) };
  const seen = await readBack(message);
  return seen.ok ? ok(message) : seen;
}

function rawOf(id: MessageId, { from, to, mail }: Envelope, writtenAt: Instant): string {
  const message = createMimeMessage();
  // mimetext draws boundaries, date and id by itself; given, they make the message repeatable.
  message.boundaries = { mixed: `mixed-${id}`, alt: `alternative-${id}`, related: `related-${id}` };
  message.setHeader('Date', new Date(writtenAt).toUTCString().replace('GMT', '+0000'));
  message.setHeader('Message-ID', `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`);
  message.setSender({ addr: from.address, name: from.name ?? '' });
  message.setTo({ addr: to.address, name: to.name ?? '' });
  message.setSubject(mail.subject);
  message.setHeader('Auto-Submitted', 'auto-generated');
  if (mail.listUnsubscribe !== null) message.setHeader('List-Unsubscribe', mail.listUnsubscribe);
  message.addMessage({ contentType: 'text/plain', encoding: 'base64', data: base64Lines(mail.text) });
  message.addMessage({ contentType: 'text/html', encoding: 'base64', data: base64Lines(mail.html) });
  for (const { filename, mimeType, content } of mail.attachments) {
    message.addAttachment({ filename, contentType: mimeType, data: base64Lines(content) });
  }
  encodeInShortWords(message);
  return `${message.asRaw()}\r\n`;
}

/** mimetext writes a text as one encoded word however long; RFC 2047 allows 75 characters a word, so they are cut and folded. */
function encodeInShortWords(message: MIMEMessage): void {
  for (const field of message.headers.fields) {
    if (field.name === 'Subject') field.dump = (value) => (typeof value === 'string' ? encodedWords(value) : '');
    if (field.name === 'From' || field.name === 'To') field.dump = (value) => [value].flat().map(mailboxText).join('');
  }
}

function mailboxText(value: string | Mailbox | undefined): string {
  if (!(value instanceof Mailbox)) return '';
  return value.name === '' ? `<${value.addr}>` : `${encodedWords(value.name)}\r\n <${value.addr}>`;
}

function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const character of text) {
    const longer = (words.at(-1) ?? '') + character;
    // 39 octets are 52 characters in base64, 64 with the frame of a word, 73 behind `Subject: `.
    if (Buffer.byteLength(longer) > 39) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

function base64Lines(text: string): string {
  const encoded = Buffer.from(text).toString('base64');
  return encoded.match(/.{1,76}/g)?.join('\r\n') ?? '';
}
