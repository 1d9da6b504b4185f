// What leaves says what was meant, to whom it was meant, whatever stands in the fields.
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { composeMessage } from './compose-message.ts';
import type { Mail, MailAddress } from './mail.ts';

const aMail = (change: Partial<Mail> = {}): Mail => ({
  subject: 'Hello',
  text: 'Hello\n',
  html: '<p>Hello</p>\n',
  attachments: [],
  listUnsubscribe: null,
  ...change,
});
const from: MailAddress = { name: 'Skyhold Airways', address: 'bookings@skyhold.example' };
const to: MailAddress = { name: null, address: 'ada@example.com' };
const file = {
  filename: 'trip.ics',
  mimeType: 'text/calendar; charset=utf-8; method=PUBLISH',
  content: 'BEGIN\r\nEND\r\n',
};

const compose = (mail: Partial<Mail> = {}, people: { from?: MailAddress; to?: MailAddress } = {}) =>
  composeMessage('msg_1', { from, to, mail: aMail(mail), ...people }, Date.UTC(2026, 10, 20, 12));

async function rawOf(...input: Parameters<typeof compose>): Promise<string> {
  const composed = await compose(...input);
  if (!composed.ok) throw new Error(`refused: ${composed.error.reason}`);
  return composed.value.raw;
}

