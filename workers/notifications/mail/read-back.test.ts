// The last look before a message leaves: anything that was not meant keeps it here.
import { expect, test } from 'vitest';
import { composeMessage } from './compose-message.ts';
import { readBack } from './read-back.ts';

const mail = { subject: 'Hello', text: 'Hello\n', html: '<p>Hello</p>\n', attachments: [], listUnsubscribe: null };
const envelope = {
  from: { name: 'Skyhold Airways', address: 'bookings@skyhold.example' },
  to: { name: null, address: 'ada@example.com' },
  mail,
};

async function aMessage() {
  const composed = await composeMessage('msg_1', envelope, 0);
  if (!composed.ok) throw new Error(composed.error.reason);
  return composed.value;
}

test('an untouched message passes', async () => {
  expect(await readBack(await aMessage())).toEqual({ ok: true, value: null });
});

test.each([
  ['a blind copy', 'Bcc: eve@example.com\r\n', 'unknown_header'],
  ['a reply address', 'Reply-To: eve@example.com\r\n', 'unknown_header'],
  ['a header of its own', 'X-Mailer: eve\r\n', 'unknown_header'],
  ['a second recipient line', 'To: eve@example.com\r\n', 'repeated_header'],
  ['a second subject', 'Subject: Win a prize\r\n', 'repeated_header'],
])('a message with %s does not leave', async (_, line, reason) => {
  const message = await aMessage();

  const seen = await readBack({ ...message, raw: line + message.raw });

  expect(seen).toEqual({ ok: false, error: { code: 'mail_refused', reason } });
});

test.each([
  ['to somebody else', /<ada@example\.com>/, '<eve@example.com>', 'recipients_differ'],
  ['to somebody else as well', /<ada@example\.com>/, '<ada@example.com>, <eve@example.com>', 'recipients_differ'],
  ['from somebody else', /<bookings@skyhold\.example>/, '<eve@example.com>', 'sender_differs'],
  ['with another subject', /^Subject: .*$/m, 'Subject: Win a prize', 'subject_differs'],
  [
    'with another text',
    Buffer.from(mail.text).toString('base64'),
    Buffer.from('Bye\n').toString('base64'),
    'body_differs',
  ],
  ['without a date', /^Date: .*\r\n/m, '', 'missing_header'],
])('a message %s does not leave', async (_, found, put, reason) => {
  const message = await aMessage();

  const seen = await readBack({ ...message, raw: message.raw.replace(found, put) });

  expect(seen).toEqual({ ok: false, error: { code: 'mail_refused', reason } });
});
