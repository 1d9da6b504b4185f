// What the mails about an account say, and where their link leads.

import { expect, test } from 'vitest';
import { languages } from '#contracts/booking';
import { accountMailKinds } from '#contracts/queue-messages';
import { aHouse } from '../a-booking.test-builder.ts';
import { accountMail } from './account-mail.ts';

const anAccount = (change = {}) => ({
  email: 'ada@example.com',
  givenName: 'Ada',
  language: 'en',
  linkPath: '/verify-email?token=abc',
  expiresAt: Date.UTC(2026, 10, 20, 12, 30),
  ...change,
});

test('the mail that confirms an address says "verify" and carries the whole link in text and HTML', () => {
  const mail = accountMail(aHouse(), 'verify_email', anAccount());

  expect(mail.subject.toLowerCase()).toContain('verify');
  expect(mail.text).toContain('https://skyhold.example/verify-email?token=abc\n');
  expect(mail.html).toContain('href="https://skyhold.example/verify-email?token=abc"');
  expect(mail.text).toContain('Fri, 20 Nov 2026, 12:30 UTC');
});

test('a mail without a link of its own leads to the front door and promises no time', () => {
  const mail = accountMail(aHouse(), 'session_reuse', anAccount({ linkPath: null, expiresAt: null }));

  expect(mail.text).toContain('https://skyhold.example/\n');
  expect(mail.text).not.toContain('valid until');
});

test.each(accountMailKinds)('%s is written in every language', (kind) => {
  const texts = languages.map((language) => accountMail(aHouse(), kind, anAccount({ language })).text);

  expect(new Set(texts).size).toBe(languages.length);
});

test('a name cannot become markup', () => {
  const mail = accountMail(aHouse(), 'verify_email', anAccount({ givenName: '<b>Ada</b>' }));

  expect(mail.html).toContain('&lt;b&gt;Ada&lt;/b&gt;');
});

test('the same account and event give the same mail, so that a repeat is the same', () => {
  expect(accountMail(aHouse(), 'verify_email', anAccount())).toEqual(
    accountMail(aHouse(), 'verify_email', anAccount()),
  );
});
