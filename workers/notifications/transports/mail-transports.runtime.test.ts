// Every transport against its own far side: the mailbox table, a send_email binding, an HTTP email API.

import { env } from 'cloudflare:workers';
import { Buffer } from 'node:buffer';
import { drizzle } from 'drizzle-orm/d1';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { keepMail, listMails } from '../mailbox.store.ts';
import { cloudflareTransport } from './cloudflare.transport.ts';
import { localMailbox } from './local-mailbox.transport.ts';
import { type Arrived, aMessage, everyTransport, type FarSide } from './mail-transport.test-suite.ts';
import { resendTransport } from './resend.transport.ts';

const clock = { now: () => Date.UTC(2026, 10, 20) };
const inTime = () => new AbortController().signal;
const overdue = () => AbortSignal.abort(new Error('overdue'));

everyTransport('mailbox', () => {
  const db = drizzle(env.MESSAGES);
  let isSilent = false;
  const mine = new Set<string>();
  return {
    transport: localMailbox({
      clock,
      keepMail: async (mail) => {
        if (isSilent) throw new Error('D1 is away');
        mine.add(mail.id);
        await keepMail(db, mail);
      },
    }),
    arrived: async () => {
      const mails = (await listMails(db, { limit: 100 })).filter(({ id }) => mine.has(id));
      return mails.map(({ to, subject, text, html, attachments }) => ({
        from: 'bookings@skyhold.example',
        to,
        subject,
        text: text.trim(),
        html: html.trim(),
        fileNames: attachments.map(({ filename }) => filename),
      }));
    },
    goSilent: () => {
      isSilent = true;
    },
  } satisfies FarSide;
});

everyTransport('cloudflare', () => {
  const seen: Arrived[] = [];
  let deadline = inTime;
  return {
    transport: cloudflareTransport({
      deadline: () => deadline(),
      sendRaw: async (from, to, raw) => {
        if (deadline === overdue) return new Promise<never>(() => {});
        const mail = await PostalMime.parse(raw);
        seen.push({
          from,
          to,
          subject: mail.subject ?? '',
          text: mail.text?.trim() ?? '',
          html: mail.html?.trim() ?? '',
          fileNames: mail.attachments.map(({ filename }) => filename ?? ''),
        });
        return { messageId: `cf-${seen.length}` };
      },
    }),
    arrived: async () => seen,
    goSilent: () => {
      deadline = overdue;
    },
  } satisfies FarSide;
});

type ResendBody = Record<'from' | 'subject' | 'text' | 'html', string> & {
  to: string[];
  attachments: { filename: string; content: string }[];
};

everyTransport('resend', () => {
  const seen = new Map<string, ResendBody>();
  let deadline = inTime;
  return {
    transport: resendTransport({
      apiKey: 're_test',
      deadline: () => deadline(),
      fetch: async (request) => {
        request.signal.throwIfAborted();
        const key = request.headers.get('idempotency-key') ?? '';
        const body = await request.json<ResendBody>();
        const first = seen.get(key);
        if (first && JSON.stringify(first) !== JSON.stringify(body)) {
          return Response.json({ name: 'invalid_idempotent_request' }, { status: 409 });
        }
        seen.set(key, body);
        return Response.json({ id: `re-${key}` });
      },
    }),
    arrived: async () =>
      [...seen.values()].map(({ from, to, subject, text, html, attachments }) => ({
        from: from.replace(/^"Skyhold Airways" <(.*)>$/, '$1'),
        to: to.join(),
        subject,
        text: text.trim(),
        html: html.trim(),
        fileNames: attachments.map(({ filename }) => filename),
      })),
    goSilent: () => {
      deadline = overdue;
    },
  } satisfies FarSide;
});

describe('Resend', () => {
  const answering = (answer: () => Response, seen: Request[] = []) =>
    resendTransport({
      apiKey: 're_test',
      deadline: inTime,
      fetch: async (request) => {
        seen.push(request.clone() as Request);
        return answer();
      },
    });

  test('is asked at its address with the key of the account and the id of the message', async () => {
    const seen: Request[] = [];

    await answering(() => Response.json({ id: 're-1' }), seen).send(await aMessage('msg_headers'));

    expect(seen[0]?.url).toBe('https://api.resend.com/emails');
    expect(seen[0]?.method).toBe('POST');
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer re_test');
    expect(seen[0]?.headers.get('idempotency-key')).toBe('msg_headers');
    const body = await seen[0]?.json<ResendBody>();
    expect(Buffer.from(body?.attachments[0]?.content ?? '', 'base64').toString()).toBe('BEGIN:VCALENDAR\r\n');
  });

  test.each([
    [429, { 'retry-after': '17' }, 'rate_limit_exceeded', { outcome: 'not_now', retryAfterSeconds: 17 }],
    [429, {}, 'rate_limit_exceeded', { outcome: 'not_now', retryAfterSeconds: null }],
    [429, { 'retry-after': '999999999' }, 'daily_quota_exceeded', { outcome: 'not_now', retryAfterSeconds: 3600 }],
    [429, { 'retry-after': 'soon' }, 'rate_limit_exceeded', { outcome: 'not_now', retryAfterSeconds: null }],
    [500, {}, 'application_error', { outcome: 'unknown' }],
    [503, {}, 'unavailable', { outcome: 'unknown' }],
    [302, {}, 'moved', { outcome: 'unknown' }],
    [401, {}, 'missing_api_key', { outcome: 'not_now' }],
    [403, {}, 'validation_error', { outcome: 'not_now' }],
    [409, {}, 'concurrent_idempotent_requests', { outcome: 'unknown' }],
    [409, {}, 'invalid_idempotent_request', { outcome: 'refused' }],
    [422, {}, 'invalid_to_address', { outcome: 'refused', isSuppressed: false }],
  ])('an answer of %i %j %s is understood', async (status, headers: Record<string, string>, name, outcome) => {
    const transport = answering(() =>
      Response.json({ name, message: 'ada@example.com is wrong' }, { status, headers }),
    );

    const answered = await transport.send(await aMessage('msg_answer'));

    expect(answered).toMatchObject(outcome);
    expect(JSON.stringify(answered)).not.toContain('ada@example.com');
  });

  test('an answer that is no JSON is understood by its status', async () => {
    const transport = answering(() => new Response('<html>gateway</html>', { status: 502 }));

    expect(await transport.send(await aMessage('msg_html'))).toEqual({
      outcome: 'unknown',
      reason: 'resend_502_error',
    });
  });
});

describe('Cloudflare', () => {
  test.each([
    ['E_RATE_LIMIT_EXCEEDED', { outcome: 'not_now' }],
    ['E_SENDER_NOT_VERIFIED', { outcome: 'not_now' }],
    ['E_RECIPIENT_SUPPRESSED', { outcome: 'refused', isSuppressed: true }],
    ['E_VALIDATION_ERROR', { outcome: 'refused', isSuppressed: false }],
    ['E_INTERNAL_SERVER_ERROR', { outcome: 'unknown' }],
    ['', { outcome: 'unknown', reason: 'cloudflare_no_answer' }],
  ])('a refusal with code %j is understood', async (code, outcome) => {
    const transport = cloudflareTransport({
      deadline: inTime,
      sendRaw: async () => {
        throw Object.assign(new Error('ada@example.com is wrong'), code ? { code } : {});
      },
    });

    expect(await transport.send(await aMessage('msg_refusal'))).toMatchObject(outcome);
  });
});
