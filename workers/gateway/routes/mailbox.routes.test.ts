// The local mailbox.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aGateway } from '../a-gateway.test-builder.ts';
import { aMail } from '../samples.test-builder.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('mails are listed for programs by recipient', async () => {
  const { app, asked } = await aGateway();

  const answer = await app.request('/dev/mailbox.json?to=Ada@Example.com');

  expect(await answer.json()).toEqual({ data: [aMail()] });
  expect(asked.at(-1)?.given[1]).toEqual({ limit: 100, to: 'ada@example.com' });
});

test('a hostile mail is shown without any right to run', async () => {
  const hostile = aMail({
    subject: '<img src=x onerror=alert(1)>',
    text: 'Go to https://skyhold.example/a?b=1&c=2 "now" <script>alert(1)</script>',
    html: '"></iframe><script>alert(1)</script>',
  });
  const { app } = await aGateway({ notifications: { readMail: async () => hostile } });

  const answer = await app.request('/dev/mailbox/msg_1');
  const page = await answer.text();

  expect(page).not.toMatch(/<script|<img/);
  expect(page).toContain('<a href="https://skyhold.example/a?b=1&amp;c=2"');
  expect(page).toContain('sandbox srcdoc="&quot;&gt;&lt;/iframe&gt;');
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

test('an unknown mail is a 404', async () => {
  const { app } = await aGateway();

  expect((await app.request('/dev/mailbox/msg_unknown')).status).toBe(404);
});
