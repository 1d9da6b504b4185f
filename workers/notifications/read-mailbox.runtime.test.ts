// The local mailbox: newest first, by recipient, and only on a developer's machine.

import { env } from 'cloudflare:workers';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test } from 'vitest';
import type { CapturedMailOnWire } from '#contracts/notifications-service';
import { capturedMail } from '#contracts/notifications-service';
import type { Anonymous } from '#platform/caller';
import { noon } from './a-post-office.test-builder.ts';
import { findMail, keepMail, listMails } from './mailbox.store.ts';
import { readMail, readMailbox } from './read-mailbox.ts';

const db = drizzle(env.MESSAGES);
const caller: Anonymous = { kind: 'anonymous', requestId: 'req_test' };
const deps = (isLocal: boolean) => ({
  isLocal,
  listMails: (filter: { to?: string; limit: number }) => listMails(db, filter),
  findMail: (id: `msg_${string}`) => findMail(db, id),
});

const aMail = (id: `msg_${string}`, to: string, change: Partial<CapturedMailOnWire> = {}): CapturedMailOnWire => ({
  id,
  to,
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  attachments: [{ filename: 'trip.ics', mime_type: 'text/calendar', content: 'BEGIN:VCALENDAR' }],
  received_at: new Date(noon).toISOString(),
  ...change,
});

test('mails are newest first, also within a millisecond', async () => {
  await keepMail(db, aMail('msg_a', 'order@example.com', { received_at: new Date(noon - 1000).toISOString() }));
  await keepMail(db, aMail('msg_b', 'order@example.com'));
  await keepMail(db, aMail('msg_c', 'order@example.com'));

  const mails = await readMailbox(deps(true), caller, { to: 'order@example.com', limit: 2 });

  expect(mails.map(({ id }) => id)).toEqual(['msg_c', 'msg_b']);
});

test('a recipient is found however the address is written, and sees nobody else', async () => {
  await keepMail(db, aMail('msg_d', 'Case@Example.com'));

  const mails = await readMailbox(deps(true), caller, { to: 'CASE@example.COM', limit: 10 });

  expect(mails).toEqual([aMail('msg_d', 'case@example.com')]);
  expect(capturedMail.array().parse(mails)).toEqual(mails);
});

test('a hostile address or limit finds nothing and breaks nothing', async () => {
  expect(await readMailbox(deps(true), caller, { to: "' OR 1=1 --", limit: 10 })).toEqual([]);
  expect((await readMailbox(deps(true), caller, { limit: -5 })).length).toBeLessThanOrEqual(1);
  expect((await readMailbox(deps(true), caller, { limit: Number.NaN })).length).toBeLessThanOrEqual(1);
});

test('one mail is found by its id, and an unknown id is nothing', async () => {
  await keepMail(db, aMail('msg_e', 'one@example.com'));

  expect(await readMail(deps(true), caller, 'msg_e')).toEqual(aMail('msg_e', 'one@example.com'));
  expect(await readMail(deps(true), caller, 'msg_unknown')).toBeNull();
});

test('outside local mode there is nothing to see', async () => {
  await keepMail(db, aMail('msg_f', 'hidden@example.com'));

  expect(await readMailbox(deps(false), caller, { limit: 10 })).toEqual([]);
  expect(await readMail(deps(false), caller, 'msg_f')).toBeNull();
});
