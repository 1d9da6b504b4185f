// What people do with their own account: read and change the profile, erase it all.
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#platform/caller';
import {
  aHouse,
  aSession,
  granted,
  logInTo,
  nobody,
  notifications,
  refresh,
  register,
} from './a-house.test-builder.ts';
import { authenticateApiKey } from './authenticate-api-key.ts';
import { changeProfile } from './change-profile.ts';
import { createApiKey } from './create-api-key.ts';
import { eraseAccount } from './erase-account.ts';
import { readAccountMail } from './read-account-mail.ts';
import { readProfile } from './read-profile.ts';
import { requestPasswordReset } from './request-password-reset.ts';

const unauthenticated = { ok: false, error: { code: 'unauthenticated' } };
const ended = { ok: false, error: { code: 'session_ended' } };

describe('the profile', () => {
  test('shows who one is', async () => {
    const house = aHouse();
    const { email, caller } = await aSession(house);

    expect(granted(await readProfile(house.deps.profile, caller))).toEqual({
      id: caller.userId,
      email,
      given_name: 'Ada',
      family_name: 'Okafor',
      phone: null,
      locale: 'fr',
      roles: ['traveller'],
      created_at: new Date(house.parts.now()).toISOString(),
    });
  });

  test('changes in the named fields alone, and a null phone goes away', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);

    const changed = await changeProfile(house.deps.profileChange, caller, { phone: '+33123456789', locale: 'de' });
    expect(changed).toMatchObject({ ok: true, value: { given_name: 'Ada', phone: '+33123456789', locale: 'de' } });

    const cleared = await changeProfile(house.deps.profileChange, caller, { phone: null, given_name: 'Adaeze' });
    expect(cleared).toMatchObject({ ok: true, value: { given_name: 'Adaeze', phone: null, locale: 'de' } });
  });

  test('stays as it is when nothing is named', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);

    expect(await changeProfile(house.deps.profileChange, caller, {})).toMatchObject({
      ok: true,
      value: { given_name: 'Ada' },
    });
  });

  test('is for nobody without a sign-in or without the scope', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    const reader: SignedIn = { ...caller, scopes: ['profile:read'] };

    expect(await readProfile(house.deps.profile, nobody)).toEqual(unauthenticated);
    expect(await readProfile(house.deps.profile, notifications)).toEqual(unauthenticated);
    expect(await changeProfile(house.deps.profileChange, reader, { locale: 'de' })).toEqual({
      ok: false,
      error: { code: 'scope_missing', scope: 'profile:write' },
    });
  });

  test('leaves the names of changed fields in the audit table, and no values', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    await changeProfile(house.deps.profileChange, caller, { family_name: 'Nwosu' });

    const { results } = await env.ACCOUNTS.prepare('SELECT * FROM audit WHERE entity_id = ?').bind(caller.userId).all();

    expect(results.map((row) => row.action)).toEqual(['register', 'verify_email', 'change_profile']);
    expect(results.at(-1)).toMatchObject({
      actor: caller.userId,
      request_id: 'req_test',
      after: '{"fields":["familyName"]}',
    });
    expect(JSON.stringify(results)).not.toContain('Nwosu');
  });
});

describe('erasure', () => {
  test('blanks everything personal, ends sessions and keys, and keeps the row', async () => {
    const house = aHouse();
    const { email, caller, tokens } = await aSession(house);
    await changeProfile(house.deps.profileChange, caller, { phone: '+33123456789' });
    const request = { name: 'reporting', scopes: ['bookings:read' as const] };
    const key = granted(await createApiKey(house.deps.keyCreation, caller, request));

    expect(await eraseAccount(house.deps.erasure, caller)).toEqual({ ok: true, value: null });

    const row = await env.ACCOUNTS.prepare('SELECT * FROM users WHERE id = ?').bind(caller.userId).first();
    expect(row).toMatchObject({ email: null, password_hash: null, given_name: '', family_name: '', phone: null });
    expect(row?.erased_at).toBe(house.parts.now());
    expect(await refresh(house, tokens.refresh_token)).toEqual(ended);
    expect(await authenticateApiKey(house.deps.keyCheck, nobody, key.secret)).toEqual(unauthenticated);
    expect(await readProfile(house.deps.profile, caller)).toEqual({ ok: false, error: { code: 'not_found' } });
    expect((await logInTo(house, email)).ok).toBe(false);
  });

  test('leaves no trace of address, names or phone in any table', async () => {
    const house = aHouse();
    const { email, caller } = await aSession(house);
    await changeProfile(house.deps.profileChange, caller, { phone: '+33198765432', family_name: 'Okaforquist' });

    await eraseAccount(house.deps.erasure, caller);

    const tables = [
      'users',
      'sessions',
      'refresh_tokens',
      'links',
      'account_mails',
      'mail_requests',
      'api_keys',
      'audit',
    ];
    const dump = JSON.stringify(
      await Promise.all(tables.map((table) => env.ACCOUNTS.prepare(`SELECT * FROM ${table}`).all())),
    );
    for (const personal of [email, '+33198765432', 'Okaforquist']) expect(dump).not.toContain(personal);
  });

  test('makes mails that still wait unwritable', async () => {
    const house = aHouse();
    const { email, caller } = await aSession(house);
    await register(house, email);
    const waiting = house.queue.at(-1)?.event_id ?? 'evt_none';
    expect(await readAccountMail(house.deps.mail, notifications, waiting)).not.toBeNull();

    await eraseAccount(house.deps.erasure, caller);

    expect(await readAccountMail(house.deps.mail, notifications, waiting)).toBeNull();
  });

  test('spends the links that were mailed before', async () => {
    const house = aHouse();
    const { email, caller } = await aSession(house);
    await requestPasswordReset(house.deps.requestReset, nobody, email);

    await eraseAccount(house.deps.erasure, caller);

    const links = await env.ACCOUNTS.prepare('SELECT used_at FROM links WHERE user_id = ?').bind(caller.userId).all();
    expect(links.results).toHaveLength(2);
    expect(links.results.filter((link) => link.used_at === null)).toEqual([]);
  });

  test('gives the address free for a new account', async () => {
    const house = aHouse();
    const { email, caller } = await aSession(house);
    await eraseAccount(house.deps.erasure, caller);

    await register(house, email);

    expect(house.queue.at(-1)).toMatchObject({ kind: 'verify_email' });
    expect(house.queue.at(-1)?.user_id).not.toBe(caller.userId);
  });

  test('is refused in a session that has ended, so a second one too', async () => {
    const house = aHouse();
    const { caller } = await aSession(house);
    await eraseAccount(house.deps.erasure, caller);

    expect(await eraseAccount(house.deps.erasure, caller)).toEqual(ended);
    expect(await eraseAccount(house.deps.erasure, nobody)).toEqual(unauthenticated);
  });
});
