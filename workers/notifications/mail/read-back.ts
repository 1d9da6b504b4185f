// The composed message as a stranger's mail program reads it; where it reads another story than was meant, it does not leave.

import PostalMime, { type Address, type Email } from 'postal-mime';
import { ok, type Result } from '#domain/result';
import { type Envelope, type MailRefused, refused } from './check-envelope.ts';
import type { MailAddress } from './mail.ts';

const requiredHeaders = ['date', 'from', 'message-id', 'to', 'subject', 'mime-version', 'auto-submitted'];
const allowedHeaders = new Set([...requiredHeaders, 'list-unsubscribe', 'content-type', 'content-transfer-encoding']);

/** Compares recipients, sender, subject, bodies and files, and refuses any header that is missing, twice, or not ours. */
export async function readBack(message: Envelope & { raw: string }): Promise<Result<null, MailRefused>> {
  const seen = await PostalMime.parse(message.raw, { attachmentEncoding: 'utf8' }).catch(() => null);
  if (seen === null) return refused('unreadable');
  const { mail } = message;
  const names = seen.headers.map(({ key }) => key);
  if (names.some((name) => !allowedHeaders.has(name))) return refused('unknown_header');
  if (new Set(names).size !== names.length) return refused('repeated_header');
  if (requiredHeaders.some((name) => !names.includes(name))) return refused('missing_header');
  if (!isOnly(seen.to ?? [], message.to) || seen.cc !== undefined || seen.bcc !== undefined)
    return refused('recipients_differ');
  if (!isOnly(seen.from === undefined ? [] : [seen.from], message.from)) return refused('sender_differs');
  if (seen.subject !== mail.subject) return refused('subject_differs');
  if (!sameText(seen.text, mail.text) || !sameText(seen.html, mail.html)) return refused('body_differs');
  return sameFiles(seen, message) ? ok(null) : refused('files_differ');
}

function isOnly(seen: Address[], meant: MailAddress): boolean {
  const [only] = seen;
  return seen.length === 1 && only?.address === meant.address && only.name === (meant.name ?? '');
}

function sameText(seen: string | undefined, meant: string): boolean {
  return normalLines(seen ?? '') === normalLines(meant);
}

const normalLines = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd();

function sameFiles(seen: Email, { mail }: Envelope): boolean {
  return (
    seen.attachments.length === mail.attachments.length &&
    mail.attachments.every((meant, index) => {
      const file = seen.attachments[index];
      return (
        file?.filename === meant.filename && typeof file.content === 'string' && sameText(file.content, meant.content)
      );
    })
  );
}
