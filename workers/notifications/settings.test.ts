// A wrong setting names itself, and a transport asks for what it needs and nothing else.
import { describe, expect, test } from 'vitest';
import { checkTransport, readSettings } from './settings.ts';

const someSettings = (change = {}) => ({
  ENVIRONMENT: 'local',
  MAIL_TRANSPORT: '',
  MAIL_FROM: 'Skyhold Airways <bookings@skyhold.example>',
  PUBLIC_URL: 'http://localhost:8787/',
  RETENTION_DAYS: '30',
  ...change,
});

describe('a wrong setting names itself', () => {
  test.each([
    ['MAIL_TRANSPORT', 'pigeon', /MAIL_TRANSPORT: is one of mailbox, cloudflare, resend/],
    ['MAIL_FROM', 'bookings@skyhold.example', /MAIL_FROM: is a name and an address/],
    ['MAIL_FROM', 'Skyhold\r\nBcc: eve@example.com <a@b.example>', /MAIL_FROM/],
    ['PUBLIC_URL', 'javascript:alert(1)', /PUBLIC_URL/],
    ['RETENTION_DAYS', '0', /RETENTION_DAYS/],
    ['RETENTION_DAYS', 'soon', /RETENTION_DAYS/],
  ])('%s = %j', (name, value, fault) => {
    expect(() => readSettings(someSettings({ [name]: value }))).toThrow(fault);
  });
});

test('a local machine needs no transport and no key', () => {
  expect(readSettings(someSettings())).toEqual({
    isLocal: true,
    transport: 'mailbox',
    house: {
      airlineName: 'Skyhold Airways',
      from: { name: 'Skyhold Airways', address: 'bookings@skyhold.example' },
      publicUrl: 'http://localhost:8787',
    },
    retentionDays: 30,
    resendApiKey: '',
  });
});

describe('a transport', () => {
  test('is never the mailbox in production, said or unsaid', () => {
    expect(() => checkTransport('', false, '')).toThrow(/MAIL_TRANSPORT/);
    expect(() => checkTransport('mailbox', false, '')).toThrow(/MAIL_TRANSPORT/);
  });

  test('asks for the key of Resend only where mails leave by Resend', () => {
    expect(() => checkTransport('resend', false, '')).toThrow(/RESEND_API_KEY/);
    expect(checkTransport('resend', false, 're_1')).toBe('resend');
    expect(checkTransport('cloudflare', false, '')).toBe('cloudflare');
  });
});