describe('a mail that may leave', () => {
  test('reaches one recipient with subject, both bodies and its file as written', async () => {
    const seen = await PostalMime.parse(await rawOf({ attachments: [file] }), { attachmentEncoding: 'utf8' });

    expect(seen.to).toEqual([{ address: 'ada@example.com', name: '' }]);
    expect(seen.from).toEqual({ address: 'bookings@skyhold.example', name: 'Skyhold Airways' });
    expect(seen).toMatchObject({
      subject: 'Hello',
      messageId: '<msg_1@skyhold.example>',
      date: '2026-11-20T12:00:00.000Z',
    });
    expect(seen.text?.trim()).toBe('Hello');
    expect(seen.html?.trim()).toBe('<p>Hello</p>');
    expect(seen.attachments).toMatchObject([{ filename: 'trip.ics', mimeType: 'text/calendar', method: 'PUBLISH' }]);
  });

  test('is the same bytes each time it is composed', async () => {
    expect(await rawOf({ attachments: [file] })).toBe(await rawOf({ attachments: [file] }));
  });

  test('ends every line with CRLF and keeps it within 76 octets', async () => {
    const lines = (await rawOf({ text: `${'long '.repeat(2000)}\n`, subject: '旅'.repeat(150) })).split('\r\n');

    expect(lines.join('')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(76);
  });

  test.each([
    ['accents', 'Votre réservation est confirmée : Genève – Málaga'],
    ['right to left', 'حجزك مؤكد'],
    ['Hebrew with a number inside', 'ההזמנה K7QX4M אושרה'],
    ['beyond the basic plane', 'Bon voyage 🛫🇫🇷'],
    ['something that looks encoded already', '=?utf-8?B?SGVsbG8=?='],
    ['something that looks like a header', 'Bcc: eve@example.com'],
  ])('carries a subject with %s unchanged', async (_, subject) => {
    const seen = await PostalMime.parse(await rawOf({ subject }, { to: { name: subject, address: to.address } }));

    expect(seen.subject).toBe(subject);
    expect(seen.to).toEqual([{ address: to.address, name: subject }]);
  });

  test('names a way out on a mail nobody asked for', async () => {
    const raw = await rawOf({ listUnsubscribe: '<mailto:bookings@skyhold.example?subject=unsubscribe>' });

    expect(raw).toContain('\r\nList-Unsubscribe: <mailto:bookings@skyhold.example?subject=unsubscribe>\r\n');
  });
});

describe('a mail that may not leave', () => {
  const injection = '\r\nBcc: eve@example.com';

  test.each([
    ['an address with a line break', {}, { to: { name: null, address: `ada@example.com${injection}` } }, 'to_address'],
    [
      'a bare line feed in an address',
      {},
      { to: { name: null, address: 'ada@example.com\nBcc:eve@example.com' } },
      'to_address',
    ],
    [
      'two addresses in one field',
      {},
      { to: { name: null, address: 'ada@example.com,eve@example.com' } },
      'to_address',
    ],
    [
      'an address in angle brackets',
      {},
      { to: { name: null, address: 'ada@example.com> <eve@example.com' } },
      'to_address',
    ],
    ['a group', {}, { to: { name: null, address: 'all:ada@example.com;' } }, 'to_address'],
    ['a quoted local part', {}, { to: { name: null, address: '"a\r\nb"@example.com' } }, 'to_address'],
    ['no address', {}, { to: { name: null, address: '' } }, 'to_address'],
    [
      'a sender with a line break',
      {},
      { from: { name: null, address: `x@skyhold.example${injection}` } },
      'from_address',
    ],
    ['a name with a line break', {}, { to: { name: `Ada${injection}`, address: 'ada@example.com' } }, 'to_name'],
    ['a name of nothing', {}, { to: { name: ' ', address: 'ada@example.com' } }, 'to_name'],
    ['a name of 65 characters', {}, { to: { name: 'a'.repeat(65), address: 'ada@example.com' } }, 'to_name'],
    [
      'a name that turns the text round',
      {},
      { to: { name: 'Ada \u202egnp.exe', address: 'ada@example.com' } },
      'to_name',
    ],
    ['half a surrogate pair in a name', {}, { to: { name: 'Ada \ud800', address: 'ada@example.com' } }, 'to_name'],
    ['a subject with a line break', { subject: `Hello${injection}` }, {}, 'subject'],
    ['a subject with a null', { subject: 'Hello\0' }, {}, 'subject'],
    ['a subject of 151 characters', { subject: 'a'.repeat(151) }, {}, 'subject'],
    ['an empty subject', { subject: '' }, {}, 'subject'],
    ['a file name with a line break', { attachments: [{ ...file, filename: `a.ics"${injection}` }] }, {}, 'file_name'],
    ['a file name with a path', { attachments: [{ ...file, filename: '../../etc/passwd' }] }, {}, 'file_name'],
    [
      'a file type with a line break',
      { attachments: [{ ...file, mimeType: `text/calendar${injection}` }] },
      {},
      'file_type',
    ],
    ['a text that would not survive the way', { text: 'Hello \ud800' }, {}, 'body_differs'],
    ['a way out with a line break', { listUnsubscribe: `<mailto:a@b.example>${injection}` }, {}, 'list_unsubscribe'],
  ])('is one with %s', async (_, mail, people, reason) => {
    expect(await compose(mail, people)).toEqual({ ok: false, error: { code: 'mail_refused', reason } });
  });
});

describe('whatever stands in the fields', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          '\r',
          '\n',
          '\r\n',
          'Bcc: ',
          'eve@example.com',
          ',',
          '<',
          '>',
          '"',
          '=?utf-8?Q?=0A?=',
          'é',
          'ش',
          ' ',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  );

  const orPlain = (plain: string) => fc.oneof(fc.constant(plain), hostile);

  test('a message that leaves has exactly the recipient and the subject that were meant', async () => {
    let left = 0;
    await fc.assert(
      fc.asyncProperty(
        orPlain('Ada'),
        orPlain('ada'),
        orPlain('Hello'),
        hostile,
        async (name, local, subject, text) => {
          const recipient = { name, address: `${local}@example.com` };
          const composed = await compose({ subject, text, html: text }, { to: recipient });
          if (!composed.ok) return;

          left++;
          const seen = await PostalMime.parse(composed.value.raw);

          expect(seen.to).toEqual([recipient]);
          expect(seen.bcc).toBeUndefined();
          expect(seen.cc).toBeUndefined();
          expect(seen.subject).toBe(subject);
        },
      ),
      { numRuns: 1000 },
    );
    expect(left).toBeGreaterThan(50);
  });
});
