// Mails about accounts: once each, with the link of that moment, and no copy of it kept.

import { expect, test, vi } from 'vitest';
import type { AccountMail } from '#contracts/identity-service';
import type { EventId } from '#domain/ids';
import { aBatch, aPostOffice, ledgerOf } from './a-post-office.test-builder.ts';
import { sendAccountMails } from './account-mail.consumer.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});

const anEvent = (id: string, kind = 'verify_email') => ({ event_id: `evt_${id}` as EventId, user_id: 'usr_ada', kind });

function anOffice(account: Partial<AccountMail> | null = {}) {
  const office = aPostOffice();
  const answer = account && {
    email: 'ada@example.com',
    givenName: 'Ada',
    language: 'en',
    linkPath: '/verify-email?token=secret-token',
    expiresAt: null,
    ...account,
  };
  const deliver = async (...events: unknown[]) => {
    const { batch, fates } = aBatch('account-mail', ...events);
    await sendAccountMails({ ...office.deps, readAccountMail: async () => answer })(batch);
    return fates;
  };
  return { ...office, deliver };
}

test.each(['verify_email', 'reset_password', 'already_registered', 'session_reuse'])(
  '%s delivered three times is one mail',
  async (kind) => {
    const event = anEvent(`thrice-${kind}`, kind);
    const { deliver, state } = anOffice();

    for (let time = 0; time < 3; time++) expect(await deliver(event)).toEqual(['acknowledged']);

    expect(state.sent).toHaveLength(1);
    expect(state.sent[0]?.mail.text).toContain('https://skyhold.example/verify-email?token=secret-token');
  },
);

test('the ledger never holds the link, also while the outcome is open', async () => {
  const event = anEvent('secret');
  const { deliver, state } = anOffice();
  state.outcomes = [{ outcome: 'unknown', reason: 'no_answer' }];

  expect(await deliver(event)).toEqual(['retried']);
  expect(JSON.stringify(await ledgerOf(event.event_id))).not.toContain('secret-token');
  expect(await deliver(event)).toEqual(['acknowledged']);

  expect(state.sent[1]?.raw).toBe(state.sent[0]?.raw);
  expect(JSON.stringify(await ledgerOf(event.event_id))).not.toMatch(/secret-token|ada@/);
});

test('a mail for an account that is gone is not sent', async () => {
  const event = anEvent('gone');
  const { deliver, state } = anOffice(null);

  expect(await deliver(event)).toEqual(['acknowledged']);

  expect(state.sent).toEqual([]);
  expect(await ledgerOf(event.event_id)).toMatchObject([{ state: 'suppressed', reason: 'account_gone' }]);
});

test('a message that breaks the contract is retried alone', async () => {
  const { deliver, state } = anOffice();

  expect(await deliver({ kind: 'verify_email' }, anEvent('neighbour'), anEvent('x', 'unknown_kind'))).toEqual([
    'retried',
    'acknowledged',
    'retried',
  ]);
  expect(state.sent).toHaveLength(1);
});
