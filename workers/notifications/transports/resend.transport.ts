// Delivery by Resend's HTTP API. Its `Idempotency-Key` makes a repeat safe for a day, as long as the repeat says the same.

import { Buffer } from 'node:buffer';
import type { ComposedMessage } from '../mail/compose-message.ts';
import type { MailAddress } from '../mail/mail.ts';
import { codeOf, type MailTransport, type SendOutcome } from './mail-transport.ts';

type Deps = {
  apiKey: string;
  fetch(request: Request): Promise<Response>;
  /** Aborts when the answer is overdue. */
  deadline(): AbortSignal;
};

export const resendTransport = ({ apiKey, fetch, deadline }: Deps): MailTransport => ({
  name: 'resend',
  // The documented memory is 24 hours; an hour is left for clocks and queues.
  remembersForSeconds: 23 * 3600,
  async send(message) {
    const request = new Request('https://api.resend.com/emails', {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': message.id },
      body: JSON.stringify(bodyOf(message)),
      signal: deadline(),
      redirect: 'manual',
    });
    try {
      return await outcomeOf(await fetch(request));
    } catch {
      return { outcome: 'unknown', reason: 'resend_no_answer' };
    }
  },
});

function bodyOf({ from, to, mail }: ComposedMessage) {
  return {
    from: addressText(from),
    to: [addressText(to)],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.listUnsubscribe === null ? {} : { 'List-Unsubscribe': mail.listUnsubscribe }),
    },
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      content_type: mimeType,
      content: Buffer.from(content).toString('base64'),
    })),
  };
}

/** Quotes and backslashes would end the quoted name, so they go; control characters were refused before. */
function addressText({ name, address }: MailAddress): string {
  return name === null ? address : `"${name.replace(/["\\]/g, '')}" <${address}>`;
}

async function outcomeOf(response: Response): Promise<SendOutcome> {
  const answer: { id?: unknown; name?: unknown } = await response.json<object>().catch(() => ({}));
  if (response.ok) return { outcome: 'accepted', providerId: String(answer.id ?? '') };
  const { status } = response;
  const reason = codeOf(`resend_${status}`, String(answer.name ?? 'error'));
  if (status === 429) return { outcome: 'not_now', reason, retryAfterSeconds: secondsToWait(response) };
  // A wrong key or an unverified domain is mended in the settings; until then the mail waits.
  if (status === 401 || status === 403) return { outcome: 'not_now', reason, retryAfterSeconds: null };
  if (status === 409 && answer.name !== 'invalid_idempotent_request') return { outcome: 'unknown', reason };
  if (status === 408 || status >= 500 || status < 400) return { outcome: 'unknown', reason };
  return { outcome: 'refused', reason, isSuppressed: false };
}

/** `Retry-After` in seconds, at most an hour, so that a strange answer cannot put a mail off for ever. */
function secondsToWait(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(3600, Math.ceil(seconds)) : null;
}
