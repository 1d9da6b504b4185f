// What may stand in the head of a mail. mimetext passes line breaks in addresses and file names on as header lines, a live
// `Bcc` among them, so nothing reaches it that this has not seen.
import { err, ok, type Result } from '#domain/result';
import type { Mail, MailAddress } from './mail.ts';

/** Why a mail may not leave; the reason is a code and holds nothing of the mail. */
export type MailRefused = { code: 'mail_refused'; reason: string };

export const refused = (reason: string) => err({ code: 'mail_refused', reason } satisfies MailRefused);

export type Envelope = { from: MailAddress; to: MailAddress; mail: Mail };

/** Control characters, line and paragraph separators, and the overrides that make text read as something else. */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** One plain ASCII address: no list, no group, no comment, no quoted part. */
const oneAddress =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const mimeType = /^[a-z]+\/[a-z0-9.+-]+(?:; [a-z]+=[A-Za-z0-9-]+)*$/;
const unsubscribeValue = /^<(?:mailto|https):[\x21-\x3b\x3d\x3f-\x7e]{1,500}>$/;

export function checkEnvelope({ from, to, mail }: Envelope): Result<null, MailRefused> {
  for (const [field, mailbox] of Object.entries({ from, to })) {
    if (!oneAddress.test(mailbox.address) || mailbox.address.length > 254) return refused(`${field}_address`);
    if (mailbox.name !== null && !isPrintable(mailbox.name, 64)) return refused(`${field}_name`);
  }
  if (!isPrintable(mail.subject, 150)) return refused('subject');
  if (mail.listUnsubscribe !== null && !unsubscribeValue.test(mail.listUnsubscribe)) return refused('list_unsubscribe');
  for (const attachment of mail.attachments) {
    if (!fileName.test(attachment.filename)) return refused('file_name');
    if (!mimeType.test(attachment.mimeType)) return refused('file_type');
  }
  return ok(null);
}

/** Not empty, within the length in characters as people count them, and without a character that is not meant to be seen. */
function isPrintable(text: string, most: number): boolean {
  return text.trim() !== '' && [...text].length <= most && !unprintable.test(text) && text.isWellFormed();
}
