// The settings of the notifications worker, checked together: a transport names what it needs.

import { z } from 'zod';
import { environment, settingsFrom, wholeNumber } from '#platform/config';
import type { House } from './mail/mail.ts';

export const transports = ['mailbox', 'cloudflare', 'resend'] as const;
export type TransportName = (typeof transports)[number];

/** `Skyhold Airways <bookings@skyhold.example>`. */
const sender = z
  .string()
  .regex(/^[^<>"\p{Cc}]{1,64} <[^<>\s@]+@[^<>\s@]+>$/u, 'is a name and an address: Name <address>');

const read = settingsFrom('notifications', {
  ENVIRONMENT: environment,
  MAIL_TRANSPORT: z
    .enum(['', ...transports], `is one of ${transports.join(', ')}, or empty for the local mailbox`)
    .default(''),
  MAIL_FROM: sender,
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  RETENTION_DAYS: wholeNumber(1, 3650),
  RESEND_API_KEY: z.string().optional(),
});

export type Settings = {
  isLocal: boolean;
  transport: TransportName;
  house: House;
  retentionDays: number;
  /** Empty unless mails leave by Resend. */
  resendApiKey: string;
};

export function readSettings(environment: object): Settings {
  const given = read(environment);
  const isLocal = given.ENVIRONMENT === 'local';
  const [name = '', address = ''] = given.MAIL_FROM.slice(0, -1).split(' <');
  return {
    isLocal,
    transport: checkTransport(given.MAIL_TRANSPORT, isLocal, given.RESEND_API_KEY ?? ''),
    house: { airlineName: name, from: { name, address }, publicUrl: given.PUBLIC_URL.replace(/\/+$/, '') },
    retentionDays: given.RETENTION_DAYS,
    resendApiKey: given.RESEND_API_KEY ?? '',
  };
}

/** The mailbox keeps mails where no traveller can read them, so it is a mistake anywhere but on a developer's machine. */
export function checkTransport(wanted: TransportName | '', isLocal: boolean, resendApiKey: string): TransportName {
  const transport = wanted === '' ? 'mailbox' : wanted;
  if (transport === 'mailbox' && !isLocal) {
    throw wrong(
      'MAIL_TRANSPORT: is "cloudflare" or "resend"; the local mailbox exists only where ENVIRONMENT is "local"',
    );
  }
  if (transport === 'resend' && resendApiKey === '') {
    throw wrong('RESEND_API_KEY: is missing; MAIL_TRANSPORT "resend" needs it');
  }
  return transport;
}

const wrong = (fault: string) => new Error(`The settings of worker "notifications" are wrong. ${fault}`);
